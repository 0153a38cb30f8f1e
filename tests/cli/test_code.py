import json

import pytest

from selon.cli import jobs, status_of
from selon.formats import FORMATS


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_documents_come_out_in_their_order_one_a_line(capsys) -> None:
    assert status_of(["code", "b", "a", "c"]) == 0
    assert [document["doc_id"] for document in lines(capsys.readouterr().out)] == ["b", "a", "c"]


def test_a_refused_document_is_told_and_the_others_are_coded(capsys) -> None:
    assert status_of(["code", "a", "bad", "c"]) == 3
    told = capsys.readouterr()
    first, refused, last = lines(told.out)
    assert refused.keys() == {"doc_id", "error"}
    assert refused["error"]["code"] == "input.empty"
    assert first["claims"]
    assert last["claims"]
    assert "1 of 3 documents" in told.err


def test_the_bytes_do_not_depend_on_the_language_of_the_interface(capsys) -> None:
    told = []
    for language in ("fr", "en"):
        status_of(["code", "a", "bad", "--ui", language])
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]


def test_options_reach_the_documents(capsys) -> None:
    status_of(["code", "a", "--published", "2024-01-24", "--outlet", "X", "--lang", "en"])
    (document,) = lines(capsys.readouterr().out)
    assert document["published"] == "2024-01-24"
    assert document["outlet"] == "X"
    assert document["language"] == "en"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("claims,events,framing", {"claims", "events", "framing"}),
        ("events", {"events"}),
        ("times, toponyms", {"times", "toponyms"}),
    ],
)
def test_only_the_layers_asked_for_are_written(asked, expected, capsys) -> None:
    assert status_of(["code", "a", "--layers", asked]) == 0
    (document,) = lines(capsys.readouterr().out)
    assert document.keys() & jobs.LAYERS == expected


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_what_standard_output_would(form, tmp_path, capsys) -> None:
    target = tmp_path / "out"
    target.write_text("before")
    assert status_of(["code", "a", "--format", form, "-o", str(target)]) == 0
    assert capsys.readouterr().out == ""
    status_of(["code", "a", "--format", form])
    assert target.read_text(encoding="utf-8") == capsys.readouterr().out
    assert list(tmp_path.iterdir()) == [target]


def test_an_interrupted_file_leaves_the_old_one(tmp_path, monkeypatch, capsys) -> None:
    target = tmp_path / "out"
    target.write_text("before")

    def breaking(*_args, **_more):
        yield from ()
        raise KeyboardInterrupt

    monkeypatch.setattr(jobs, "code_in_process", breaking)
    assert status_of(["code", "a", "-o", str(target)]) == 130
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]
    assert "interrupted" in capsys.readouterr().err


def test_chunks_keep_every_document_in_its_order() -> None:
    items = list(range(2 * jobs.CHUNK + 1))
    chunks = list(jobs._chunks(items))
    assert [len(chunk) for chunk in chunks] == [jobs.CHUNK, jobs.CHUNK, 1]
    assert [item for chunk in chunks for item in chunk] == items
