"""What happens to signed statements on their way, each with the verdict it deserves."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from hrcapp import statement
from hrcapp.statement import Reason, Trust
from tests.unit.statement.authority import authority
from tests.unit.statement.cards import certificate
from tests.unit.statement.samples import (
    PASSWORD,
    paint_over,
    sealed,
    signed_elsewhere,
    signed_too,
    swap_attachment,
    take_signature_out,
    unsigned,
    updated,
)

sys.path.append(str(Path(__file__).resolve().parents[2] / "hostile"))
import pdfs

POPPLER_TOOLS = ("pdfsig", "certutil", "pk12util")
UNREADABLE = "unreadable"
"""In place of a verdict: no PDF that can be read."""


@dataclass(frozen=True)
class Fixture:
    """A file: what was done to it in a few words, how it is made, and what must be said of it."""

    what: str
    make: Callable[[], bytes]
    verdict: str
    reason: Reason = Reason.NONE
    trust: Trust | None = None
    """Of the first signature, where it is the point."""
    tools: tuple[str, ...] = ()
    """Programs without which it can't be made."""

    @property
    def possible(self) -> bool:
        return all(shutil.which(tool) for tool in self.tools)


def byte_flipped() -> bytes:
    pdf = bytearray(sealed())
    pdf[len(unsigned()) // 2] ^= 1
    return bytes(pdf)


def saved_again() -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(sealed())) as pdf:
        pdf.save(out)
    return out.getvalue()


def bytes_beside_the_signature() -> bytes:
    """The room kept for a signature is larger than the signature; its end is covered by nothing."""
    pdf = bytearray(sealed())
    with pikepdf.open(BytesIO(sealed())) as inside:
        end = int(inside.Root.AcroForm.Fields[0].V.ByteRange[2])
    pdf[end - 8 : end - 4] = b"beef"
    return bytes(pdf)


def names_that_collide(writer: IncrementalPdfFileWriter) -> None:
    """A second list of attachments, under a key that another spelling makes equal to the first one."""
    other = writer.add_object(generic.StreamObject(stream_data=b"<data>other</data>"))
    file = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Filespec"),
            generic.pdf_name("/F"): generic.pdf_string("submission.xml"),
            generic.pdf_name("/EF"): generic.DictionaryObject({generic.pdf_name("/F"): other}),
        }
    )
    listed = generic.ArrayObject([generic.pdf_string("submission.xml"), writer.add_object(file)])
    names = generic.DictionaryObject({generic.pdf_name("/Names"): listed})
    writer.root[generic.pdf_name("/N_61mes")] = generic.DictionaryObject(
        {generic.pdf_name("/EmbeddedFiles"): names}
    )
    writer.update_root()


def colliding_key() -> bytes:
    return updated(sealed(), names_that_collide).replace(b"/N_61mes", b"/N#61mes")


def attachment_twice(writer: IncrementalPdfFileWriter) -> None:
    """Another attachment of the same name, before the signed one."""
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    at = next(i for i in range(0, len(names), 2) if names[i] == "submission.xml")
    other = writer.add_object(generic.StreamObject(stream_data=b"<data>other</data>"))
    file = generic.DictionaryObject(
        {generic.pdf_name("/EF"): generic.DictionaryObject({generic.pdf_name("/F"): other})}
    )
    names[at:at] = [generic.pdf_string("submission.xml"), writer.add_object(file)]
    writer.update_container(names)


def pages_that_loop(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"].append(writer.root.raw_get("/Pages"))
    writer.update_container(pages["/Kids"])


def huge_object(writer: IncrementalPdfFileWriter) -> None:
    stream = generic.StreamObject(stream_data=bytes(300 << 20))
    stream.compress()
    writer.add_stream_to_page(0, writer.add_object(stream))


def signed_by_poppler() -> bytes:
    """A second signature in a field that pdfsig adds by itself."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "in.pdf").write_bytes(sealed())
        (folder / "key.p12").write_bytes(_rsa_key())
        store = f"sql:{folder}"
        for command in (
            ["certutil", "-N", "-d", store, "--empty-password"],
            ["pk12util", "-i", str(folder / "key.p12"), "-d", store, "-W", PASSWORD],
            ["pdfsig", "-nssdir", str(folder), "-add-signature", "-nick", "sample", str(folder / "in.pdf"),
             str(folder / "out.pdf")],
        ):  # fmt: skip
            subprocess.run(command, check=True, capture_output=True)
        return (folder / "out.pdf").read_bytes()


def _rsa_key() -> bytes:
    """A PKCS#12 file of the kind that pdfsig can sign with."""
    key = rsa.generate_private_key(65537, 2048)
    own = x509.load_der_x509_certificate(
        certificate(key, "Second Sample", {"digital_signature": True}, (-30, 300))
    )
    protection = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"sample", key, own, None, protection)


FIXTURES = (
    Fixture("Nothing", sealed, "intact", trust=Trust.SELF_MADE),
    Fixture("Not signed", unsigned, "unsigned", Reason.NO_SIGNATURE),
    Fixture("Signed by a second signatory", lambda: signed_too(sealed()), "intact"),
    Fixture("Timestamped and archived", lambda: statement.archive(sealed(), authority()), "intact"),
    Fixture("One byte flipped", byte_flipped, "broken", Reason.BYTES_DIFFER),
    Fixture("Saved again by another program", saved_again, "broken", Reason.BYTES_DIFFER),
    Fixture("Cut off before its end", lambda: sealed()[:-200], "broken", Reason.UNREADABLE),
    Fixture(
        "Page painted over by an update",
        lambda: updated(sealed(), paint_over),
        "changed",
        Reason.CHANGED_AFTERWARDS,
    ),
    Fixture(
        "Attachment swapped by an update",
        lambda: updated(sealed(), swap_attachment),
        "changed",
        Reason.CHANGED_AFTERWARDS,
    ),
    Fixture(
        "Attachment swapped between two signatures",
        lambda: signed_too(updated(sealed(), swap_attachment)),
        "changed",
        Reason.CHANGED_AFTERWARDS,
    ),
    Fixture(
        "A second attachment of the same name",
        lambda: updated(sealed(), attachment_twice),
        "changed",
        Reason.CHANGED_AFTERWARDS,
    ),
    Fixture(
        "Names that collide: the attachments listed again under `/N#61mes`",
        colliding_key,
        "changed",
        Reason.AMBIGUOUS,
    ),
    Fixture("Junk after the end", lambda: sealed() + b"\njunk", "changed", Reason.DATA_AFTER_END),
    Fixture(
        "Bytes hidden in the room of a signature",
        bytes_beside_the_signature,
        "changed",
        Reason.PART_NOT_COVERED,
    ),
    Fixture(
        "Signature taken out of its field",
        lambda: updated(sealed(), take_signature_out),
        "broken",
        Reason.SIGNATURE_REMOVED,
    ),
    Fixture(
        "First of two signatures taken out",
        lambda: updated(signed_too(sealed()), take_signature_out),
        "changed",
        Reason.CHANGED_AFTERWARDS,
    ),
    Fixture(
        "Signed a second time by poppler, in a field of its own",
        signed_by_poppler,
        "changed",
        Reason.FIELD_ADDED,
        tools=POPPLER_TOOLS,
    ),
    Fixture(
        "Signed with a self-made certificate",
        lambda: signed_too(unsigned(), field=1, issuer=None),
        "intact",
        trust=Trust.SELF_MADE,
    ),
    Fixture(
        "Signed elsewhere with an expired certificate",
        lambda: signed_elsewhere(unsigned(), days=(-900, -600)),
        "intact",
        trust=Trust.OUT_OF_DATE,
    ),
    Fixture(
        "Signed elsewhere with a certificate for web servers",
        lambda: signed_elsewhere(unsigned(), purposes=[ExtendedKeyUsageOID.SERVER_AUTH]),
        "intact",
        trust=Trust.WRONG_PURPOSE,
    ),
    Fixture(
        "Pages that loop, by an update",
        lambda: updated(sealed(), pages_that_loop),
        "changed",
        Reason.CHANGED_AFTERWARDS,
    ),
    Fixture(
        "An object that unfolds to 300 MB, by an update",
        lambda: updated(sealed(), huge_object),
        "changed",
        Reason.CHANGED_AFTERWARDS,
    ),
    Fixture("A form field that holds itself", pdfs.field_that_holds_itself, UNREADABLE),
    Fixture(
        "Four thousand empty updates", lambda: pdfs.revisions(sealed(), 4000), "broken", Reason.UNREADABLE
    ),
    Fixture(
        "A table of contents that unfolds to 300 MB", lambda: pdfs.table_that_unfolds(300 << 20), UNREADABLE
    ),
)
