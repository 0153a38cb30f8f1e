"""What cannot be coded, through the real command: one coded error each, the others still coded."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from selon.cli import status_of
from selon.messages import LANGUAGES
from tests.coding import QUETTA, SPANISH

Run = Callable[..., tuple[int, list[dict], str]]

MEGABYTES = 10_000_000  # of the contract's tests: a dump, not an article


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `selon`; gives the exit status, the objects written, and what was told beside them."""

    def running(*args: str) -> tuple[int, list[dict], str]:
        status = status_of(list(args))
        said = capsys.readouterr()
        return status, [json.loads(line) for line in said.out.split("\n") if line], said.err

    return running


BAD_FILES = {
    "empty": ("empty.txt", b"", "input.empty"),
    "blank": ("blank.txt", " \n\u00a0\n".encode(), "input.empty"),
    "nul": ("nul.txt", b"Une bombe\0a explos\xc3\xa9.", "input.binary"),
    "pdf": ("scan.pdf", b"%PDF-1.7\n1 0 obj << /Type /Catalog >>", "input.binary"),
    "image": ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "input.binary"),
    "ten megabytes": ("dump.txt", b"Une bombe. " * (MEGABYTES // 11 + 1), "input.too_large"),
    "long": ("long.txt", b"Une bombe a fait deux morts. " * 40_000, "input.too_large"),
    "cut UTF-8": ("cut.txt", QUETTA.encode()[:-1] + b"\xc3 \xe2\x82", "input.encoding"),
    "Spanish": ("ataque.txt", SPANISH.encode(), "input.language"),
    "figures": ("table.txt", b"12 34 56\n78 90\n", "input.language_unclear"),
    "page": ("page.html", b"<html><body><script>1</script></body></html>", "input.html"),
}


@pytest.mark.parametrize(("name", "content", "code"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_one_error_and_the_others_are_coded(
    name: str, content: bytes, code: str, tmp_path: Path, run: Run
) -> None:
    bad, good = tmp_path / name, tmp_path / "quetta.txt"
    bad.write_bytes(content)
    good.write_text(QUETTA, encoding="utf-8")
    status, (first, refused, last), told = run("code", str(good), str(bad), str(good))
    assert status == 3
    assert refused.keys() == {"doc_id", "error"}
    assert refused["doc_id"] == bad.stem
    assert refused["error"].keys() == {"code", "message"}
    assert refused["error"]["code"] == code
    assert bad.stem in refused["error"]["message"]
    assert first == last
    assert first["events"]
    assert "1 of 3" in told


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_another_encoding_that_can_be_told_is_read(encoding: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "quetta.txt"
    path.write_bytes(QUETTA.encode(encoding))
    status, (coded,), _ = run("code", str(path))
    assert status == 0
    assert [event["place"]["name"] for event in coded["events"]] == ["Quetta"]


def test_a_path_that_is_not_there(tmp_path: Path, run: Run) -> None:
    good = tmp_path / "quetta.txt"
    good.write_text(QUETTA, encoding="utf-8")
    status, (refused, coded), _ = run("code", str(tmp_path / "gone.txt"), str(good))
    assert status == 3
    assert refused["error"]["code"] == "input.missing"
    assert coded["events"]


def test_a_folder_without_articles(tmp_path: Path, run: Run) -> None:
    status, (refused,), _ = run("code", str(tmp_path))
    assert (status, refused["error"]["code"]) == (3, "input.folder")


GOOD = {"doc_id": "good", "text": QUETTA}
BAD_LINES = {
    "broken": ('{"doc_id": "a", "text": "Une bombe', "input.json"),
    "no JSON": ("Une bombe a explosé.", "input.json"),
    "nested": ("[" * 100_000, "input.json"),
    "list": ('["a", "b"]', "input.object"),
    "no doc_id": (json.dumps({"text": QUETTA}), "input.key"),
    "no text": (json.dumps({"doc_id": "a"}), "input.key"),
    "null text": (json.dumps({"doc_id": "a", "text": None}), "input.key"),
    "text a number": (json.dumps({"doc_id": "a", "text": 12}), "input.type"),
    "text empty": (json.dumps({"doc_id": "a", "text": " "}), "input.empty"),
    "no day": (json.dumps(GOOD | {"published": "hier"}), "input.date"),
    "no such day": (json.dumps(GOOD | {"published": "2024-02-31"}), "input.date"),
    "half a character": (r'{"doc_id": "a", "text": "Une \ud83d bombe"}', "input.surrogate"),
    "language": (json.dumps(GOOD | {"language": "it"}), "input.language"),
    "Spanish": (json.dumps({"doc_id": "a", "text": SPANISH}), "input.language"),
}


@pytest.mark.parametrize(("line", "code"), BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_is_one_error_and_the_others_are_coded(
    line: str, code: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_text("\n".join([json.dumps(GOOD), line, json.dumps(GOOD)]), encoding="utf-8")
    status, (first, refused, last), _ = run("code", str(path))
    assert status == 3
    assert refused.keys() == {"doc_id", "error"}
    assert refused["error"]["code"] == code
    assert first == last
    assert first["events"]


def test_unknown_and_null_keys_are_no_error(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "docs.jsonl"
    nulls = dict.fromkeys(("published", "language", "outlet", "url", "title"))
    path.write_text(json.dumps(GOOD | nulls | {"rubrique": [1]}), encoding="utf-8")
    status, (coded,), _ = run("code", str(path))
    assert (status, coded["doc_id"]) == (0, "good")
    assert "rubrique" not in coded


def test_standard_input_is_read_line_by_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\n".join([json.dumps(GOOD), "{", json.dumps(GOOD | {"doc_id": "second"})])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    status, given, _ = run("code", "-")
    assert status == 3
    assert [item["doc_id"] for item in given] == ["good", "<stdin>:2", "second"]


def test_an_error_is_worded_in_the_language_of_the_reader(tmp_path: Path, capsys) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    told = set()
    for language in LANGUAGES:
        assert status_of(["code", str(path), "--format", "table", "--ui", language]) == 3
        told.add(capsys.readouterr().out)
    assert len(told) == len(LANGUAGES)


@pytest.mark.parametrize("command", ["explain", "run"])
def test_other_commands_set_aside_and_go_on(command: str, tmp_path: Path, capsys) -> None:
    bad, good = tmp_path / "empty.txt", tmp_path / "quetta.txt"
    bad.write_bytes(b"")
    good.write_text(QUETTA, encoding="utf-8")
    more = ["--db", str(tmp_path / "ledger.db")] if command == "run" else []
    assert status_of([command, str(bad), str(good), *more]) == 3
    said = capsys.readouterr()
    assert "empty" in said.out + said.err


@pytest.mark.parametrize(
    "args",
    [
        ["code"],
        ["code", "a.txt", "--format", "xml"],
        ["code", "a.txt", "--layers", "claims,weather"],
        ["code", "a.txt", "--lang", "it"],
        ["code", "a.txt", "--published", "hier"],
        ["code", "a.txt", "--jobs", "0"],
        ["code", "a.txt", "--unknown"],
        ["run", "a.txt"],
        ["decode", "a.txt"],
    ],
    ids=" ".join,
)
def test_a_command_that_is_not_understood(args: list[str], run: Run) -> None:
    status, given, told = run(*args)
    assert (status, given) == (2, [])
    assert told
