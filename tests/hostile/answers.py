"""Answers and texts from other programs: submissions of ODK and Kobo alone and in archives, translations."""

from __future__ import annotations

import io
import tempfile
import warnings
import zipfile
from functools import cache
from pathlib import Path
from random import Random

from hrcapp.secretariat import odk_files, odk_instance, odk_sources, translation_units
from hrcapp.secretariat.translation_fold import Status
from hrcapp.secretariat.translation_units import Document, Unit
from hrcapp.xforms import FormSession, load
from hrcapp.xforms.limits import MAX_INSTANCE_BYTES
from tests.hostile import forms, markup, mutations, sheets
from tests.hostile.case import Case, Format, changed

FORM = load(forms.survey())


@cache
def submission() -> bytes:
    """A whole one of the small form, with two instances of its repeat."""
    session = FormSession.new(FORM, now=forms.NOW, language="en", instance_id="uuid:sample-1")
    session.set_value("/data/who", "Sample Person")
    session.add_repeat("/data/visit")
    session.set_value("/data/visit[1]/people", "12")
    return session.instance_xml(relevant_only=False)


def _instance(data: bytes) -> None:
    """What fits into a form is whole XML of it within the bounds, and opens there again or is refused."""
    if odk_instance.looks_like_instance(data):
        fitted = odk_instance.fit(odk_instance.read(data), [FORM])
        odk_instance.read(fitted.instance_xml)
        assert len(fitted.instance_xml) <= 2 * MAX_INSTANCE_BYTES
    FormSession.restore(FORM, data, now=forms.NOW)


# -- archives


def _archive(chance: Random) -> Case:
    """An export as a zip, with a member harmed, named to harm, twice, encrypted, or of another size."""
    files = {
        "export/one/submission.xml": submission(),
        "export/one/plan.pdf": b"%PDF-1.7 sample",
        "export/form.csv": sheets.csv_table(),
    }
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)  # two members of one name are meant
        for name, content in files.items():
            if chance.random() < 0.3:
                name = chance.choice(("../../" + name, "/" + name, "C:\\" + name, name.upper(), "a/" * 300))
            if chance.random() < 0.2:
                content = changed(chance, markup.MARKUP, content)
            for _ in range(chance.choice((1, 1, 1, 2))):
                archive.writestr(zipfile.ZipInfo(name[:60_000]), content, zipfile.ZIP_DEFLATED)
        if chance.random() < 0.03:
            archive.writestr("export/big.csv", b"KEY\n" + b"\n" * 100_000_000)
        if chance.random() < 0.03:
            for number in range(20_000):
                archive.writestr(f"export/{number}.xml", b"")
    data = out.getvalue()
    if chance.random() < 0.7:
        data = changed(chance, (_directory, *mutations.BYTES), data)
    return Case("archive", data, by_its_sender=True)


def _directory(chance: Random, data: bytes) -> bytes:
    """One field in the list of members says something else: flags, method, sizes, name, place."""
    at = data.find(b"PK\x01\x02", chance.randrange(len(data)))
    at = at if at >= 0 else data.find(b"PK\x01\x02")
    field = at + chance.choice((6, 8, 10, 16, 20, 24, 28, 30, 32, 38, 42, 46))
    return data[:field] + chance.randbytes(2) + data[field + 2 :]


def _archive_door(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.zip"
        path.write_bytes(data)
        with odk_sources.archive(path) as archive:
            if archive is None:
                return
            for one in odk_files.arranged(archive.paths, archive):
                if odk_files.is_table(one):
                    odk_files.table(one, archive.take(one, odk_files.MAX_TABLE), archive)
                elif one.suffix.lower() == ".xml":
                    _instance(archive.take(one, MAX_INSTANCE_BYTES))
        assert list(Path(folder).iterdir()) == [path]


# -- translations


@cache
def _translation(kind: translation_units.Format) -> bytes:
    texts = (("Sample text", "Texte"), ("Zwei\nZeilen", ""), ("بلدية", "Mairie"))
    units = [
        Unit(f"t{n}", source, target, Status.DRAFT if target else None, "Sample (1)", "Question?")
        for n, (source, target) in enumerate(texts)
    ]
    return translation_units.write(Document("en", "fr", tuple(units)), kind)


def translation_files() -> list[bytes]:
    """One of each kind."""
    return [_translation(kind) for kind in translation_units.Format]


def _po(chance: Random, data: bytes) -> bytes:
    times = chance.choice((50, 60_000))
    kinds = (
        b'"Plural-Forms: nplurals=999999999; plural=n;\\n"\n',
        b'"Plural-Forms: nplurals=2; plural=' + b"(" * 5_000 + b';\\n"\n',
        b'"Content-Type: text/plain; charset=x-none\\n"\n',
        b'"Language: ' + b"x" * 5_000 + b'\\n"\n',
        b'"POT-Creation-Date: 9999-99-99 99:99+9999\\n"\n',
        b'"Last-Translator: \\xff\\n"\n"MIME-Version\\n"\n',
        b'"Project-Id-Version\\n"\n',
        b'msgctxt "x"\nmsgid "y"\nmsgid_plural "z"\nmsgstr[0] "a"\nmsgstr[99999999] "b"\n\n',
        b'msgid "a"\nmsgstr "b"\n\n' * times,
        b'msgid ""\n' + b'"x"\n' * times + b'msgstr ""\n\n',
        b'msgid "' + b"\\" * 999 + b'"\nmsgstr "' + b"\\x" * 99 + b'"\n\n',
        b"#, fuzzy, " + b"x, " * times + b"\n",
        b"#: a:99999999999999999999\n#| x\n#~ msgid\n",
    )
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return b"".join((*lines[:at], chance.choice(kinds), *lines[at:]))


def _translations(chance: Random) -> Case:
    if chance.random() < 0.5:
        data = _translation(translation_units.Format.PO)
        ways = (_po, _po, _po, mutations.line, sheets.other_text, *mutations.BYTES)
    else:
        data = _translation(translation_units.Format.XLIFF)
        ways = (_units, *markup.MARKUP)
    return Case("translation", changed(chance, ways, data), by_its_sender=True)


def _units(chance: Random, data: bytes) -> bytes:
    """Units in units, segments without end, an order that is none."""
    depth, times = chance.choice((3, 90, 200)), chance.choice((5, 20_000))
    kinds = (
        b'<unit id="u">' * depth + b"<segment><source>x</source></segment>" * times + b"</unit>" * depth,
        b'<unit id="u"><segment><source/><target order="9999999999999999">x</target></segment></unit>',
        b'<unit id="u"><segment><source>' + b"<mrk>" * depth + b"x" + b"</mrk>" * depth + b"</source>"
        b"</segment></unit>",
        b'<unit id="u"/>' * times * 3,
    )
    return data.replace(b"<unit", chance.choice(kinds) + b"<unit", 1)


def _translation_door(data: bytes) -> None:
    found = translation_units.read(data, "x")
    assert len(found.units) <= translation_units.MAX_UNITS
    assert all(isinstance(text, str) for one in found.units for text in (one.id, one.source, one.target))


def formats() -> list[Format]:
    def instances(chance: Random) -> Case:
        return Case("instance", changed(chance, markup.MARKUP, submission()), by_its_sender=True)

    return [
        Format("instance XML", _instance, instances),
        Format("archives of submissions", _archive_door, _archive, share=0.2),
        Format("translations", _translation_door, _translations),
    ]
