"""The authored list of mentions: who is meant, of which role and country."""

import csv
import sys
from datetime import date
from pathlib import Path

import pytest

from selon.actors import kind_of, open_actors, read_actors, read_words
from selon.lang.examples import unmark

LIST = Path(__file__).with_name("mentions.tsv")
FLOOR = 0.95


@pytest.fixture(scope="module")
def known():
    return open_actors(), read_words("fr")


def _rows():
    with LIST.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _type(role, actors):
    """Give the type that a role is of: the president, the state and the ministry are its GOV."""
    return actors.roles[role].code or role


def _found(row, actors, words):
    """Give (id or -, role, country) of what is meant; None where nothing may be found."""
    day = date.fromisoformat(row["published"]) if row["published"] else None
    text, marked = unmark(row["text"] if "[" in row["text"] else f"[{row['text']}]")
    mentions, near = read_actors(text, actors, words, day)
    if not row["id"]:
        return mentions[0].span.of(text) if mentions else None
    (span,) = marked["["]
    actor = kind_of(span.of(text), actors, words, near)
    inside = [m.actor for m in mentions if m.span.overlaps(span)]
    actor = actor or next(iter(inside), None)
    return (
        None if actor is None else (actor.id or "-", _type(actor.role, actors), actor.country or "")
    )


def test_the_list_is_broad():
    rows = _rows()
    assert sum(row["lang"] == "fr" and bool(row["id"]) for row in rows) >= 280
    assert sum(row["lang"] == "en" for row in rows) >= 120
    assert sum(not row["id"] for row in rows) >= 40


def test_mentions(known, record_property):
    wrong = []
    for row in _rows():
        kind = _type(row["role"], known[0]) if row["id"] else None
        meant = (row["id"], kind, row["country"]) if row["id"] else None
        found = _found(row, *known)
        if found != meant:
            wrong.append(f"{row['text']} {row['published']}: {found} instead of {meant}")
    share = 1 - len(wrong) / len(_rows())
    told = "\n".join([f"{share:.3f} right", *wrong])
    record_property("misses", told)
    sys.stdout.write(told)
    assert share >= FLOOR, told
