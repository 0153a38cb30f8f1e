"""A query as it is written, and what it asks as a tree."""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from selon.errors import UsageError
from selon.query.fields import FIELDS, TEXT

_TOKEN: Final = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<open>\()
  | (?P<close>\))
  | (?P<minus>-(?=[^\s]))
  | (?P<term>(?P<field>[a-z][a-z0-9_]*)(?P<op>>=|<=|!=|[:=<>]|~(?P<radius>\d+(?:\.\d+)?)km:)
      (?P<value>"[^"]*"|[^\s()"]*))
  | (?P<phrase>"[^"]*")
  | (?P<word>[^\s()"]+)
    """,
    re.VERBOSE,
)
_OR: Final = ("OR", "|")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition; `op` is one of : = != < <= > >= ~, `radius` in kilometres with ~."""

    field: str
    op: str
    value: str
    radius: float | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class All:
    """Parts that must all hold; without parts everything does."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Parts of which one must hold."""

    parts: tuple["Query", ...]


Query: TypeAlias = Term | Not | All | Any


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    at: int
    term: Term | None = None


def parse(text: str) -> Query:
    """Read a query; UsageError says at which character it cannot be understood.

    >>> parse("killed>=1 -type:protest")
    All(parts=(Term(field='killed', op='>=', value='1', radius=None), \
Not(part=Term(field='type', op=':', value='protest', radius=None))))
    """
    tokens = _tokens(text)
    query, end = _either(tokens, 0, text)
    if end < len(tokens):
        raise _error(text, tokens[end].at)
    return query


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:  # a quotation mark that is never closed
            raise _error(text, at)
        kind = str(match.lastgroup)
        if match["term"] is not None:
            found.append(_Token("term", at, _term(match, text)))
        elif kind == "word" and match["word"] in _OR:
            found.append(_Token("or", at))
        elif kind in ("word", "phrase"):
            value = match[kind].strip('"')
            found.append(_Token("term", at, Term(TEXT, ":", value)))
        elif kind != "space":
            found.append(_Token(kind, at))
        at = match.end()
    return found


def _term(match: re.Match[str], text: str) -> Term:
    field, op, value = match["field"], match["op"], match["value"].strip('"')
    if field not in FIELDS:
        known = ", ".join(sorted(FIELDS))
        raise UsageError("query.field", field=field, known=known)
    if match["radius"] is not None:
        op = "~"
    if op not in FIELDS[field].ops:
        raise UsageError("query.operator", field=field, op=op, known=" ".join(FIELDS[field].ops))
    if not value:
        raise _error(text, match.end())
    fault = FIELDS[field].fault(value)
    if fault is not None:
        raise UsageError(f"query.{fault}", field=field, value=value)
    return Term(field, op, value, None if match["radius"] is None else float(match["radius"]))


def _either(tokens: list[_Token], at: int, text: str) -> tuple[Query, int]:
    parts = []
    while True:
        part, at = _both(tokens, at, text)
        parts.append(part)
        if at == len(tokens) or tokens[at].kind != "or":
            return (parts[0] if len(parts) == 1 else Any(tuple(parts))), at
        at += 1


def _both(tokens: list[_Token], at: int, text: str) -> tuple[Query, int]:
    parts: list[Query] = []
    while at < len(tokens) and tokens[at].kind not in ("or", "close"):
        part, at = _one(tokens, at, text)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else All(tuple(parts))), at


def _one(tokens: list[_Token], at: int, text: str) -> tuple[Query, int]:
    token = tokens[at]
    if token.kind == "minus":
        if at + 1 == len(tokens):
            raise _error(text, token.at)
        part, end = _one(tokens, at + 1, text)
        return Not(part), end
    if token.kind == "open":
        part, end = _either(tokens, at + 1, text)
        if end == len(tokens) or tokens[end].kind != "close":
            raise _error(text, token.at)
        return part, end + 1
    if token.term is None:
        raise _error(text, token.at)
    return token.term, at + 1


def _error(text: str, at: int) -> UsageError:
    return UsageError("query.syntax", query=text, position=at + 1)
