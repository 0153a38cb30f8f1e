"""Which entries some texts use."""

import pytest

from selon.lang import checks, usage
from selon.records import Article

TABLES, _ = checks.read_language("fr", ui="en")
TEXT = """Gao, le 3 mars 2015 – Le raid

Trois soldats maliens ont été tués lundi à Gao par un obus, a affirmé le maire.

Partager cet article"""


@pytest.fixture(scope="module")
def idle():
    article = Article("x", TEXT, "fr", None, None)
    return set(usage.unused(TABLES, [article], "fr"))


@pytest.mark.parametrize(
    ("file", "used", "other"),
    [
        ("agents.toml", "soldats", "gendarmes"),
        ("casualties.toml", "mort", "enleve"),
        ("demonyms.toml", "ml", "td"),
        ("language.toml", "place", "stamp"),
        ("language.toml", "share", "follow"),
        ("numbers.toml", "n3", "n5"),
        ("reporting.toml", "affirmer", "nier"),
        ("reporting.toml", "jour", "person"),
        ("titles.toml", "gouverneur", "avocat"),
    ],
)
def test_usage_names_what_no_text_uses(idle, file, used, other):
    assert {used, other} <= {entry.id for entry in usage.entries(TABLES[file])}
    assert (file, used) not in idle
    assert (file, other) in idle


def test_usage_of_no_text_is_none():
    every = [(f, e.id) for f, table in TABLES.items() for e in usage.entries(table)]
    assert usage.unused(TABLES, [], "fr") == every
