"""What is cited of an incident: each figure with its claimant, its document and where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from selon.incidents.accounts import Account, claimed

Json = Mapping[str, Any]

_TOLLS: Final = ("killed", "wounded")


@dataclass(frozen=True, slots=True)
class Cited:
    """One figure, as somebody gives it."""

    field: str
    toll: Json
    claimant: str | None  # None is the article's own voice
    stance: str
    preliminary: bool
    outlet: str
    published: str | None
    url: str | None
    doc_id: str
    text_sha256: str


def cited(accounts: Sequence[Account]) -> Iterator[Cited]:
    """Give the figures in the order of the documents."""
    for one in claimed(accounts):
        source = one.said["source"] or {}
        for field in _TOLLS:
            if one.said[field]:
                yield Cited(
                    field=field,
                    toll=one.said[field],
                    claimant=source.get("text") or source.get("name"),
                    stance=one.stance,
                    preliminary=bool(one.said["preliminary"]),
                    outlet=one.account.outlet,
                    published=one.account.coded.get("published"),
                    url=one.account.coded.get("url"),
                    doc_id=one.account.doc_id,
                    text_sha256=str(one.account.coded["text_sha256"]),
                )
