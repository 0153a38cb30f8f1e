"""A word is found in all its forms; a phrase and a word that no table knows as they stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.query import asking, forms
from tests.incidents.made import coded, store

TEXTS = {
    "a": "Les défenses aériennes ont répondu.",
    "b": "L'armée a frappé deux ponts.",
    "c": "Gunmen struck the two bridges.",
    "d": "Un zorbule est tombé dans la frappe.",
    "e": "Des zorbules, rien d'autre.",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("forms") / "ledger.db"
    with open_ledger(path) as opened:
        for name, text in TEXTS.items():
            store(opened, coded(name, text=text), text)
        yield opened


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("aérienne", "a"),
        ("AERIEN", "a"),
        ("frapper", "bd"),
        ("frappées", "bd"),
        ("strike", "c"),
        ("bridge", "c"),
        ("pont", "b"),
        ("deux pont", ""),
        ("deux ponts", "b"),
        ("zorbule", "d"),
        ("de", ""),
        ("des", "e"),
    ],
)
def test_forms_find_each_other(ledger: Ledger, words: str, found: str) -> None:
    assert set(asking.texts(ledger, words)) == set(found)


def test_a_query_asks_for_forms(ledger: Ledger) -> None:
    assert asking.matcher(ledger).documents("aérienne") == {"a"}


def test_without_a_model_words_are_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(model: str) -> object:
        raise OSError(model)

    monkeypatch.setattr(forms, "lemma_tables", gone)
    assert [forms._table(name) for name in ("fr", "en", "es")] == [None, None, None]
    monkeypatch.setattr(forms, "_tables", lambda: ())
    assert forms.forms.__wrapped__("aérienne") == ("aerienne",)
