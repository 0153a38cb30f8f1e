"""The claim matrix: what each claimant says of each field, in what words, and what nobody says.

Rows are fields, columns are claimants; a cell holds what was said, or says that it was not: "not
said" is neither zero nor none. Circumstances (who, whom, where, when, what) are the document's and
stand in the column of its own voice; tolls stand with the claimant who gives them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from selon.incidents.accounts import Account, Claimed, claimed

FIELDS: Final = (
    "sub_event_type",
    "initiator",
    "target",
    "place",
    "date",
    "count",
    "killed",
    "wounded",
    "stance",
)
_OF_CLAIM: Final = ("killed", "wounded", "stance")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one claimant says of one field; `said` is False where nothing is said."""

    said: bool
    value: str  # "" where not said
    words: str | None  # of the article
    start: int | None  # where they stand in it
    end: int | None


@dataclass(frozen=True, slots=True)
class Column:
    """One claimant in one document."""

    doc_id: str
    claim_ids: tuple[str, ...]
    claimant: str
    outlet: str
    voice: str
    copies: tuple[str, ...]  # documents that say the same as copies of one text
    own: bool  # the article's own voice: its column holds the circumstances
    cells: Mapping[str, Cell]


UNSAID: Final = Cell(said=False, value="", words=None, start=None, end=None)


def matrix(accounts: Sequence[Account]) -> tuple[Column, ...]:
    """Give the columns; the copies of one text stand in one, which names them."""
    first: dict[str, Account] = {}
    copies: dict[str, list[str]] = {}
    for account in sorted(accounts, key=lambda a: (a.doc_id != a.voice, a.doc_id)):
        if account.event is not None:
            first.setdefault(account.voice, account)
            copies.setdefault(account.voice, []).append(account.doc_id)
    ordered = sorted(first.values(), key=lambda a: (str(a.coded.get("published")), a.doc_id))
    return tuple(
        column for account in ordered for column in _columns(account, tuple(copies[account.voice]))
    )


def _columns(account: Account, copies: tuple[str, ...]) -> Iterator[Column]:
    said = list(claimed([account]))
    speakers = dict.fromkeys(one.claimant for one in said if one.said["source"])
    own = [one for one in said if not one.said["source"]]
    yield _column(account, account.outlet, own, copies, own=True)
    for speaker in speakers:
        mine = [one for one in said if one.claimant == speaker and one.said["source"]]
        yield _column(account, speaker, mine, copies, own=False)


def _column(
    account: Account,
    claimant: str,
    said: Sequence[Claimed],
    copies: tuple[str, ...],
    *,
    own: bool,
) -> Column:
    cells = dict.fromkeys(FIELDS, UNSAID)
    if own:
        cells |= _circumstances(account)
    cells |= {name: _toll(said, name) for name in ("killed", "wounded")}
    if said:
        stances = ", ".join(dict.fromkeys(one.stance for one in said))
        cells["stance"] = Cell(said=True, value=stances, words=None, start=None, end=None)
    return Column(
        doc_id=account.doc_id,
        claim_ids=tuple(dict.fromkeys(one.key[1] for one in said)),
        claimant=claimant,
        outlet=account.outlet,
        voice=account.voice,
        copies=copies,
        own=own,
        cells=cells,
    )


def _circumstances(account: Account) -> dict[str, Cell]:
    event: Mapping[str, Any] = account.event or {}
    mention = event["mentions"][0] if event["mentions"] else {}
    place, date, count = event["place"], event["date"], event["count"]
    found = {
        "sub_event_type": _cell(event["sub_event_type"], mention),
        "initiator": _names(event["initiator"]),
        "target": _names(event["target"]),
        "place": _cell(place["name"] or place["text"], place) if place else UNSAID,
        "count": _cell(_number(count), count) if count else UNSAID,
    }
    if date:
        days = "–".join(dict.fromkeys((date["start"], date["end"])))
        where = {"text": date["text"], "start": date["text_start"], "end": date["text_end"]}
        found["date"] = _cell(days, where)
    return found


def _names(parties: Sequence[Mapping[str, Any]]) -> Cell:
    if not parties:
        return UNSAID
    names = "; ".join(dict.fromkeys(party["name"] or party["text"] for party in parties))
    return _cell(names, parties[0])


def _toll(said: Sequence[Claimed], field: str) -> Cell:
    tolls = [one.said[field] for one in said if one.said[field]]
    if not tolls:
        return UNSAID
    return _cell("; ".join(dict.fromkeys(map(_number, tolls))), tolls[0])


def _number(toll: Mapping[str, Any]) -> str:
    """Give a number as it was said: "12", "≥ 12", "10–15", "~ 40"."""
    low, high = toll["low"], toll["high"] if toll["high"] is not None else toll["best"]
    if high is None:
        return f"≥ {low}"
    text = str(high) if low == high else (f"≤ {high}" if low is None else f"{low}–{high}")
    return f"~ {text}" if toll.get("approx") else text


def _cell(value: str, where: Mapping[str, Any]) -> Cell:
    words, start, end = (where.get(name) for name in ("text", "start", "end"))
    return Cell(said=True, value=str(value), words=words, start=start, end=end)
