import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon import contract
from selon.folding import fold
from selon.records import (
    Affected,
    Article,
    Claim,
    Coded,
    Count,
    Event,
    EventClaim,
    Evidence,
    Framing,
    Mention,
    Part,
    Party,
    Quantity,
    Refusal,
    Source,
    Span,
    Timex,
    Toll,
    Toponym,
    Weapon,
)
from tests.handmade import ARTICLE, CODED, TEXT, VOICE


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Give every object that has a span, at any depth."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value
        for child in value.values():
            yield from spans(child)
    elif isinstance(value, list):
        for child in value:
            yield from spans(child)


def test_fields_stand_in_the_order_of_the_contract() -> None:
    document = contract.document(CODED)
    promised = ["doc_id", "language", "published", "outlet", "text_sha256", "claims", "events"]
    assert [key for key in document if key in promised] == promised
    assert list(document["claims"][1]) == [
        "claim_id",
        "source",
        "cue",
        "content",
        "stance",
        "factuality",
        "distance",
        "preliminary",
        "direct",
        "within",
        "because",
    ]
    promised = [
        "event_id",
        "sub_event_type",
        "event_type",
        "plover",
        "status",
        "aggregate",
        "background",
        "mentions",
        "initiator",
        "target",
        "weapon",
        "count",
        "place",
        "places",
        "date",
        "responsibility",
        "claims",
        "confidence",
        "because",
    ]
    assert [key for key in document["events"][0] if key in promised] == promised


def test_values_of_the_hand_made_document() -> None:
    document = contract.document(CODED)
    strike, missile = document["events"]
    assert strike["event_type"] == "Explosions/Remote violence"
    assert strike["place"] == strike["places"][0]
    assert strike["place"]["gazetteer_id"] == "geonames:9072831"
    assert missile["place"]["text"] == "Jizan"
    assert missile["place"]["lat"] is None
    assert missile["place"]["reason"] == "unknown_name"
    assert strike["date"]["start"] == strike["date"]["end"] == "2018-08-09"
    killed = strike["claims"][1]["killed"]
    assert (killed["low"], killed["best"], killed["high"]) == (51, 51, 51)
    assert killed["parts"][0]["group"] == "children"
    assert strike["claims"][0]["source"] is None
    assert strike["empty"] == {"initiator": "no_words", "weapon": "no_words"}


def test_a_claim_has_the_words_there_and_an_event_the_fullest_words() -> None:
    document = contract.document(CODED)
    accusation = document["claims"][4]
    assert accusation["source"]["text"] == "Elle"
    assert accusation["source"]["speaker"]["text"] == "La coalition menée par l’Arabie saoudite"
    said = document["events"][1]["claims"][0]
    assert said["claim_id"] == accusation["claim_id"]
    assert said["source"]["text"] == "La coalition menée par l’Arabie saoudite"


def test_a_layer_not_asked_for_has_no_key() -> None:
    bare = Coded(ARTICLE, None, None, None, (), None)
    assert contract.document(bare)["times"] == []
    assert not {"claims", "events", "framing", "toponyms"} & contract.document(bare).keys()


def test_text_is_written_only_where_it_was_extracted() -> None:
    assert "text" not in contract.document(CODED)
    page = replace(CODED, article=replace(ARTICLE, raw=b"<p>"))
    assert contract.document(page)["text"] == TEXT


def test_a_date_that_nothing_anchors_is_null() -> None:
    event = CODED.events[0]
    loose = replace(event, time=replace(event.time, start=None, end=None))
    assert contract.document(replace(CODED, events=(loose,)))["events"][0]["date"] is None


def test_an_event_of_a_claim_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(KeyError):
        contract.document(replace(CODED, claims=()))


def test_a_refusal_says_its_code_and_what_to_do() -> None:
    refused = contract.refusal(Refusal("d1", "input.empty", {}))
    assert refused["doc_id"] == "d1"
    assert refused["error"]["code"] == "input.empty"
    assert refused["error"]["message"].startswith("d1: ")


@given(st.text())
def test_dumps_is_one_line_of_utf8_for_any_reader(text: str) -> None:
    line = contract.dumps({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == {"text": text}


def coded(text: str, span: Span) -> Coded:
    """Give a document in which everything stands on the same words."""
    evidence = (Evidence("rule", "fr.entry", span),)
    quantity = Quantity(span, 1, 1, 1)
    party = Party(span, None, None, None)
    time = Timex(span, "DATE", "2024", date(2024, 1, 1), date(2024, 1, 1), "day", None, evidence)
    place = Toponym(span, None, evidence)
    source = Source(span, span, None, "unknown")
    claim = Claim("c1", source, span, span, *VOICE_FLAGS, None, evidence)
    toll = Toll(quantity, "victims", (Part("children", quantity),))
    event = Event(
        "e1",
        "Attack",
        "happened",
        False,
        False,
        (Mention(span, "c1"),),
        (party,),
        (party,),
        (Weapon(span, "rocket"),),
        Count(quantity, "strike"),
        (place,),
        time,
        (party,),
        (EventClaim("c1", toll, toll, (Affected("missing", quantity),)),),
        0.5,
        evidence,
    )
    framing = Framing(span, "attaque", "loaded", evidence)
    article = Article("d", text, "fr", None, None)
    return Coded(article, (claim,), (event,), (framing,), (time,), (place,))


VOICE_FLAGS = (VOICE.stance, VOICE.factuality, False, False, False)
PIECES = [
    "é",
    "é",
    "🚀",
    "👩‍🚒",
    "\r\n",
    "\n",
    "’",
    "\u00a0",
    "« ",
    "»",
    "ñ",
    "ạ̈",
    "한",
    "a",
    " mort",
    ".",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1), st.data())
def test_spans_lie_in_the_original_text_and_hold_its_words(pieces, data) -> None:
    text = "".join(pieces)
    for form in (text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)):
        length = len(fold(form).text)
        start = data.draw(st.integers(0, length))
        span = Span(start, data.draw(st.integers(start, length)))
        for found in spans(contract.document(coded(form, span))):
            assert 0 <= found["start"] <= found["end"] <= len(form)
            if "text" in found:
                assert form[found["start"] : found["end"]] == found["text"]
                assert unicodedata.normalize("NFC", found["text"]).count("é") == span.of(
                    fold(form).text
                ).count("é")


def test_dates_too_point_at_their_words() -> None:
    found = contract.document(CODED)["events"][1]["date"]
    assert TEXT[found["text_start"] : found["text_end"]] == found["text"] == "la veille"
