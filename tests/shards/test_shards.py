"""Input in shards: the same bytes as in one go, taken up again where it stopped, into a ledger."""

import json
from pathlib import Path

import pytest

from selon.cli import status_of
from selon.documents import Given, read_documents, read_stretch
from selon.ledger import open_ledger
from selon.shards import planning, working
from selon.shards.planning import Shard, plan
from tests.coding import ARTICLES, QUETTA, TAEZ

BAD = '{"doc_id": "bad", "text": " "}'


@pytest.fixture
def lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of lines that is cut into several shards, one line of it bad."""
    monkeypatch.setattr(planning, "LINES", 2)
    path = tmp_path / "docs.jsonl"
    rows = [json.dumps({"doc_id": n, "text": t}, ensure_ascii=False) for n, t in ARTICLES.items()]
    path.write_text("\n".join([*rows[:3], BAD, *rows[3:]]), encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str]:
    status = status_of([str(arg) for arg in args])
    return status, capsys.readouterr().out


def test_shards_cover_the_input_once_and_in_order(lines: Path, tmp_path: Path) -> None:
    page = tmp_path / "quetta.txt"
    page.write_text(QUETTA, encoding="utf-8")
    shards = list(plan([str(page), str(lines), str(page)]))
    assert [s.number for s in shards] == list(range(len(shards)))
    assert [s.paths for s in shards if not s.end] == [(str(page),), (str(page),)]
    cut = [s for s in shards if s.end]
    assert len(cut) > 1
    assert [s.start for s in cut] == [0, *(s.end for s in cut[:-1])]
    assert cut[-1].end == lines.stat().st_size


def test_stretches_are_read_as_the_whole_is(lines: Path) -> None:
    whole = list(read_documents([str(lines)], language=None, published=None, outlet=None))
    read = [
        item
        for s in plan([str(lines)])
        for item in read_stretch(s.paths[0], s.start, s.end, first=s.first, given=Given())
    ]
    assert read == whole


def test_parts_give_the_same_bytes_and_are_not_coded_twice(
    lines: Path, tmp_path: Path, capsys, monkeypatch
) -> None:
    plain = run(capsys, "code", lines)
    parts = tmp_path / "parts"
    assert run(capsys, "code", lines, "--parts", parts) == plain
    asked: list[int] = []
    coding = working.code_shard
    monkeypatch.setattr(
        "selon.shards.running.code_shard",
        lambda task, shard: asked.append(shard.number) or coding(task, shard),
    )
    assert run(capsys, "code", lines, "--parts", parts) == plain
    assert asked == []
    (parts / "part-000001.parquet").unlink()  # as a crash between part and note leaves it
    (parts / "part-000000.json").write_text("{", encoding="utf-8")
    assert run(capsys, "code", lines, "--parts", parts) == plain
    assert asked == [0, 1]
    run(capsys, "code", lines, "--parts", parts, "--layers", "claims")
    assert asked == [0, 1, 0, 1]  # another task is another reading


def test_a_shard_that_fails_is_set_aside_with_its_reason(
    lines: Path, tmp_path: Path, capsys, monkeypatch
) -> None:
    items = working._items

    def failing(task, shard: Shard):
        if shard.number == 1:
            raise MemoryError
        return items(task, shard)

    monkeypatch.setattr(working, "_items", failing)
    status, out = run(capsys, "code", lines, "--parts", tmp_path / "parts")
    told = [json.loads(line) for line in out.splitlines()]
    assert status == 3
    assert [
        (t["doc_id"], "MemoryError" in t["error"]["message"]) for t in told if "error" in t
    ] == [("part-000001", True)]
    monkeypatch.undo()
    assert run(capsys, "code", lines, "--parts", tmp_path / "parts") == run(capsys, "code", lines)


def test_loaded_parts_make_the_ledger_that_a_run_makes(
    lines: Path, tmp_path: Path, capsys, monkeypatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    parts = tmp_path / "parts"
    page = tmp_path / "taez.html"
    body = "".join(f"<p>{line}</p>" for line in TAEZ.splitlines() if line)
    page.write_text(f"<html><body><article>{body}</article></body></html>", encoding="utf-8")
    run(capsys, "code", lines, page, "--parts", parts)
    contents = []
    for command in (("run", lines, page), ("load", parts), ("load", parts)):
        path = tmp_path / f"{command[0]}.db"
        assert run(capsys, *command, "--db", path)[0] == 3
        with open_ledger(path) as ledger:
            contents.append(list(ledger.content()))
    assert contents[0] == contents[1] == contents[2]
    assert contents[0]


@pytest.mark.parametrize("args", [["-", "--parts", "p"], ["a.txt", "--engine", "ray"]], ids=str)
def test_what_cannot_be_cut_is_refused(args, capsys, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert status_of(["code", *args]) == 2
    assert capsys.readouterr().err


@pytest.mark.filterwarnings("ignore")  # Ray's own, of its settings
def test_ray_gives_the_same_bytes(lines: Path, tmp_path: Path, capsys) -> None:
    pytest.importorskip("ray")
    plain = run(capsys, "code", lines)
    args = ("--engine", "ray", "--parts", tmp_path / "parts")
    assert run(capsys, "code", lines, *args) == plain
