"""The measure, on fabricated readings of two short texts: every definition has a case."""

import copy

import pytest

from selon.errors import UsageError
from selon.measure import Figures, score_claims, score_events, score_times
from selon.measure.comparing import same_name
from selon.measure.gold import faults, read_gold
from selon.measure.slots import SLOTS
from selon.measure.vocabulary import vocabulary

TEXT = (
    "Un obus a tué trois civils à Marn, selon la mairie. L'armée norvale a démenti ce tir. "
    "Dans la capitale, des enseignants ont manifesté."
)
FREE = "Un tremblement de terre a fait dix morts."
TEXTS = {"war": TEXT, "quake": FREE}

GOLD_EVENT = {
    "id": "e1",
    "sub_event_type": "Shelling/artillery/missile attack",
    "status": "happened",
    "background": False,
    "aggregate": False,
    "mentions": [
        {"quote": "Un obus a tué", "anchor": "tué"},
        {"quote": "a démenti ce tir", "anchor": "tir"},
    ],
    "initiator": [{"name": "Norvalian army", "texts": ["L'armée norvale"]}],
    "target": [{"name": "civilians", "texts": ["trois civils"]}],
    "weapon": ["obus"],
    "count": None,
    "killed": [
        {"low": 3, "high": 3, "source": "la mairie", "quote": "trois civils", "who": "victims"}
    ],
    "wounded": [],
    "place": {"texts": ["Marn"], "name": "Marn", "lat": 10.0, "lon": 20.0, "country": "TD"},
    "date": {"start": "2024-03-01", "end": "2024-03-01"},
    "sources": [
        {"text": "la mairie", "kind": "official", "stance": "reports"},
        {"text": "L'armée norvale", "kind": "military", "stance": "denies"},
    ],
    "responsibility": [{"text": "L'armée norvale"}],
}
MARCH = GOLD_EVENT | {
    "id": "e2",
    "sub_event_type": "Peaceful protest",
    "mentions": [{"quote": "ont manifesté", "anchor": "manifesté"}],
    "initiator": [{"name": "teachers", "texts": ["des enseignants"]}],
    "target": [],
    "weapon": [],
    "killed": [],
    "place": None,
    "date": None,
    "sources": [],
    "responsibility": [],
}
GOLD = [
    {"doc_id": "war", "events": [GOLD_EVENT, MARCH]},
    {"doc_id": "quake", "events": []},
]


def mention(words):
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


CODED_EVENT = {
    "sub_event_type": "Shelling/artillery/missile attack",
    "status": "happened",
    "mentions": [mention("tué"), mention("tir")],
    "initiator": [{"text": "l'armée norvale", "name": None}],
    "target": [{"text": "trois civils", "name": "civilians"}],
    "place": {"text": "Marn", "name": "Marn", "lat": 10.1, "lon": 20.1, "country": "TD"},
    "date": {"start": "2024-03-01", "end": "2024-03-01"},
    "responsibility": [{"text": "l'armée norvale", "name": None}],
    "claims": [
        {
            "source": {"text": "la mairie", "name": None},
            "stance": "reports",
            "killed": {"low": 3, "high": 3},
            "wounded": None,
        },
        {"source": {"text": "L'armée norvale", "name": None}, "stance": "denies"},
        {"source": None, "stance": "reports"},
    ],
}
CODED_MARCH = {
    "sub_event_type": "Peaceful protest",
    "status": "happened",
    "mentions": [mention("manifesté")],
    "initiator": [{"text": "enseignants", "name": "teachers"}],
    "claims": [],
}


def report(*events):
    return score_events([{"doc_id": "war", "events": list(events)}], GOLD, TEXTS)


def changed(**fields):
    return copy.deepcopy(CODED_EVENT) | fields


def test_a_right_reading_scores_full_marks_in_every_slot():
    slots = report(CODED_EVENT, CODED_MARCH).slots
    assert {name for name, figures in slots.items() if figures.gold and figures.f1 != 1} == set()
    assert slots["wounded"] == Figures(reachable=0)
    assert slots["source"].gold == slots["stance"].gold == 2


def test_no_prediction_scores_nothing():
    result = score_events([], GOLD, TEXTS)
    assert result.slots["event"] == Figures(0, 0, 2)
    assert result.slots["ledger"].f1 == 0
    assert {fault.kind for fault in result.faults} == {"missed"}


@pytest.mark.parametrize(
    ("field", "value", "slot"),
    [
        ("sub_event_type", "Grenade", "sub_event_type"),
        ("status", "denied", "status"),
        ("initiator", [{"text": "l'armée sudale", "name": None}], "initiator"),
        ("target", [{"text": "un pont", "name": None}], "target"),
        ("place", CODED_EVENT["place"] | {"lat": 11.0}, None),  # the same name, within 400 km
        ("place", CODED_EVENT["place"] | {"lat": 11.0, "country": "NE"}, "place"),
        ("place", CODED_EVENT["place"] | {"lat": 15.0}, "place"),
        ("date", {"start": "2024-03-01", "end": "2024-03-02"}, "date"),
        ("responsibility", [{"text": "la mairie", "name": None}], "responsibility"),
    ],
)
def test_one_wrong_field_is_one_wrong_slot(field, value, slot):
    slots = report(changed(**{field: value}), CODED_MARCH).slots
    assert {s.name for s in SLOTS if slots[s.name].gold and slots[s.name].f1 != 1} == (
        {slot} if slot else set()
    )


@pytest.mark.parametrize(
    ("claim", "value", "slots"),
    [
        ({"killed": {"low": 3, "high": None}}, 0, {"killed", "toll_source"}),
        ({"source": {"text": "un témoin", "name": None}}, 0, {"source", "stance", "toll_source"}),
        ({"stance": "alleges"}, 0, {"stance"}),
        ({"source": None}, 0, {"source", "stance", "toll_source"}),
        ({"stance": "confirms"}, 1, {"stance"}),
    ],
)
def test_claims_answer_for_tolls_sources_and_stances(claim, value, slots):
    event = changed()
    event["claims"][value] |= claim
    found = report(event, CODED_MARCH).slots
    assert {s.name for s in SLOTS if found[s.name].gold and found[s.name].f1 != 1} == slots


def test_an_unresolved_place_is_a_miss_and_no_false_alarm():
    place = {"text": "Marn", "name": None, "lat": None, "lon": None, "country": None}
    assert report(changed(place=place)).slots["place"] == Figures(0, 0, 1, 1)


def test_the_coarse_type_outlives_a_wrong_sub_type():
    slots = report(changed(sub_event_type="Grenade")).slots
    assert (slots["sub_event_type"].right, slots["event_type"].right) == (0, 1)


@pytest.mark.parametrize(
    ("mentions", "found"),
    [
        ([mention("tir")], 1),
        ([mention("tir"), mention("capitale"), mention("mairie")], 1),  # one in three
        ([mention("tir"), mention("capitale"), mention("mairie"), mention("Dans")], 0),
        ([{"start": 0, "end": 61}], 0),  # a clause is no trigger
        ([{"start": 0, "end": 60}], 1),
        ([mention("obus")], 0),
        ([], 0),
    ],
)
def test_an_event_is_found_by_its_mentions(mentions, found):
    assert report(changed(mentions=mentions)).slots["event"].right == found


def test_events_match_one_to_one_the_fullest_first():
    slots = report(changed(mentions=[mention("tir")]), CODED_EVENT).slots
    assert slots["event"] == Figures(1, 2, 2)
    assert slots["killed"].right == 1
    half = changed(mentions=[mention("tir")], sub_event_type="Grenade")
    rest = changed(mentions=[mention("tué")])
    assert report(half, rest).slots["sub_event_type"].right == 1  # the same type goes first


def test_slots_of_a_false_event_are_false_alarms():
    slots = report(CODED_EVENT, CODED_MARCH, changed(mentions=[mention("mairie")])).slots
    assert slots["event"] == Figures(2, 3, 2)
    assert slots["killed"] == Figures(1, 1 + 1, 1, 1)


def test_the_ledger_is_the_sum_of_the_slots_but_the_coarse_type():
    slots = report(CODED_EVENT).slots
    names = [slot.name for slot in SLOTS if slot.name != "event_type"]
    assert slots["ledger"].gold == sum(slots[name].gold for name in names)


def test_an_event_free_document_that_is_coded_is_noisy():
    predictions = [{"doc_id": "quake", "events": [changed(mentions=[{"start": 0, "end": 2}])]}]
    assert score_events(predictions, GOLD, TEXTS).noisy == ("quake",)


def test_faults_name_document_event_slot_and_value():
    faults_ = report(changed(date=None, status="denied"), CODED_MARCH).faults
    assert [(f.doc_id, f.event, f.slot, f.kind, f.value) for f in faults_] == [
        ("war", "e1", "date", "missed", "2024-03-01–2024-03-01"),
        ("war", "e1", "status", "false", "denied"),
        ("war", "e1", "status", "missed", "happened"),
    ]


def test_a_gold_document_without_text_is_refused():
    with pytest.raises(UsageError, match="quake"):
        score_events([], GOLD, {"war": TEXT})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("la police", "police nationale", True),
        ("l’armée israélienne", "l'armée libanaise", False),
        ("Kataeb Hezbollah", "les Kataeb Hezbollah irakien", True),
        ("le ministre", "un porte-parole", False),
        ("le gouverneur de la province de Sofala et ses adjoints", "la province", False),
        ("", "l'armée", False),
    ],
)
def test_names(one, other, expected):
    assert same_name(one, other) is expected
    assert same_name(other, one) is expected


QUOTES = [
    {
        "doc_id": "war",
        "text": TEXT,
        "quotes": [
            {"start": 0, "end": 32, "source": {"start": 40, "end": 49}},
            {"start": 70, "end": 84, "source": None},
        ],
    }
]


def claim(start, end, source=(40, 49), within=None):
    where = {"start": source[0], "end": source[1]} if source else None
    return {"content": {"start": start, "end": end}, "source": where, "within": within}


@pytest.mark.parametrize(
    ("claims", "content", "linked"),
    [
        ([claim(0, 30)], (1, 1, 2), (1, 1, 1)),
        ([claim(0, 15)], (0, 1, 2), (0, 1, 1)),  # less than half of the union
        ([claim(0, 30, (0, 9))], (1, 1, 2), (0, 1, 1)),
        ([claim(0, 30, (40, 191))], (1, 1, 2), (0, 1, 1)),  # no source is that long
        ([claim(0, 30, None)], (0, 0, 2), (0, 0, 1)),  # the article's own voice
        ([claim(0, 30), claim(3, 9, within="c1")], (1, 1, 2), (1, 1, 1)),
        ([claim(0, 30), claim(3, 9)], (1, 2, 2), (1, 2, 1)),
        ([claim(0, 20), claim(0, 32)], (1, 2, 2), (1, 2, 1)),  # the best first
    ],
)
def test_claims_against_quotations(claims, content, linked):
    slots = score_claims([{"doc_id": "war", "claims": claims}], QUOTES).slots
    assert slots == {"content": Figures(*content), "content+source": Figures(*linked)}


@pytest.mark.parametrize(
    ("start", "end", "days", "found", "resolved"),
    [
        (0, 5, ("2024-03-01", "2024-03-04"), 1, 1),
        (2, 9, ("2024-03-01", "2024-03-05"), 1, 1),  # the named last day counts as well
        (0, 5, ("2024-03-01", "2024-03-03"), 1, 0),
        (0, 5, ("2024-02-01", "2024-02-01"), 1, 1),
        (0, 5, (None, None), 1, 0),
        (5, 9, ("2024-03-01", "2024-03-04"), 0, 0),
    ],
)
def test_times_against_readings(start, end, days, found, resolved):
    readings = [["2024-03-01", "2024-03-05", True], ["2024-02-01", "2024-02-01", False]]
    gold = [{"doc_id": "war", "times": [{"start": 0, "end": 5, "readings": readings}]}]
    time = {"start": start, "end": end, "start_date": days[0], "end_date": days[1]}
    slots = score_times([{"doc_id": "war", "times": [time]}], gold, TEXTS).slots
    assert slots == {"found": Figures(found, 1, 1), "resolved": Figures(resolved, 1, 1)}


def test_a_good_gold_document_has_no_faults():
    assert [fault for doc in GOLD for fault in faults(doc, TEXTS[doc["doc_id"]])] == []


@pytest.mark.parametrize(
    "change",
    [
        {"sub_event_type": "Airstrike"},
        {"status": "finished"},
        {"mentions": []},
        {"mentions": [{"quote": "a", "anchor": "a"}]},
        {"mentions": [{"quote": "Un obus", "anchor": "obus tiré"}]},
        {"initiator": [{"name": "x", "texts": ["l'armée sudale"]}]},
        {"weapon": ["missile"]},
        {"killed": [{"low": 3, "high": 2, "source": None, "quote": "trois", "who": "victims"}]},
        {"killed": [{"low": 3, "high": 3, "source": None, "quote": "trois", "who": "both"}]},
        {"wounded": [{"low": 3, "high": 3, "source": "x y", "quote": "trois", "who": "all"}]},
        {"place": GOLD_EVENT["place"] | {"lat": 91}},
        {"place": GOLD_EVENT["place"] | {"country": "Tchad"}},
        {"date": {"start": "2024-03-02", "end": "2024-03-01"}},
        {"date": {"start": "mars", "end": "mars"}},
        {"sources": [{"text": "la mairie", "kind": "town", "stance": "reports"}]},
        {"sources": [{"text": "la préfecture", "kind": "official", "stance": "reports"}]},
        {"responsibility": [{"text": "personne"}]},
    ],
)
def test_a_fault_of_the_gold_is_told(change):
    assert len(list(faults({"doc_id": "war", "events": [GOLD_EVENT | change]}, TEXT))) == 1


@pytest.mark.parametrize(
    ("start", "end", "told"), [(0, 5, 0), (5, 5, 1), (-1, 5, 1), (0, 9999, 0), (9998, 9999, 1)]
)
@pytest.mark.parametrize("layer", ["quotes", "times"])
def test_a_span_outside_the_text_is_told(layer, start, end, told):
    doc = {"doc_id": "war", layer: [{"start": start, "end": end}]}
    assert len(list(faults(doc, TEXT))) == told


def test_a_missing_key_is_told():
    event = {key: value for key, value in GOLD_EVENT.items() if key != "weapon"}
    assert list(faults({"doc_id": "war", "events": [event]}, TEXT)) == ["e1: keys weapon"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"doc_id": "a", "events": []}\n{', "eval.gold_line"),
        ('{"doc_id": "a"}', "eval.gold_keys"),
        ("[]", "eval.gold_keys"),
        ("\n", "eval.gold_empty"),
    ],
)
def test_a_file_that_is_no_gold_is_refused(tmp_path, content, code):
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_gold(path)
    assert caught.value.code == code


def test_the_vocabulary_has_the_25_sub_event_types():
    types = vocabulary().event_type_of
    assert (len(types), len(set(types.values()))) == (25, 6)
