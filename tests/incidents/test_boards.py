"""Differences as people read them: in their language, with names and days instead of codes."""

import pytest

from selon.incidents.boards import board
from selon.incidents.reading import accounts, incidents, links
from selon.ledger.book import Ledger
from tests.incidents.made import ARMY, HTS, coded, event, link, party, said, source


def printed(ledger: Ledger, language: str) -> str:
    (found,) = incidents(ledger, language=language)
    name = found["incident_id"]
    text = board(found, accounts(ledger, name), links(ledger, name), language=language)
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "≠ auteur : Forces : dément (b:c1) / Observatory : accuse (a:c1) · l'auteur"),
        ("en", "≠ initiator: Forces: denies (b:c1) / Observatory: accuses (a:c1) · the one"),
    ],
)
def test_who_denies_is_told_in_words(ledger: Ledger, language: str, line: str) -> None:
    accuser = said(source("Observatory"), "accuses")
    denial = said(source("Forces", "military", "SY:MIL"), "denies")
    link(
        ledger,
        coded("a", event(initiator=[party(ARMY)], claims=(accuser,))),
        coded("b", event(claims=(denial,))),
    )
    assert line in printed(ledger, language)


@pytest.mark.parametrize(("language", "name"), [("fr", "Hayat Tahrir"), ("en", "Hay'at Tahrir")])
def test_actors_have_names(ledger: Ledger, language: str, name: str) -> None:
    link(
        ledger,
        coded("a", event(initiator=[party(ARMY)])),
        coded("b", event(initiator=[party(HTS)])),
    )
    line = next(one for one in printed(ledger, language).splitlines() if one.startswith("≠"))
    assert name in line
    assert "SY:" not in line
