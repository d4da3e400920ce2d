"""What leaves the desk: every format whole, contacts only if asked and agreed, the public by consent."""

from __future__ import annotations

import csv
import gc
import hashlib
import io
import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from desk_world import START, World
from lxml import etree, html
from test_report import full_form

from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.export import Choice, Exporter, Format
from hrcapp.secretariat.export.questions import given
from hrcapp.xforms import FormSession, load

DAY = START.date()
TABLES = [
    "parties",
    "names",
    "submissions",
    "answers",
    "initiatives",
    "signatories",
    "choices",
    "translations",
    "findings",
    "finding_parties",
]
SHY, OPEN, PARTNER = "Shy Sample Town", "Open Sample Town", "Sample Network"
SECRET = "sample-secret@example.org"
SHARED = "sample-shared@example.org"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A town that agrees to nothing, one that agrees to everything, and a network."""
    made = World.make(tmp_path_factory.mktemp("export"))
    shy = full_form(made.town(SHY, country="SN"), contact_email=SECRET, publish_statement="no")
    agreed = dict.fromkeys(("publish_statement", "publish_answers", "publish_contact"), "yes")
    more = {"contact_email": SHARED, "motivation_text": "=HYPERLINK(“sample”) and nothing more than a sample"}
    town = full_form(made.town(OPEN, country="FR"), **agreed, **more)
    network = made.town(PARTNER, country="ES").pack(
        party_type="association_or_network", org_kind="lg_association"
    )
    for name, data in (("a", shy), ("b", town), ("c", network.data)):
        one = made.desk.intake.take_in(f"{name}.hrcb", data)
        assert one.submission is not None, one.reason
        made.desk.review.accept(one.submission)
    yield made
    made.desk.close()


@pytest.fixture(scope="module")
def exports(world: World) -> Exporter:
    return world.desk.exports


def everything(path: Path) -> dict[str, bytes]:
    if path.is_file():
        return {path.name: path.read_bytes()}
    return {str(one.relative_to(path)): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("format_", list(Format))
def test_the_same_day_gives_the_same_bytes(exports: Exporter, tmp_path: Path, format_: Format) -> None:
    choice = Choice(format_, "en", DAY)
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        found.append(everything(exports.write(choice, tmp_path / name)))
    assert found[0] == found[1]
    assert found[0]


@pytest.mark.parametrize("format_", list(Format))
def test_no_contact_leaves_unless_asked(exports: Exporter, tmp_path: Path, format_: Format) -> None:
    data = b"".join(everything(exports.write(Choice(format_, "en", DAY), tmp_path)).values())
    assert SECRET.encode() not in data
    assert SHARED.encode() not in data


def test_asked_for_only_contacts_who_agreed_go_along(exports: Exporter, tmp_path: Path) -> None:
    choice = Choice(Format.CSV, "en", DAY, contacts=True)
    found = everything(exports.write(choice, tmp_path))
    contacts = rows(found["contacts.csv"].decode("utf-8-sig"))
    assert [one["E-mail"] for one in contacts] == [SHARED]
    assert all(SECRET.encode() not in data for data in found.values())
    others = (data for name, data in found.items() if name != "contacts.csv")
    assert all(SHARED.encode() not in data for data in others)
    odk = everything(exports.write(Choice(Format.ODK, "en", DAY, contacts=True), tmp_path))
    assert sum(SHARED.encode() in data for data in odk.values()) == 1
    assert not any(SECRET.encode() in data for data in odk.values())


def test_csv_is_for_people_and_never_a_formula(exports: Exporter, tmp_path: Path) -> None:
    found = everything(exports.write(Choice(Format.CSV, "fr", DAY), tmp_path))
    assert sorted(found) == sorted(f"{name}.csv" for name in TABLES)
    answers = found["answers.csv"].decode("utf-8")
    assert answers.startswith("\ufeff")
    assert "\r\n" in answers
    cells = [cell for one in csv.reader(io.StringIO(answers[1:])) for cell in one]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell[:1] in tuple("=+-@\t\r") for cell in cells if cell)
    assert "Pays" in cells, "titles are in the language of the export"
    assert "France" in cells, "and so are choices"


def test_the_workbook_holds_text_as_text(exports: Exporter, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exports.write(Choice(Format.XLSX, "en", DAY), tmp_path))
    assert len(book.worksheets) == len(TABLES)
    cells = [cell for sheet in book for one in sheet.iter_rows() for cell in one]
    (risky,) = (cell for cell in cells if str(cell.value).startswith("=HYPERLINK"))
    assert risky.data_type == "s"
    assert risky.quotePrefix
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    parties = book.worksheets[0]
    assert {one[1].value for one in parties.iter_rows(min_row=2)} == {SHY, OPEN, PARTNER}


def test_json_and_data_package_tell_their_own_shape(exports: Exporter, tmp_path: Path) -> None:
    found = json.loads(exports.write(Choice(Format.JSON, "en", DAY), tmp_path).read_bytes())
    assert found["as_of"] == DAY.isoformat()
    assert list(found["tables"]) == TABLES
    folder = exports.write(Choice(Format.DATAPACKAGE, "en", DAY), tmp_path)
    package = json.loads((folder / "datapackage.json").read_bytes())
    keys = {one["name"]: one["schema"]["primaryKey"] for one in package["resources"]}
    for resource in package["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)
        table = list(csv.reader(io.StringIO(data.decode())))
        names = [one["name"] for one in resource["schema"]["fields"]]
        assert table[0] == names
        assert len(set(names)) == len(names)
        places = [names.index(name) for name in resource["schema"]["primaryKey"]]
        keyed = [tuple(row[place] for place in places) for row in table[1:]]
        assert len(set(keyed)) == len(keyed)
        for foreign in resource["schema"].get("foreignKeys", ()):
            assert keys[foreign["reference"]["resource"]] == [foreign["reference"]["fields"]]


def test_odk_submissions_can_be_read_back(world: World, exports: Exporter, tmp_path: Path) -> None:
    folder = exports.write(Choice(Format.ODK, "en", DAY), tmp_path)
    (form,) = (folder / "forms").iterdir()
    definition = load(form.read_bytes())
    found = sorted(folder.glob("instances/*/submission.xml"))
    assert len(found) == 3
    for path in found:
        root = etree.fromstring(path.read_bytes())
        assert (root.get("id"), root.get("version")) == (definition.id, definition.version)
        session = FormSession.restore(definition, path.read_bytes(), now=START)
        assert session.node("/data/key_info/name_official").value in (SHY, OPEN, PARTNER)
        assert session.node("/data/key_info/contact/contact_email").value == ""
        assert b"Sample Person" not in path.read_bytes()


def test_sqlite_opens_anywhere_with_views(exports: Exporter, tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    exports.write_sqlite(path, Choice(Format.JSON, "en", DAY))
    assert SECRET.encode() not in path.read_bytes()
    assert SHARED.encode() not in path.read_bytes()
    database = sqlite3.connect(path)
    views = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert len(views) >= 6
    for view in views:
        database.execute(f'SELECT * FROM "{view}"').fetchall()  # noqa: S608
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    tally = dict(
        database.execute("SELECT code, governments FROM chosen_by_governments WHERE question = 'focus_areas'")
    )
    assert tally == {"migration": 2, "housing": 2}
    assert database.execute("SELECT governments FROM parties_by_country WHERE country = 'ES'").fetchone() == (
        0,
    )
    database.close()
    with pytest.raises(Fault) as caught:
        exports.write_sqlite(path, Choice(Format.JSON, "en", DAY))
    assert caught.value.code is Code.FILE_EXISTS


def test_geojson_says_no_more_than_the_list_unless_agreed(exports: Exporter, tmp_path: Path) -> None:
    found = json.loads(exports.write(Choice(Format.GEOJSON, "en", DAY), tmp_path).read_bytes())
    by_name = {one["properties"]["name"]: one for one in found["features"]}
    assert set(by_name) == {SHY, OPEN, PARTNER}
    assert not {"signed", "themes"} & set(by_name[SHY]["properties"])
    assert by_name[OPEN]["properties"]["signed"] is True
    assert "migration" in by_name[OPEN]["properties"]["themes"]
    for one in by_name.values():
        longitude, latitude = one["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90


def test_pages_show_only_what_was_agreed(exports: Exporter, tmp_path: Path) -> None:
    folder = exports.write(Choice(Format.PAGES, "en", DAY), tmp_path)
    pages = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}
    assert len(pages) == 1 + len(SHIPPED) * (3 + 1)
    shy = next(page for name, page in pages.items() if name.startswith("en/HRC") and SHY in page)
    assert "Senegal" in shy
    for withheld in ("Sample Person", "sample text", "Migration", SECRET):
        assert withheld not in shy
    shown = next(page for name, page in pages.items() if name.startswith("en/HRC") and OPEN in page)
    for told in ("Sample Person", "Mayor", "Sample initiative", "sample text", "=HYPERLINK"):
        assert told in shown
    assert SHARED not in shown


def test_every_page_is_accessible_and_finds_its_neighbours(exports: Exporter, tmp_path: Path) -> None:
    folder = exports.write(Choice(Format.PAGES, "ar", DAY), tmp_path)
    for path in folder.rglob("*.html"):
        page = html.fromstring(path.read_bytes())
        language = path.parent.name if path.parent != folder else "ar"
        assert page.get("lang") == language
        assert page.get("dir") == ("rtl" if language == "ar" else "ltr")
        assert [len(page.xpath(f"//{tag}")) for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
        assert not page.xpath("//script | //img | //th[not(@scope)]")
        assert page.xpath("string(//title)")
        for link in page.xpath("//a/@href | //link/@href"):
            target = path.parent / link if not link.startswith("#") else path
            assert target.exists(), f"{path}: {link}"


def test_stopping_leaves_nothing_behind(exports: Exporter, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise Fault(Code.INTERRUPTED)

    for format_ in Format:
        with pytest.raises(Fault):
            exports.write(Choice(format_, "en", DAY), tmp_path, stop)
    with pytest.raises(Fault):
        exports.write_sqlite(tmp_path / "x.db", Choice(Format.JSON, "en", DAY), stop)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_already_is_left_alone(exports: Exporter, tmp_path: Path) -> None:
    first = exports.write(Choice(Format.CSV, "en", DAY, contacts=True), tmp_path)
    second = exports.write(Choice(Format.CSV, "en", DAY), tmp_path)
    assert first != second
    assert "contacts.csv" in everything(first)
    assert "contacts.csv" not in everything(second)


def test_an_earlier_day_holds_only_what_was_accepted_then(exports: Exporter, tmp_path: Path) -> None:
    found = json.loads(exports.write(Choice(Format.JSON, "en", date(2020, 1, 1)), tmp_path).read_bytes())
    assert found["tables"]["parties"] == []
    assert found["tables"]["submissions"] == []
    assert exports.survey("en", date(2020, 1, 1)).parties == 0


def test_the_survey_tells_what_is_inside_before_anything_is_written(exports: Exporter) -> None:
    steps: list[tuple[int, int]] = []
    found = exports.survey("en", DAY, lambda done, total: steps.append((done, total)))
    assert steps[0] == (0, 3)
    assert steps[-1] == (3, 3)
    assert found.parties == 3
    assert (found.seen.submissions, found.seen.answers, found.seen.contacts) == (3, 1, 1)
    assert {name for name, _title, _rows in found.tables} == {*TABLES, "contacts"}


def test_a_form_that_was_read_is_not_kept_among_what_stays(world: World) -> None:
    """What is made old at once is never swept: an export of many forms would keep all of them in memory."""
    record = next(world.desk.records.each(DAY))
    before = gc.get_threshold()
    gc.collect()
    gc.set_threshold(10**7)
    try:
        old = len(gc.get_objects(generation=2))
        assert list(given(record.definition, record.content.instance_xml, "en", coded=True))
        assert len(gc.get_objects(generation=2)) <= old
    finally:
        gc.set_threshold(*before)
