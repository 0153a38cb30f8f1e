"""`selon run`: into the ledger in the order of the input, the bad ones aside, safe to run again."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from selon.cli import INTERRUPTED, MISUSED, OK, PARTIAL, files, status_of
from selon.cli.run import SHOWN, Settled, run
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.records import Article, Refusal
from tests.ledger.made import FakeCoder, article

Item = Article | Refusal


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


def bad(doc_id: str) -> Refusal:
    return Refusal(doc_id, "input.empty", {"doc_id": doc_id})


def settle(ledger: Ledger, items: list[Item], coder: FakeCoder | None = None) -> list[str]:
    """Run and give what became of each document, in the order in which it was told."""
    told: list[Settled] = []
    run(items, coder or FakeCoder(), ledger, told.append, lexicon_digest="aa")
    return [f"{settled.outcome} {settled.doc_id}" for settled in told]


@pytest.mark.parametrize("batch", [1, 2, 3, 100])
def test_documents_are_settled_in_the_order_of_the_input(ledger: Ledger, batch: int) -> None:
    items: list[Item] = [article(1), bad("x"), article(2), article(3), bad("y"), article(4)]
    coder = FakeCoder(batch=batch, refused=frozenset({"a003"}))
    wanted = ["new a001", "refused x", "new a002", "refused a003", "refused y", "new a004"]
    assert settle(ledger, items, coder) == wanted
    again = [word.replace("new", "unchanged") for word in wanted]
    before = list(ledger.content())
    assert settle(ledger, items, coder) == again
    assert list(ledger.content()) == before
    assert [r.doc_id for r in ledger.refusals()] == ["a003", "x", "y"]


def test_what_was_read_is_not_coded_again(ledger: Ledger) -> None:
    settle(ledger, [article(1), article(2)])
    seen: list[str] = []

    class Spy(FakeCoder):
        def code(self, items, *, layers, read="claims"):
            for result in super().code(items, layers=layers, read=read):
                seen.append(result.article.doc_id)
                yield result

    settle(ledger, [article(1), article(3), article(2)], Spy())
    assert seen == ["a003"]


@pytest.mark.parametrize("batch", [1, 10])
@pytest.mark.parametrize("order", ["good first", "bad first"])
def test_one_name_twice_good_and_bad(ledger: Ledger, batch: int, order: str) -> None:
    """The later of the two has the last word, however often the run is repeated."""
    items: list[Item] = [article(1), bad("a001")]
    if order == "bad first":
        items.reverse()
    settle(ledger, items, FakeCoder(batch=batch))
    once = list(ledger.content())
    assert len(list(ledger.refusals())) == (order == "good first")
    settle(ledger, items, FakeCoder(batch=batch))
    assert list(ledger.content()) == once


def test_one_name_with_two_texts(ledger: Ledger) -> None:
    items: list[Item] = [article(1), article(1, text="Autre texte."), article(1)]
    items[1] = article(1, text=article(2).text)
    assert settle(ledger, items) == ["new a001", "revised a001", "unchanged a001"]
    assert settle(ledger, items) == ["unchanged a001"] * 3


def test_another_lexicon_reads_again(ledger: Ledger) -> None:
    settle(ledger, [article(1)])
    told: list[Settled] = []
    run([article(1)], FakeCoder(), ledger, told.append, lexicon_digest="bb")
    assert [settled.outcome for settled in told] == ["reread"]


def test_summary_counts_by_outcome_and_code(ledger: Ledger) -> None:
    items: list[Item] = [article(1), bad("x"), bad("y"), Refusal("z", "input.binary", {})]
    summary = run(items, FakeCoder(), ledger, lambda _: None, lexicon_digest="aa")
    counts = {name: number for name, number in summary.outcomes.items() if number}
    assert counts == {"new": 1, "refused": 3}
    assert summary.refused == {"input.binary": 1, "input.empty": 2}


def test_an_interrupted_run_keeps_what_was_settled(ledger: Ledger) -> None:
    def items() -> Iterator[Item]:
        yield article(1)
        yield article(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(items(), FakeCoder(), ledger, lambda _: None, lexicon_digest="aa")
    assert [d.article.doc_id for d in ledger.documents()] == ["a001", "a002"]


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> list[Item]:
    """What the command reads from any path; the coder is the hand-made one."""
    items: list[Item] = []
    monkeypatch.setattr(files, "_read", lambda *_, **__: iter(items))
    pipeline = SimpleNamespace(open_coder=FakeCoder)
    monkeypatch.setitem(sys.modules, "selon.pipeline", pipeline)
    return items


def test_the_command_in_english(
    feed: list[Item], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed += [article(1), article(2)]
    db = str(tmp_path / "ledger.db")
    assert status_of(["run", "any", "--db", db, "--ui", "en"]) == OK
    out, err = capsys.readouterr()
    assert out == (
        f"{db}. This run: new 2, new versions 0, read again 0, unchanged 0, set aside 0. "
        "The ledger holds: documents 2, events 4, running totals 0, "
        "claims 12 (reports 6, claims 4, accuses 2).\n"
    )
    assert err == ""
    assert status_of(["run", "any", "--db", db, "--ui", "en"]) == OK
    assert "new 0, new versions 0, read again 0, unchanged 2" in capsys.readouterr().out


def test_the_command_in_french_with_documents_set_aside(
    feed: list[Item], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed += [article(1), bad("vide")]
    arguments = ["run", "any", "--db", str(tmp_path / "ledger.db"), "--ui", "fr"]
    assert status_of(arguments) == PARTIAL
    out, err = capsys.readouterr()
    assert "nouveaux 1," in out
    assert "mis de côté 1 (input.empty 1). Le registre contient\u00a0: documents 1," in out
    assert "propos 6 (rapporte 3, affirme 2, accuse 1)." in out
    assert err.startswith("mis de côté\u00a0: vide")


def test_many_refusals_are_not_all_told(
    feed: list[Item], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed += [bad(f"x{number}") for number in range(SHOWN + 30)]
    assert status_of(["run", "any", "--db", str(tmp_path / "l.db"), "--ui", "en"]) == PARTIAL
    err = capsys.readouterr().err.splitlines()
    assert len(err) == SHOWN + 1
    assert f"the {SHOWN} above" in err[-1]


def test_a_progress_bar_where_somebody_looks_on(
    feed: list[Item],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    feed += [article(1), bad("[red]x")]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    status_of(["run", "any", "--db", str(tmp_path / "l.db"), "--ui", "en"])
    out, err = capsys.readouterr()
    assert "set aside: [red]x" in err
    assert "documents: 2" in err
    assert "\x1b[3" not in err  # no colour
    assert out.startswith(str(tmp_path / "l.db"))


@pytest.mark.parametrize(("language", "word"), [("en", "Interrupted"), ("fr", "Interrompu")])
def test_interrupted(
    feed: list[Item],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    word: str,
) -> None:
    def items() -> Iterator[Item]:
        yield article(1)
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "_read", lambda *_, **__: items())
    arguments = ["run", "any", "--db", str(tmp_path / "l.db"), "--ui", language]
    assert status_of(arguments) == INTERRUPTED
    assert word in capsys.readouterr().err
    with open_ledger(tmp_path / "l.db", create=False) as ledger:
        assert ledger.stats().documents == 1


@pytest.mark.parametrize("arguments", [["run", "any"], ["run", "--db", "x.db"], ["run"]])
def test_misuse(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of([*arguments, "--ui", "en"]) == MISUSED
    assert "is missing" in capsys.readouterr().err


def test_a_ledger_that_cannot_be_opened(
    feed: list[Item], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed.append(article(1))
    assert status_of(["run", "any", "--db", str(tmp_path), "--ui", "fr"]) == 1
    assert "le registre ne peut être ni ouvert ni créé" in capsys.readouterr().err
