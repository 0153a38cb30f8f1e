"""The grammar of queries: what is read, and what is refused with its place."""

import pytest

from selon.errors import UsageError
from selon.query import All, Any, Not, Term, parse


def test_terms_side_by_side() -> None:
    wanted = 'killed>=1 initiator:"Kataeb Hezbollah" date:2024-01 -type:protest'
    assert parse(f'{wanted} place~20km:"Jurf al-Nasr"') == All(
        (
            Term("killed", ">=", "1"),
            Term("initiator", ":", "Kataeb Hezbollah"),
            Term("date", ":", "2024-01"),
            Not(Term("type", ":", "protest")),
            Term("place", "~", "Jurf al-Nasr", 20.0),
        )
    )


def test_either_and_brackets() -> None:
    one, two, three = (Term("text", ":", word) for word in ("a", "b", "c"))
    assert parse("a b OR c") == Any((All((one, two)), three))
    assert parse("a (b | c)") == All((one, Any((two, three))))
    assert parse("-(a b)") == Not(All((one, two)))
    assert parse("") == All(())
    assert parse('"a b"') == Term("text", ":", "a b")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("kiled>1", "query.field"),
        ("type>=a", "query.operator"),
        ("killed~5km:a", "query.operator"),
        ("killed>=many", "query.number"),
        ("date:janvier", "query.date"),
        ("type:", "query.syntax"),
        ("box:1,2,3", "query.box"),
        ("(a", "query.syntax"),
        ("a)", "query.syntax"),
        ('"a', "query.syntax"),
    ],
)
def test_what_is_refused(query: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(query)
    assert caught.value.code == code
