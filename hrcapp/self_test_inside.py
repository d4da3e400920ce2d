"""`hrcapp self-test`: what journey and windows do not reach, such as workers, drop boxes and key stores."""

from __future__ import annotations

import importlib
import io
import os
from collections.abc import Callable
from pathlib import Path

from hrcapp.model.faults import Code, Fault
from hrcapp.model.workers import WORKERS

_DROP_BOXES = ("sftp", "smb", "s3", "webdav")
_FORM = """
| survey |      |      |             |
|        | type | name | label       |
|        | text | town | Sample town |
| settings | form_id | form_title |
|          | sample  | Sample     |
"""


def workers(folder: Path) -> str:
    """Each of our own programs starts and does its work, or refuses it for the right reason."""
    statement = (folder / "journey" / "statement-ar.pdf").read_bytes()
    for check in (_sealing, _scanning, _card):
        check()
    _statements(statement)
    return str(len(WORKERS))


def _sealing() -> None:
    from hrcapp.exchange import age

    identity, recipient = age.generate()
    data = os.urandom(age.APART_FROM + 1)
    if age.decrypt(age.encrypt(data, [recipient]), [identity]) != data:
        raise RuntimeError("a large file does not come back")


def _scanning() -> None:
    from PIL import Image

    from hrcapp.media.scans import read_scan

    for kind in ("PNG", "JPEG"):
        page = io.BytesIO()
        Image.new("RGB", (620, 877), "white").save(page, kind)
        if len(read_scan(page.getvalue(), f"page.{kind.lower()}")) != 1:
            raise RuntimeError(kind)


def _card() -> None:
    from hrcapp.statement.card_process import cards

    _told(Code.CARD_LIBRARY_UNUSABLE, lambda: cards(Path("no-such-library")))


def _statements(pdf: bytes) -> None:
    from hrcapp import statement
    from hrcapp.submission import filled

    if statement.verify(pdf).verdict != "intact" or not statement.look(pdf, name="sample.pdf").signed:
        raise RuntimeError("the statement is not judged")
    _told(Code.FILLED_FORM_FOREIGN, lambda: filled.look(pdf))


def _told(code: Code, work: Callable[[], object]) -> None:
    """The work is refused for this reason, and no other: the program that looked at it ran."""
    try:
        work()
    except Fault as fault:
        if fault.code is not code:
            raise
    else:
        raise RuntimeError(f"no {code}")


def drop_boxes(_folder: Path) -> str:
    """What each way to a server is made with can be loaded; S3 has descriptions that lie in files."""
    from botocore.session import Session

    for kind in _DROP_BOXES:
        importlib.import_module(f"hrcapp.exchange.dropbox.{kind}")
    keys = {"aws_access_key_id": "sample", "aws_secret_access_key": "sample"}
    Session().create_client("s3", region_name="us-east-1", **keys).close()
    return " ".join(_DROP_BOXES)


def key_store(_folder: Path) -> str:
    """The system's keyring, or the app's own file where there is none."""
    from hrcapp.vault.keystore import system_backend

    return system_backend() or "file"


def libraries(folder: Path) -> str:
    """Pictures of telephones, tables, and forms that are written elsewhere."""
    import pi_heif

    from hrcapp.xforms.compile import compile_form

    source = folder / "sample.md"
    source.write_text(_FORM, "utf-8")
    if b"Sample town" not in compile_form(source):
        raise RuntimeError("no form")
    return f"HEIF {pi_heif.libheif_version()}, XLSForm"
