"""A name that somebody taught is read so from then on, by the ledger that learned it."""

import json
from datetime import date
from pathlib import Path

import pytest

from selon import contract
from selon.cli import status_of
from selon.ledger import lexicon_digest, open_ledger
from selon.ledger.judgements import Judgement
from selon.pipeline import open_coder
from selon.records import Article, Coded
from selon.taught import KnownName

TEXT = (
    "Les Cigognes du Delta ont attaqué mardi un poste de l'armée à Vieux-Pont-aux-Aulnes, avec "
    "une crache-flamme maison, tuant deux soldats, selon la police."
)
NAMES = (
    KnownName("actor", "Cigognes du Delta", "ML:ANSARDINE"),
    KnownName("place", "Vieux-Pont-aux-Aulnes", "geonames:2453348"),
    KnownName("weapon", "crache-flamme maison", "incendiary"),
)


def code(names: tuple[KnownName, ...]) -> dict:
    article = Article("a", TEXT, "fr", date(2024, 3, 14), "given")
    (coded,) = open_coder(names).code([article])
    assert isinstance(coded, Coded)
    return contract.document(coded)


def test_taught_names_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, taught = code(())["events"][0], code(NAMES)["events"][0]
    assert "ML:ANSARDINE" not in [p["actor_id"] for p in plain["initiator"]]
    assert [p["actor_id"] for p in taught["initiator"]] == ["ML:ANSARDINE"]
    assert taught["place"]["gazetteer_id"] == "geonames:2453348"
    assert taught["place"]["lat"] is not None
    assert plain["place"] is None or plain["place"]["gazetteer_id"] != "geonames:2453348"
    assert [w["id"] for w in taught["weapon"]] == ["incendiary"]
    assert code(())["events"][0] == plain  # nothing stays behind


def test_names_nobody_knows_change_nothing() -> None:
    strange = (
        KnownName("actor", "Cigognes du Delta", "XX:NOBODY"),
        KnownName("place", "Gao", "x:1"),
    )
    assert code(strange) == code(())


def test_the_digest_says_what_was_known() -> None:
    plain = lexicon_digest()
    assert lexicon_digest(names=NAMES) == lexicon_digest(names=reversed(NAMES)) != plain
    assert lexicon_digest(names=()) == plain


def test_a_ledger_reads_again_with_what_it_learned(tmp_path: Path) -> None:
    path, file = tmp_path / "ledger.db", tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    command = ["run", str(file), "--db", str(path), "--lang", "fr"]
    assert status_of(command) == 0
    with open_ledger(path) as ledger:
        before = next(ledger.coded_lines())
        value = {"name": NAMES[0].name, "id": NAMES[0].id}
        stored = ledger.judge("a", Judgement("always", field="actor", value=value), by="amina")
        assert ledger.learned_names() == NAMES[:1]
    assert status_of(command) == 0
    with open_ledger(path) as ledger:
        coded = json.loads(next(ledger.coded_lines()))
        assert [p["actor_id"] for p in coded["events"][0]["initiator"]] == ["ML:ANSARDINE"]
        ledger.take_back(stored.number, by="amina")
    assert status_of(command) == 0
    with open_ledger(path) as ledger:
        assert next(ledger.coded_lines()) == before
        assert len(list(ledger.past_readings("a"))) == 2
