"""`selon eval` on small gold files, with a coder that says what the test wants."""

import json

import pytest

from selon.cli import PARTIAL, jobs, status_of
from selon.formats import Output

TEXT = "MARN, 4 mars 2024 – Un obus a tué trois civils lundi à Marn, selon la mairie de la ville."
EVENT = {
    "id": "e1",
    "sub_event_type": "Shelling/artillery/missile attack",
    "status": "happened",
    "background": False,
    "aggregate": False,
    "mentions": [{"quote": "obus a tué", "anchor": "tué"}],
    "initiator": [],
    "target": [],
    "weapon": [],
    "count": None,
    "killed": [{"low": 3, "high": 3, "source": None, "quote": "trois civils", "who": "victims"}],
    "wounded": [],
    "place": None,
    "date": {"start": "2024-03-04", "end": "2024-03-04"},
    "sources": [],
    "responsibility": [],
}
CODED = {
    "sub_event_type": "Shelling/artillery/missile attack",
    "status": "happened",
    "mentions": [{"text": "tué", "start": TEXT.index("tué"), "end": TEXT.index("tué") + 3}],
    "date": {"start": "2024-03-04", "end": "2024-03-04"},
    "claims": [{"source": None, "killed": {"low": 2, "high": 2}, "wounded": None}],
}


@pytest.fixture
def coded(monkeypatch):
    """Replace the coder; give what it was asked to code."""
    seen = []

    def code(items, *, layers, language):
        for item in items:
            seen.append((item, layers))
            yield Output({"doc_id": item.doc_id, "events": [CODED]}, item.text)

    monkeypatch.setattr(jobs, "code_in_process", code)
    return seen


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": "marn", "events": [EVENT]}) + "\n", encoding="utf-8")
    return path


def docs(folder, published="2024-03-05"):
    row = {"doc_id": "marn", "text": TEXT, "published": published, "language": "fr"}
    other = row | {"doc_id": "not-annotated"}
    lines = "".join(json.dumps(r) + "\n" for r in (other, row))
    (folder / "docs.jsonl").write_text(lines, encoding="utf-8")


def texts(folder):
    (folder / "texts").mkdir()
    (folder / "texts" / "marn.txt").write_text(TEXT, encoding="utf-8")


@pytest.fixture
def run(capsys):
    """Run `selon eval`; give what it prints."""

    def printed(*arguments, status=0):
        assert status_of(["eval", *map(str, arguments), "--ui", "en"]) == status
        return capsys.readouterr().out

    return printed


def test_the_texts_beside_the_gold_are_coded_and_scored(coded, gold, run):
    docs(gold.parent)
    result = json.loads(run(gold, "--format", "json"))
    assert result["events"]["documents"] == 1
    assert result["events"]["slots"]["event"]["f1"] == 1
    killed = result["events"]["slots"]["killed"]
    assert (killed["right"], killed["coded"], killed["gold"]) == (0, 1, 1)
    assert "errors" not in result["events"]
    [(item, layers)] = coded
    assert (item.doc_id, str(item.published), layers) == (
        "marn",
        "2024-03-05",
        {"claims", "events"},
    )


def test_a_folder_of_texts_takes_its_days_from_the_docs_beside_the_gold(coded, gold, run):
    texts(gold.parent)
    docs(gold.parent)
    run(gold, gold.parent / "texts")
    assert str(coded[0][0].published) == "2024-03-05"
    assert coded[0][0].published_basis == "given"


def test_a_folder_of_texts_alone_is_found(coded, gold, run):
    texts(gold.parent)
    run(gold)
    assert coded[0][0].text == TEXT


def test_errors_are_listed_on_request(coded, gold, run):
    docs(gold.parent)
    lines = run(gold, "--errors")
    told = [line for line in lines.split("\n") if line.startswith("marn")]
    assert [line.split("\t")[:2] for line in told] == [["marn", "e1"]] * 2
    assert {line.split("\t")[2].split()[-1] for line in told} == {"killed"}
    errors = json.loads(run(gold, "--errors", "--format", "json"))["events"]["errors"]
    assert {(e["slot"], e["kind"], e["value"]) for e in errors} == {
        ("killed", "missed", "3–3"),
        ("killed", "false", "2–2"),
    }


def test_quotes_and_times_are_scored_where_the_gold_has_them(coded, tmp_path, run):
    quote = {"start": 21, "end": 60, "source": None}
    time = {"start": 48, "end": 53, "readings": [["2024-03-04", "2024-03-04", False]]}
    row = {"doc_id": "marn", "text": TEXT, "published": "2024-03-05", "language": "fr"}
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(row | {"quotes": [quote], "times": [time]}), encoding="utf-8")
    result = json.loads(run(path, "--format", "json"))
    assert set(result) == {"quotes", "times", "refused"}
    assert coded[0][1] == {"claims", "times"}
    assert result["times"]["slots"]["found"]["gold"] == 1


def test_a_refused_document_counts_as_silent_and_ends_with_3(gold, monkeypatch, capsys):
    docs(gold.parent)
    error = {"code": "input.empty", "message": "marn: nothing"}
    monkeypatch.setattr(
        jobs,
        "code_in_process",
        lambda items, **_: (Output({"doc_id": i.doc_id, "error": error}) for i in items),
    )
    assert status_of(["eval", str(gold)]) == PARTIAL
    assert "marn: nothing" in capsys.readouterr().err


def test_no_texts(gold, capsys):
    assert status_of(["eval", str(gold), "--ui", "en"]) == 2
    assert "docs.jsonl" in capsys.readouterr().err


def test_a_text_that_is_missing(gold, tmp_path, capsys):
    folder = tmp_path / "empty"
    folder.mkdir()
    assert status_of(["eval", str(gold), str(folder), "--ui", "fr"]) != 0
    assert "marn" in capsys.readouterr().err


def test_a_gold_file_that_does_not_fit_its_texts(gold, capsys):
    docs(gold.parent)
    rows = (gold.parent / "docs.jsonl").read_text(encoding="utf-8")
    (gold.parent / "docs.jsonl").write_text(rows.replace("obus", "tir"), encoding="utf-8")
    assert status_of(["eval", str(gold), "--ui", "fr"]) == 2
    assert "obus a tué" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_table_speaks_the_language_of_the_user(language, coded, gold, capsys):
    docs(gold.parent)
    assert status_of(["eval", str(gold), "--ui", language]) == 0
    printed = capsys.readouterr().out
    assert ("référence" in printed) == (language == "fr")
    assert "ledger" in printed
