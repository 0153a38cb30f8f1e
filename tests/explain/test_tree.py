import re

import pytest

from selon.contract import document
from selon.errors import UsageError
from selon.explain import narrowed
from selon.explain.tree import tree
from selon.formats import Output
from selon.messages import LANGUAGES
from tests.handmade import CODED, TEXT

DOCUMENT = document(CODED)
OUTPUT = Output(DOCUMENT, TEXT)
SPAN = re.compile(r"\[(\d+):(\d+)\] (.*)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_span_is_printed_with_its_words(language: str) -> None:
    found = SPAN.findall(tree(OUTPUT, language=language))
    assert len(found) > 50
    for start, end, printed in found:
        assert printed.startswith(TEXT[int(start) : int(end)])


def test_the_tree_of_a_claim() -> None:
    alone = narrowed(DOCUMENT, event=None, claim="c6")
    lines = tree(Output(alone, TEXT), language="en").splitlines()
    assert lines[2:7] == [
        "claim c6  reports, CT+, preliminary",
        "|- source   [713:732] un bilan provisoire",
        "|- cue      [707:712] selon",
        "|- content  [654:705] une personne avait été tuée et onze autres blessées",
        "`- because  claims.according_to with fr.selon on [707:712] selon",
    ]


def test_an_empty_field_says_why() -> None:
    assert "|- initiator  – no words in the text say it" in tree(OUTPUT, language="en")


def test_a_pronoun_is_shown_with_who_it_stands_for() -> None:
    alone = narrowed(DOCUMENT, event=None, claim="c5")
    assert "stands for  [471:511] La coalition" in tree(Output(alone, TEXT), language="en")


def test_one_event_stands_with_the_claims_that_speak_of_it() -> None:
    alone = narrowed(DOCUMENT, event="e2", claim=None)
    assert [event["event_id"] for event in alone["events"]] == ["e2"]
    assert [claim["claim_id"] for claim in alone["claims"]] == ["c5", "c6"]


def test_one_claim_stands_with_the_events_that_it_speaks_of() -> None:
    alone = narrowed(DOCUMENT, event=None, claim="c2")
    assert [event["event_id"] for event in alone["events"]] == ["e1"]


@pytest.mark.parametrize("asked", [{"event": "e9", "claim": None}, {"event": None, "claim": "c9"}])
def test_what_is_not_there_is_an_error_of_usage(asked: dict[str, str | None]) -> None:
    with pytest.raises(UsageError, match="9"):
        narrowed(DOCUMENT, **asked)


def test_a_refused_document_says_why() -> None:
    refused = Output({"doc_id": "x", "error": {"code": "input.empty", "message": "x: no text"}})
    assert tree(refused, language="fr") == "x: input.empty: x: no text\n"
