"""What each document says of one incident: its event, its claimants, and whose voice it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

Json: TypeAlias = Mapping[str, Any]

KILLED: Final = "killed"
WOUNDED: Final = "wounded"
TOLLS: Final = (KILLED, WOUNDED)
DENIES: Final = "denies"
_ACCUSING: Final = ("accuses", "alleges")
_OWN: Final = "victims"  # whose dead are the toll of an incident, "all" with them
_ABOUT: Final = 0.2  # how far "about 40" may be from 40


@dataclass(frozen=True, slots=True)
class Account:
    """One document's event in an incident; `event` is None where no event was found in it."""

    doc_id: str
    event_id: str
    main: bool
    voice: str  # doc_id of the oldest of its copies
    coded: Json
    event: Json | None

    @property
    def outlet(self) -> str:
        """Who published it, or the name of the document where nobody says."""
        return str(self.coded.get("outlet") or self.doc_id)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What one claimant says of the event in one document."""

    account: Account
    said: Json  # an entry of the event's claims
    claimant: str
    origin: str  # who is behind it, whatever documents repeat it
    kind: str | None
    actor_id: str | None

    @property
    def key(self) -> tuple[str, str]:
        """Where it stands: document and claim."""
        return self.account.doc_id, str(self.said["claim_id"])

    @property
    def stance(self) -> str:
        """How it is said."""
        return str(self.said["stance"])


@dataclass(frozen=True, slots=True)
class Figure:
    """A toll that one claimant gives; `high` is None where it may be more."""

    claimed: Claimed
    field: str
    low: int
    high: int | None
    approx: bool
    named: bool = False  # one person, by name: says nothing of how many others

    @property
    def widest(self) -> tuple[float, float]:
        """The numbers that it does not exclude."""
        if self.named:
            return self.low, float("inf")
        if self.approx:
            return self.low * (1 - _ABOUT), (self.high or self.low) * (1 + _ABOUT)
        return self.low, float("inf") if self.high is None else self.high


def claimed(accounts: Iterable[Account]) -> Iterator[Claimed]:
    """Give everything that anybody says, by document and in the order of the claims."""
    for account in accounts:
        if account.event is not None:
            yield from (_claimed(account, said) for said in account.event["claims"])


def _claimed(account: Account, said: Json) -> Claimed:
    source = said["source"] or {}
    name = source.get("name") or source.get("actor_id")
    unnamed = f"voice:{account.voice}"
    return Claimed(
        account=account,
        said=said,
        claimant=str(source.get("name") or source.get("text") or account.outlet),
        origin=f"actor:{source.get('actor_id') or name}" if name else unnamed,
        kind=source.get("kind"),
        actor_id=source.get("actor_id"),
    )


def figures(accounts: Sequence[Account], field: str) -> Iterator[Figure]:
    """Give the tolls of the victims. A figure that is part of another one is left out.

    "Twelve dead, says the observatory; three are children, the organisation adds": of two figures
    of one document and one kind of source, the smaller is a part or was overtaken.
    """
    for account in accounts:
        told = [f for c in claimed([account]) if (f := _figure(c, field)) is not None]
        best: dict[object, Figure] = {}
        for figure in told:
            known = best.get(figure.claimed.kind)
            if known is None or figure.low > known.low:
                best[figure.claimed.kind] = figure
        yield from (f for f in told if best[f.claimed.kind] is f or f.low == f.high == 0)


def _figure(said: Claimed, field: str) -> Figure | None:
    toll = said.said[field]
    if not toll or toll.get("who") == "initiator":
        return None
    high = toll["high"] if toll["high"] is not None else toll["best"]
    low = toll["low"] if toll["low"] is not None else 0
    named = low == high == 1 and _is_named(said.account.event or {}, toll)
    return Figure(said, field, low, high, bool(toll.get("approx")), named)


def _is_named(event: Json, toll: Json) -> bool:
    """Say whether the one who is counted is told by name: its last word has a capital."""
    over = [p for p in event["target"] if p["start"] < toll["end"] and toll["start"] < p["end"]]
    return any(len(words) > 1 and words[-1][:1].isupper() for words in (_words(p) for p in over))


def _words(party: Json) -> list[str]:
    return str(party["text"]).split()


def asserts(said: Claimed) -> bool:
    """Say whether the claimant says that it took place."""
    return said.stance not in (DENIES, "threatens")


def accuses(said: Claimed) -> bool:
    """Say whether the claimant lays it on somebody else."""
    return said.stance in _ACCUSING


def independent(said: Iterable[Claimed]) -> int:
    """Give the number of sources that do not depend on each other.

    Copies of one text are one voice, and one official whom all outlets quote is one origin: the
    number is how many voices can be given an origin of their own.
    """
    origins: dict[str, set[str]] = {}
    for one in said:
        origins.setdefault(one.account.voice, set()).add(one.origin)
    taken: dict[str, str] = {}
    return sum(_placed(voice, origins, taken, set()) for voice in sorted(origins))


def _placed(
    voice: str, origins: Mapping[str, set[str]], taken: dict[str, str], tried: set[str]
) -> bool:
    """Give a voice an origin, others moved where needed (Kuhn, 1955)."""
    for origin in sorted(origins[voice] - tried):
        tried.add(origin)
        if origin not in taken or _placed(taken[origin], origins, taken, tried):
            taken[origin] = voice
            return True
    return False
