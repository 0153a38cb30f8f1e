"""The commands of intake, through the real command line, against a server on this machine."""

import csv
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from selon.cli import MISUSED, OK, PARTIAL, add, feeds, intaking, poll, status_of, worker
from selon.documents.warc import read_archive
from selon.intake.manners import Manners
from selon.ledger import open_ledger
from tests.documents.archives import page
from tests.intake.conftest import FakeClock
from tests.intake.server import Reply, Server
from tests.intake.test_polling import rss
from tests.ledger.made import FakeCoder


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch, server: Server, clock: FakeClock) -> None:
    """The gate knows this machine, the clock does not wait, the coder is hand-made."""
    monkeypatch.setattr(intaking, "polite", lambda: Manners(server.gate(), clock))
    for module in (add, feeds, poll, worker):
        monkeypatch.setattr(module, "polite", intaking.polite)
    monkeypatch.setitem(sys.modules, "selon.pipeline", SimpleNamespace(open_coder=FakeCoder))
    server.pages |= {"/flux": rss("/a", "/b"), "/a": Reply(page()), "/b": Reply(page(title="B"))}


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str]):
    """Run `selon` on the ledger; gives the status and what was said."""

    def running(*words: str, db: bool = True, ui: str = "en") -> tuple[int, str, str]:
        status = status_of([*words, *(["--db", str(path)] if db else []), "--ui", ui])
        return status, *capsys.readouterr()

    return running


def test_a_feed_from_its_beginning_to_its_end(run, server: Server, tmp_path: Path) -> None:
    url = server.url("/flux")
    assert run("feeds", "check", url, "--drop", "/b", db=False)[1].splitlines() == [
        "Le Courrier: articles 2. + would be taken, - left out.",
        "+ 2024-03-12  Attaque à Gao",
        f"    {server.url('/a')}",
        "- 2024-03-12  Attaque à Gao",
        f"    {server.url('/b')}",
    ]
    status, out, _ = run("feeds", "add", url, "--every", "30", "--category", "Sahel")
    assert (status, out) == (OK, f"Feed 1: {url}. Ask it now with: selon poll --feed 1\n")
    assert run("feeds", "add", url)[0] == MISUSED
    status, out, err = run("poll", "--feed", "1", ui="fr")
    assert (status, err) == (OK, "")
    assert out.splitlines() == [
        "Le Courrier\u00a0: nouveaux articles 2, écartés par ses motifs 0.",
        "Articles pris 2, à retenter plus tard 0, abandonnés 0.",
    ]
    (line,) = run("feeds", "list", "--format", "jsonl")[1].splitlines()
    told = json.loads(line)
    assert (told["number"], told["every"], told["articles"]) == (1, 30, {"taken": 2})
    assert "followed, every 30 min" in run("feeds", "list")[1]
    opml = tmp_path / "flux.opml"
    assert run("feeds", "export-opml", str(opml))[0] == OK
    assert run("feeds", "import-opml", str(opml))[1] == (
        "Feeds added 0, there already 1, that cannot be asked for 0.\n"
    )
    assert run("feeds", "pause", "1")[0] == OK
    assert run("poll")[1] == "Articles taken 0, to be tried again later 0, given up 0.\n"
    assert run("feeds", "pause", "1", "--off")[0] == OK
    assert run("feeds", "remove", "1")[0] == OK
    assert run("feeds", "remove", "1")[0] == MISUSED
    listed = opml.read_text("utf-8").replace("</body>", '<outline xmlUrl="file:///x"/></body>')
    opml.write_text(listed, encoding="utf-8")
    status, out, err = run("feeds", "import-opml", str(opml))
    assert (status, "Feeds added 1" in out, "asked for 1" in out) == (PARTIAL, True, True)
    assert "file:///x" in err
    assert json.loads(run("feeds", "list", "--format", "jsonl")[1])["category"] == "Sahel"


def test_a_poll_that_fails_says_so(run, server: Server) -> None:
    run("feeds", "add", server.url("/flux"))
    server.pages |= {"/flux": Reply(status=404)}
    status, out, _ = run("poll")
    assert status == PARTIAL
    assert out.startswith(f"{server.url('/flux')}: the server refuses")
    assert "failing" in run("feeds", "list")[1]
    assert run("poll", "--feed", "9")[0] == MISUSED


@pytest.mark.parametrize(
    "words",
    [
        ("feeds", "add", "http://127.0.0.1:22/flux"),
        ("feeds", "add", "file:///etc/passwd"),
        ("feeds", "add", "https://exemple.org/", "--keep", "("),
        ("feeds", "check", "http://10.0.0.1/"),
        ("add",),
        ("feeds", "import-opml", "nothing.opml"),
    ],
)
def test_what_cannot_be_done_is_told(run, words: tuple[str, ...]) -> None:
    status, out, err = run(*words, db=words[:2] != ("feeds", "check"))
    assert (status != OK, out) == (True, "")
    assert err.startswith("selon: ")


def test_addresses_and_files_with_a_report(run, server: Server, path: Path, tmp_path: Path) -> None:
    table, report, saved = (tmp_path / name for name in ("t.csv", "r.csv", "p.html"))
    saved.write_bytes(page(title="Page"))
    table.write_text(f"lien\n{server.url('/b')}\nUn titre\n=1+1\n", encoding="utf-8")
    words = (str(saved), server.url("/a"), "--csv", str(table), "--url-column", "lien")
    status, out, err = run("add", *words, "--report", str(report))
    assert status == PARTIAL
    assert "new 3" in out
    assert "set aside 2 (list.row 2)" in out
    assert err.count("set aside") == 2
    rows = list(csv.DictReader(report.read_text("utf-8").splitlines()))
    assert [row["outcome"] for row in rows] == ["new", "new", "new", "refused", "refused"]
    assert rows[1]["doc_id"] == rows[1]["input"] == server.url("/a")
    assert rows[3]["code"] == "list.row"
    assert rows[4]["input"] == "'=1+1", "no formula for a spreadsheet"
    assert len(rows[0]["sha256"]) == 64
    status, out, _ = run("add", *words, "--report", str(report))
    assert "unchanged 3" in out
    with open_ledger(path) as ledger:
        assert len(list(ledger.originals())) == 2


def test_how_much_is_read_is_said(
    run, server: Server, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes from feeds and addresses goes through the first gate, unless somebody says no."""
    asked: list[str] = []

    class Coder(FakeCoder):
        def code(self, items, *, layers, read):
            asked.append(read)
            return super().code(items, layers=layers, read=read)

    monkeypatch.setitem(sys.modules, "selon.pipeline", SimpleNamespace(open_coder=Coder))
    run("add", server.url("/a"))
    run("feeds", "add", server.url("/flux"))
    run("poll")
    run("add", server.url("/a"), "--read", "all")
    run("redo")
    assert asked == ["events", "events", "all", "claims"]


def test_originals_and_reading_anew(run, server: Server, tmp_path: Path) -> None:
    run("add", server.url("/a"), server.url("/b"))
    asked = len(server.asked)
    file = tmp_path / "gardes.warc.gz"
    assert run("originals", str(file))[1] == f"{file}: originals 2.\n"
    found = read_archive(io.BytesIO(file.read_bytes()), name="x")
    assert {item.doc_id for item in found} == {server.url("/a"), server.url("/b")}
    assert run("originals", str(file), "--doc", server.url("/a"))[1] == f"{file}: originals 1.\n"
    assert run("originals", str(file), "--doc", "rien")[0] == MISUSED
    assert run("redo")[1] == ("Documents read anew 2, of them new versions 0, set aside 0.\n")
    assert run("redo", "--doc", "rien")[0] == MISUSED
    assert len(server.asked) == asked


def test_an_archive_is_coded_as_any_file(run, tmp_path: Path) -> None:
    from tests.documents.archives import archive

    file = tmp_path / "pages.warc.gz"
    file.write_bytes(archive([("https://exemple.org/a", page())]))
    assert "new 1" in run("run", str(file))[1]
    assert "unchanged 1" in run("run", str(file))[1]


def test_without_the_packages(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.undo()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "warcio" else 1)
    assert status_of(["feeds", "check", "https://exemple.org/", "--ui", "en"]) == 1
    assert "warcio" in capsys.readouterr().err
