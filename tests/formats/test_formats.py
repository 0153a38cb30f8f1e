import csv
import io
import json
import re
from pathlib import Path

import pytest

from selon.contract import document
from selon.formats import FORMATS, Output, writer
from selon.formats.csv import COLUMNS
from selon.messages import LANGUAGES, catalogue
from tests.handmade import CODED, TEXT

REFUSED = Output({"doc_id": "=bad", "error": {"code": "input.empty", "message": "=bad: empty"}})
OUTPUT = Output(document(CODED), TEXT)


def written(form: str, *outputs: Output, language: str = "en") -> str:
    file = io.StringIO()
    writer(form)(outputs, file, language=language)
    return file.getvalue()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("outputs", [(), (OUTPUT,), (REFUSED,), (OUTPUT, REFUSED, OUTPUT)])
def test_the_same_documents_give_the_same_bytes(form: str, outputs: tuple[Output, ...]) -> None:
    assert written(form, *outputs) == written(form, *outputs)


def test_jsonl_is_one_object_a_line() -> None:
    lines = written("jsonl", OUTPUT, REFUSED).splitlines()
    assert [json.loads(line) for line in lines] == [OUTPUT.document, REFUSED.document]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_json_is_one_array(number: int) -> None:
    assert json.loads(written("json", *[OUTPUT] * number)) == [OUTPUT.document] * number


def test_csv_has_a_row_for_each_claim_of_an_event() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", OUTPUT))))
    assert [(row["event_id"], row["claim_id"], row["killed_best"]) for row in rows] == [
        ("e1", "c1", ""),
        ("e1", "c2", "51"),
        ("e1", "c3", "29"),
        ("e1", "c4", ""),
        ("e2", "c5", ""),
        ("e2", "c6", "1"),
    ]
    assert rows[1]["killed_parts"] == "children 40/40/40"
    assert rows[1]["lat"] == "17.07"
    assert rows[4]["lat"] == ""


def test_csv_keeps_refused_documents_and_hides_formulas_from_spreadsheets() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", REFUSED)))
    assert row["doc_id"] == "'=bad"
    assert row["error"] == "'=bad: empty"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r+", " @", "\n-"])
def test_csv_cells_never_begin_like_a_formula(start: str) -> None:
    hostile = Output(OUTPUT.document | {"outlet": f"{start}cmd()"}, TEXT)
    rows = list(csv.DictReader(io.StringIO(written("csv", hostile), newline="")))
    assert {row["outlet"] for row in rows} == {f"'{start.strip()}cmd()"}


def test_csv_columns_are_unique_and_numbers_stay_numbers() -> None:
    header, first, *_ = csv.reader(io.StringIO(written("csv", OUTPUT)))
    assert header == list(COLUMNS)
    assert first[header.index("confidence")] == "0.91"


def test_geojson_is_a_collection_of_points_and_of_features_without_a_place() -> None:
    collection = json.loads(written("geojson", OUTPUT, REFUSED))
    assert collection["type"] == "FeatureCollection"
    assert collection["errors"] == [REFUSED.document]
    features = collection["features"]
    assert len({feature["id"] for feature in features}) == 3
    assert [feature["geometry"] for feature in features] == [
        {"type": "Point", "coordinates": [43.58, 17.07]},
        None,  # a region is no dot
        None,
    ]
    assert [f["properties"]["precision"] for f in features] == ["locality", "region", None]


def test_geojson_without_documents_is_an_empty_collection() -> None:
    assert json.loads(written("geojson")) == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_table_fits_its_width_and_sets_tolls_side_by_side(language, width, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    table = written("table", OUTPUT, REFUSED, language=language)
    assert max(map(len, table.splitlines())) <= width
    rows = [line for line in table.splitlines() if "51 (" in line or "29 (" in line]
    assert len(rows) == 2
    assert "\x1b" not in table
    assert not any(line.endswith(" ") for line in table.splitlines())


def test_table_speaks_the_language_of_the_interface() -> None:
    assert "Frappe aérienne" in written("table", OUTPUT, language="fr")
    assert "Air/drone strike" in written("table", OUTPUT, language="en")


def test_table_lets_no_text_steer_the_terminal() -> None:
    hostile = Output(OUTPUT.document | {"title": "\x1b]0;x\x07\x1b[2J\u202eabc"}, TEXT)
    table = written("table", hostile)
    assert not {"\x1b", "\x07", "\u202e"} & set(table)


@pytest.mark.parametrize("area", ["cli", "explain", "formats"])
def test_both_languages_have_the_same_messages(area: str) -> None:
    english, french = (catalogue(area, language) for language in LANGUAGES)
    assert english.keys() == french.keys()


@pytest.mark.parametrize("area", ["cli", "explain", "formats"])
def test_french_has_its_no_break_spaces(area: str) -> None:
    faulty = [text for text in catalogue(area, "fr").values() if any(s in text for s in FAULTY)]
    assert not faulty


FAULTY = (" :", " ;", " !", " ?", " »", "« ", " %")


DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", ["formats.md", "formats.fr.md"])
def test_forms_and_columns_are_documented_and_no_others(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    forms, _, rest = text.partition("## JSON")
    section = rest.partition("## CSV")[2].partition("## GeoJSON")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    assert re.findall(r"`(\w+)`", " ".join(cells)) == list(COLUMNS)
    assert re.findall(r"^\| `(\w+)`", forms, re.MULTILINE) == list(FORMATS)
