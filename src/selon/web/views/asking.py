"""What is asked for, as it stands in an address: every view of one address shows the same."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from selon.errors import UsageError
from selon.query import All, Not, Query, Term, parse
from selon.query.selection import DISPUTED, ORDERS

PAGE: Final = 50  # rows of one page

_EVERYTHING: Final = All(())
_PIECE: Final = re.compile(r'(?:[^\s"]|"[^"]*")+')
_GROUPED: Final = re.compile(r"\bOR\b|\||[()]")
_PLAIN: Final = re.compile(r"[^\s()\"|]+")
_ISO: Final = r"\d{4}-\d\d-\d\d"
_DATED: Final = re.compile(rf"date(?P<op>:|>=|<=)(?P<first>{_ISO})(\.\.(?P<last>{_ISO}))?")
_LONGEST: Final = 1000  # characters of a query that are read


@dataclass(frozen=True, slots=True)
class Asking:
    """A query, how its incidents are ordered, and which page of them is shown."""

    text: str
    query: Query
    fault: UsageError | None = None  # why the text is no query; nothing is found then
    order: str = DISPUTED
    page: int = 1

    def address(self, path: str, **changes: object) -> str:
        """Give the address of a view of the same query; a change of None leaves a part out."""
        known: dict[str, object] = {"q": self.text, "order": self.order, "page": self.page}
        plain = {"q": "", "order": DISPUTED, "page": 1}
        kept = {name: value for name, value in known.items() if value != plain[name]}
        if "page" not in changes and set(changes) & {"q", "order"}:
            kept.pop("page", None)  # another list begins at its first page
        told = {name: value for name, value in (kept | changes).items() if value not in (None, "")}
        return f"{path}?{urlencode(told)}" if told else path

    @property
    def conditions(self) -> tuple[str, ...]:
        """The pieces of the query, as far as each can be taken out by itself."""
        return tuple(dict.fromkeys(_conditions(self))) if self.fault is None else ()

    @property
    def span(self) -> tuple[str, str]:
        """The first and the last day that are asked for; "" where there is no such bound."""
        found = [piece for piece in self.conditions if _DATED.fullmatch(piece)]
        match = _DATED.fullmatch(found[0]) if len(found) == 1 else None
        if match is None:
            return "", ""
        op, first, last = match["op"], match["first"], match["last"] or match["first"]
        return ("" if op == "<=" else first), ("" if op == ">=" else last)

    def less(self, condition: str) -> str:
        """Give the query without a condition."""
        return without(self.text, condition)

    def more(self, condition: str) -> str:
        """Give the query with a condition more."""
        return with_condition(self.text, condition)

    def dated(self, value: str | None) -> str:
        """Give the query with other days, or with none."""
        return replaced(self.text, "date", value and f"date:{value}")


def asking(values: Mapping[str, str]) -> Asking:
    """Read what is asked for; what cannot be read asks for nothing and says why."""
    text = _within(values.get("q", "").strip()[:_LONGEST], values)
    order = values.get("order", DISPUTED)
    known = order if order.removeprefix("-") in ORDERS else DISPUTED
    page = values.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    try:
        query: Query = parse(text)
    except UsageError as fault:
        return Asking(text, _EVERYTHING, fault, known)
    return Asking(text, query, None, known, max(1, number))


def _within(text: str, values: Mapping[str, str]) -> str:
    """Give the query with the days of two fields and the frame of a map, sent beside it."""
    if "box" in values:
        text = replaced(text, "box", term("box", values["box"]))
    if "from" not in values and "to" not in values:
        return text
    first, last = (_day(values.get(name, "")) for name in ("from", "to"))
    if first and last:
        return replaced(text, "date", f"date:{first}..{last}")
    bound = f"date>={first}" if first else f"date<={last}" if last else None
    return replaced(text, "date", bound)


def _day(text: str) -> str:
    return text if re.fullmatch(_ISO, text) else ""


def term(field: str, value: str, op: str = ":") -> str:
    """Give a condition as it is written.

    >>> term("grade", "contested"), term("target", "Civils (Mali)")
    ('grade:contested', 'target:"Civils (Mali)"')
    """
    words = value.replace('"', " ").strip()
    return f"{field}{op}{words}" if _PLAIN.fullmatch(words) else f'{field}{op}"{words}"'


def has(text: str, condition: str) -> bool:
    """Say whether a condition stands in a query by itself."""
    return condition in _PIECE.findall(text)


def with_condition(text: str, condition: str) -> str:
    """Give a query with a condition more; its opposite goes.

    >>> with_condition("a OR b", "grade:weak"), with_condition("-grade:weak a", "grade:weak")
    ('(a OR b) grade:weak', 'a grade:weak')
    """
    opposite = condition[1:] if condition.startswith("-") else f"-{condition}"
    kept = without(text, opposite)
    grouped = f"({kept})" if _GROUPED.search(kept) and " " in kept else kept
    return f"{grouped} {condition}".strip()


def without(text: str, condition: str) -> str:
    """Give a query without a condition that stands in it by itself.

    >>> without('grade:weak place:"Tel Aviv" x', 'place:"Tel Aviv"')
    'grade:weak x'
    """
    return " ".join(piece for piece in _PIECE.findall(text) if piece != condition)


def replaced(text: str, field: str, condition: str | None) -> str:
    """Give a query in which all conditions on a field gave way to one, or to none.

    >>> replaced("date>=2024-01 x date<=2024-02", "date", "date:2024")
    'x date:2024'
    """
    start = re.compile(rf"-?{field}(?:[:=<>!]|~)")
    kept = " ".join(piece for piece in _PIECE.findall(text) if not start.match(piece))
    return with_condition(kept, condition) if condition else kept


def relaxed(asked: Asking, count: Callable[[Query], int]) -> tuple[str, int] | None:
    """Give the condition without which most is found, and how much; None where nothing helps."""
    found = [
        (piece, count(parse(without(asked.text, piece))))
        for piece in dict.fromkeys(_conditions(asked))
    ]
    best = max(found, key=lambda pair: pair[1], default=None)
    return best if best is not None and best[1] > 0 else None


def _conditions(asked: Asking) -> Iterator[str]:
    """Give the conditions of a query that may be taken out one by one."""
    plain = isinstance(asked.query, All | Term | Not)
    if plain and not _GROUPED.search(re.sub(r'"[^"]*"', "", asked.text)):
        yield from _PIECE.findall(asked.text)
