"""Cards: each incident as lists, maps and facets need it, kept in the ledger.

To put an incident together, all its documents are read; a list of a hundred thousand cannot wait
for that. A card is the incident of the contract without `because`, the reason of its grade in every
language of the interface. Triggers of the ledger say which cards are stale.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from selon import __version__
from selon.incidents import assembling, verdicts
from selon.incidents.reading import account_of, holds_events
from selon.incidents.sides import open_sides
from selon.incidents.weights import read_weights, weights_digest
from selon.messages import LANGUAGES

if TYPE_CHECKING:
    from selon.ledger.book import Ledger
    from selon.ledger.linking import LinkRows

Json = dict[str, Any]

BATCH: Final = 100  # made in one transaction: less than half a second
_FORM: Final = "3"  # rises when a card holds something else
_LONGEST: Final = 160  # code points of a title that are kept


def made_with() -> str:
    """Give what cards are made with: those of another selon are made again."""
    return f"{__version__}/{_FORM}/{weights_digest()}"


def outdate(ledger: "Ledger") -> None:
    """Note as stale what another selon made; done once when a ledger is opened for reading."""
    with ledger.linking() as rows:
        rows.cards.outdate(made_with())


def pending(ledger: "Ledger") -> int:
    """Count the cards that are to be made again."""
    with ledger.link_rows() as rows:
        return rows.cards.count_stale()


def renew(ledger: "Ledger", limit: int = BATCH) -> int:
    """Make stale cards again, at most so many; give how many were made."""
    with ledger.linking() as rows:  # nobody decides anything while this one may write
        names = rows.cards.stale(limit)
        if names:
            discounted = verdicts.discounted(ledger.decisions())
            bodies = {name: _body(rows, name, discounted.get(name)) for name in names}
            rows.cards.put(bodies, made_with())
    return len(names)


def renew_all(ledger: "Ledger") -> None:
    """Make every stale card again, in transactions that others can write between."""
    while renew(ledger):
        pass


def _body(rows: "LinkRows", name: str, discounted: str | None) -> str:
    """Give the card of an incident as JSON; "" where it holds nothing any more."""
    members = rows.incidents.memberships(incident_ids=[name])
    read = lru_cache(rows.documents.reading)
    accounts = [account_of(member, read(member.doc_id)) for member in members]
    if not holds_events(accounts):
        return ""
    found = {
        language: assembling.incident(
            name,
            accounts,
            (),
            assembling.Known(read_weights(), open_sides(), language),
            discounted=discounted,
        )
        for language in LANGUAGES
    }
    return _told(found)


def _told(found: Mapping[str, Json]) -> str:
    card = found[LANGUAGES[0]]
    del card["because"]
    card["grade_because"] = {language: one["grade_because"] for language, one in found.items()}
    for document in card["documents"]:
        document["title"] = document["title"] and document["title"][:_LONGEST]
    return json.dumps(card, ensure_ascii=False, separators=(",", ":"))
