"""Lists in files beside a form: CSV, XML, GeoJSON, the answers saved before; and what is refused of them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.xforms import FormDefinition, FormFiles, FormSession, load
from hrcapp.xforms.limits import MAX_FILE_BYTES
from tests.unit.xforms.xform_builder import NOW, xform

TOWNS = b"name,label,land\ntunis,Tunis,tn\nsfax,Sfax,tn\nquito,Quito,ec\n"


def towns_form(source: str, files: FormFiles | None, row: str = "item") -> FormDefinition:
    """A select of towns of a land, the list in a file, and the label of the town looked up."""
    return load(
        xform(
            "<land>tn</land><town/><said/>",
            "<bind nodeset='/data/said' calculate=\"pulldata('towns', 'label', 'name', /data/town)\"/>",
            f"<select1 ref='/data/town'><itemset nodeset=\"instance('towns')/root/{row}[land = /data/land]\">"
            "<value ref='name'/><label ref='label'/></itemset></select1>",
            f"<instance id='towns' src='{source}'/>",
        ),
        files,
    )


def offered(session: FormSession) -> list[tuple[str, str]]:
    return [(one.value, one.label) for one in session.node("/data/town").choices]


@pytest.mark.parametrize(
    ("source", "data"),
    [
        ("jr://file-csv/towns.csv", TOWNS),
        ("jr://file-csv/towns.csv", b"\xef\xbb\xbf" + TOWNS.replace(b",", b";").replace(b"\n", b"\r\n\r\n")),
        ("jr://file-csv/towns.csv", TOWNS.replace(b",", b"\t")),
        ("jr://file-csv/towns.csv", b'name,"label",land\ntunis,"Tunis","tn"\nsfax,Sfax,tn\n'),
        (
            "jr://file/towns.xml",
            b"<root><item><name>tunis</name><label>Tunis</label><land>tn</land></item>"
            b"<item><name>sfax</name><label>Sfax</label><land>tn</land></item></root>",
        ),
    ],
)
def test_a_list_in_a_file_is_a_list(source: str, data: bytes) -> None:
    name = source.rpartition("/")[2]
    session = FormSession.new(towns_form(source, FormFiles.given({name: data})), now=NOW)
    assert offered(session) == [("tunis", "Tunis"), ("sfax", "Sfax")]
    session.set_value("/data/town", "sfax")
    assert session.value("/data/said") == "Sfax"
    session.set_value("/data/town", "atlantis")
    assert session.value("/data/said") == ""


def test_rows_that_are_shorter_or_longer_than_the_header() -> None:
    files = FormFiles.given({"towns.csv": b"name,label,land\ntunis,Tunis,tn,too,many\nsfax\n"})
    session = FormSession.new(towns_form("jr://file-csv/towns.csv", files), now=NOW)
    assert offered(session) == [("tunis", "Tunis")]
    session.set_value("/data/land", "")
    assert offered(session) == [("sfax", "")]


def test_places_of_geojson_are_written_as_odk_writes_them() -> None:
    places = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": "well",
                "geometry": {"type": "Point", "coordinates": [10.18, 36.8, 4]},
                "properties": {"title": "The well", "deep": True, "metres": 12.5, "id": "not this"},
            },
            {
                "type": "Feature",
                "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 2], [0, 0]]]},
                "properties": {"id": "field", "title": None},
            },
            {"type": "Feature", "geometry": None, "properties": {"id": "nowhere"}},
        ],
    }
    data = xform(
        "<which>well</which><where/><all/><deep/><metres/>",
        "<bind nodeset='/data/where' calculate=\"instance('p')/root/item[id = /data/which]/geometry\"/>"
        "<bind nodeset='/data/all' calculate=\"join(' ', instance('p')/root/item/id)\"/>"
        "<bind nodeset='/data/deep' calculate=\"instance('p')/root/item[1]/deep\"/>"
        "<bind nodeset='/data/metres' calculate=\"sum(instance('p')/root/item[metres != '']/metres)\"/>",
        "<input ref='/data/which'/>",
        "<instance id='p' src='jr://file/p.geojson'/>",
    )
    definition = load(data, FormFiles.given({"p.geojson": json.dumps(places).encode()}))
    session = FormSession.new(definition, now=NOW)
    assert session.value("/data/where") == "36.8 10.18 0 0"
    assert session.value("/data/all") == "well field nowhere"
    assert (session.value("/data/deep"), session.value("/data/metres")) == ("true", "12.5")
    session.set_value("/data/which", "field")
    assert session.value("/data/where") == "0 0 0 0; 0 1 0 0; 2 1 0 0; 0 0 0 0"


def test_a_file_that_is_not_there_is_an_empty_list_and_said() -> None:
    for files in (None, FormFiles.given({"other.csv": TOWNS})):
        definition = towns_form("jr://file-csv/towns.csv", files)
        assert any("towns.csv" in str(warning) for warning in definition.warnings)
        session = FormSession.new(definition, now=NOW)
        assert offered(session) == []
        session.set_value("/data/town", "tunis")
        session.set_value("/data/land", "ec")
        assert session.value("/data/town") == "tunis"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("towns.csv", b"name\n\xff\xfe", "not text in UTF-8"),
        ("towns.csv", b'name\n"never closed\n', "not CSV"),
        ("towns.csv", b"n," * 1000 + b"\n" + (b"," * 999 + b"x\n") * 2001, "too many cells"),
        ("towns.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><root/>", "not XML that can be read"),
        ("towns.xml", b"<root>", "not XML that can be read"),
        ("towns.geojson", b"[" * 100_000, "not JSON"),
        ("towns.geojson", b'{"type": "Feature"}', "not a collection of places"),
        (
            "towns.geojson",
            b'{"type": "FeatureCollection", "features": [{"geometry": {"type": "Point",'
            b' "coordinates": ["a", 1]}}]}',
            "without coordinates",
        ),
        ("towns.txt", b"tunis", "hold no list"),
        ("towns.csv", b"x" * (MAX_FILE_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_at_its_place(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Fault) as caught:
        towns_form(f"jr://file/{name}", FormFiles.given({name: data}))
    assert caught.value.code is Code.FORM_PROBLEMS
    (problem,) = caught.value.params["problems"]  # type: ignore[attr-defined]
    assert reason in str(problem)
    assert name in str(problem)
    assert "<instance>" in problem.place


def test_files_come_from_one_folder_alone(tmp_path: Path) -> None:
    folder = tmp_path / "form-media"
    (folder / "below").mkdir(parents=True)
    (tmp_path / "secret.csv").write_bytes(TOWNS)
    (folder / "below" / "deep.csv").write_bytes(TOWNS)
    (folder / "towns.csv").write_bytes(TOWNS)
    (folder / ".hidden.csv").write_bytes(TOWNS)
    (folder / "link.csv").symlink_to(tmp_path / "secret.csv")
    files = FormFiles.in_folder(folder)
    assert files.read("jr://file-csv/towns.csv") == TOWNS
    for source in (
        "jr://file-csv/../secret.csv",
        "jr://file-csv/below/deep.csv",
        "jr://file-csv/below",
        "jr://file-csv/link.csv",
        "jr://file-csv/.hidden.csv",
        "jr://file-csv/..",
        "jr://file-csv/",
        "jr://file-csv/a\\..\\secret.csv",
        f"jr://file-csv/{'n' * 300}.csv",
        f"file://{tmp_path}/secret.csv",
        str(tmp_path / "secret.csv"),
    ):
        assert files.read(source) is None, source


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_folder_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "towns.csv")
    assert FormFiles.in_folder(tmp_path).read("jr://file-csv/towns.csv") is None


LAST = xform(
    "<name/><before/>",
    "<bind nodeset='/data/before' calculate=\"instance('ls')/data/name\"/>",
    "<input ref='/data/name'/>",
    "<instance id='ls' src='jr://instance/last-saved'/>",
)


def test_the_answers_saved_before() -> None:
    definition = load(LAST)
    assert definition.last_saved == {"ls"}
    assert definition.warnings == ()
    first = FormSession.new(definition, now=NOW)
    assert first.value("/data/before") == ""
    first.set_value("/data/name", "Quito")
    second = FormSession.new(definition, now=NOW, last_saved=first.instance_xml())
    assert second.value("/data/before") == "Quito"
    again = FormSession.restore(definition, second.instance_xml(), now=NOW, last_saved=first.instance_xml())
    assert again.value("/data/before") == "Quito"
    with pytest.raises(Fault):
        FormSession.new(definition, now=NOW, last_saved=b"<data>")


def test_a_long_list_in_a_file_makes_nodes_of_the_rows_that_are_needed_alone() -> None:
    rows = b"".join(b"n%d,Town %d,l%d\n" % (at, at, at % 500) for at in range(20_000))
    files = FormFiles.given({"towns.csv": b"name,label,land\n" + rows})
    definition = towns_form("jr://file-csv/towns.csv", files)
    session = FormSession.new(definition, now=NOW)
    session.set_value("/data/land", "l7")
    assert [value for value, _ in offered(session)] == [f"n{at}" for at in range(7, 20_000, 500)]
    session.set_value("/data/town", "n507")
    assert session.value("/data/said") == "Town 507"
    root = next(definition.instances["towns"].elements())
    assert root.children == []
