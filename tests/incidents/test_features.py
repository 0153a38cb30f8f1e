"""What speaks for and against a link, feature by feature."""

from typing import Any

import pytest

from selon.incidents.features import FEATURES, Comparison, compare
from selon.incidents.tellings import Telling, tellings
from selon.incidents.weights import read_weights
from selon.schema import read_events
from tests.incidents.made import ARMY, HTS, coded, event, party, said, text_of, toll


def told(doc_id: str, *, text: str | None = None, published: str = "2031-03-05", **known: Any):
    document = coded(doc_id, event(**known), published=published, text=text)
    (telling,) = tellings(document, text or text_of(doc_id))
    return telling


def found(one: Telling, other: Telling) -> dict[str, str]:
    both = compare(one, other, read_weights())
    assert both == compare(other, one, read_weights())
    return {reason.feature: reason.value for reason in both.reasons}


def both(one: Telling, other: Telling) -> Comparison:
    return compare(one, other, read_weights())


def test_every_value_of_every_feature_has_a_weight() -> None:
    weights = read_weights()
    assert {feature for feature, _ in weights.of} == {"bias", *FEATURES}
    assert set(weights.family) == set(read_events())


def test_the_same_place_and_day_and_type_are_one() -> None:
    assert both(told("a"), told("b")).score > 0


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2031-03-04", "same_day"),
        ("2031-03-05", "report_day"),
        ("2031-03-03", "next_day"),
        ("2031-03-02", "two_days"),
        ("2031-03-06", "report_later"),
        ("2031-03-08", "apart"),
    ],
)
def test_days(day: str, value: str) -> None:
    published = max(day, "2031-03-05")
    assert found(told("a"), told("b", day=day, published=published))["time"] == value


def test_the_same_base_on_tuesday_and_on_saturday_is_two() -> None:
    assert both(told("a"), told("b", day="2031-03-08")).barred


def test_an_event_without_a_date_is_of_the_days_before_its_publication() -> None:
    assert found(told("a"), told("b", day=None, published="2031-03-06"))["time"] == "published"
    assert found(told("a"), told("b", day=None, published="2031-03-20"))["time"] == "unlikely"
    assert found(told("a"), told("b", day=None, published="2032-03-20"))["time"] == "apart"


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("Kafr Nabl", "same"),
        ("Maarat", "near"),
        ("Idlib", "inside"),
        ("Alep", "elsewhere"),
        ("Boni", "abroad"),
    ],
)
def test_places(place: str, value: str) -> None:
    assert found(told("a"), told("b", place=place))["place"] == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("Air/drone strike", "same"),
        ("Shelling/artillery/missile attack", "family"),
        ("Armed clash", "compatible"),
        ("Peaceful protest", "clash"),
    ],
)
def test_types(kind: str, value: str) -> None:
    assert found(told("a"), told("b", kind=kind))["type"] == value


def test_initiators() -> None:
    army, group = [party(ARMY)], [party(HTS)]
    state = [party(ARMY | {"actor_id": "SY:GOV", "name": "Government of Syria"})]
    assert found(told("a", initiator=army), told("b", initiator=army))["initiator"] == "same"
    assert found(told("a", initiator=army), told("b", initiator=state))["initiator"] == "state"
    assert found(told("a", initiator=army), told("b", initiator=group))["initiator"] == "other"
    assert "initiator" not in found(told("a", initiator=army), told("b"))


@pytest.mark.parametrize(
    ("killed", "value"),
    [(toll(12, 12), "same"), (toll(15, 15), "compatible"), (toll(30, 30), "other")],
)
def test_tolls(killed: dict[str, Any], value: str) -> None:
    one, other = ((said(killed=k),) for k in (toll(12), killed))
    assert found(told("a", claims=one), told("b", claims=other))["killed"] == value


def test_unsaid_tolls_and_none_say_nothing() -> None:
    none = (said(killed=toll(0, 0)),)
    assert "killed" not in found(told("a", claims=none), told("b", claims=none))
    assert "killed" not in found(told("a"), told("b"))


def test_what_is_feared_is_not_what_happened() -> None:
    assert found(told("a"), told("b", status="threatened"))["status"] == "clash"
    assert "status" not in found(told("a"), told("b", status="denied"))


def test_quoted_words_and_names() -> None:
    text = "Le maire, Jean Dupont, a dit : « nous avons tout perdu en une nuit » à Sarmin."
    values = found(told("a", text=text), told("b", text=text + " Fin."))
    assert values["quoted"] == "same"
    assert values["names"] == "many"


def test_names_agree_across_spellings() -> None:
    one = told("a", place=None, text="Une attaque à Omdourman, près de Khartoum.")
    other = told("b", place=None, text="An attack in Omdurman, near Khartoum.")
    assert len(one.names & other.names) == 2


def test_two_events_of_one_type_in_one_document_are_never_one() -> None:
    one, other = tellings(coded("a", event("e1"), event("e2")), text_of("a"))
    assert both(one, other).barred


def test_what_one_document_tells_as_two_types_may_be_one() -> None:
    first, second = event("e1"), event("e2", kind="Armed clash")
    one, other = tellings(coded("a", first, second), text_of("a"))
    assert not both(one, other).barred
    far = event("e2", kind="Armed clash", place="Alep")
    one, other = tellings(coded("a", first, far), text_of("a"))
    assert both(one, other).score < -2
    shells = event("e2", kind="Shelling/artillery/missile attack")
    one, other = tellings(coded("a", first, shells), text_of("a"))
    assert not both(one, other).barred
    protest = event("e2", kind="Peaceful protest")
    one, other = tellings(coded("a", first, protest), text_of("a"))
    assert both(one, other).barred


def test_the_region_beside_a_town_tells_nothing() -> None:
    one, other = told("a", beside="Idlib"), told("b", place="Alep", beside="Idlib")
    assert found(one, other)["place"] == "elsewhere"
    assert found(one, told("b", place="Idlib"))["place"] == "area"


def test_the_day_of_a_statement_may_be_later() -> None:
    late = {"start": "2031-03-05", "end": "2031-03-05", "precision": "day"}
    words = {"text": "mercredi", "text_start": 20, "text_end": 28, "value": "", "anchor": "text"}
    documents = [
        coded(name, event(date={**late, **words}), published="2031-03-07") for name in "bc"
    ]
    documents[0]["claims"][0]["cue"] = {"text": "a dit", "start": 14, "end": 19}
    said_then, told_then = (tellings(d, text_of(d["doc_id"]))[0] for d in documents)
    assert found(told("a"), said_then)["time"] == "report_day"
    assert found(told("a"), told_then)["time"] == "next_day"


def test_part_of_a_town_lies_in_it() -> None:
    one = told("a", place="centre d'Alep", beside="Zebala")
    assert found(one, told("b", place="Alep"))["place"] == "same"


def test_the_only_day_of_a_document_without_events_counts_little() -> None:
    known = {
        day: tellings(coded("b", text=f"{day}, Kafr Nabl a enterré ses morts."), f"{day}, Kafr")[0]
        for day in ("Mardi", "Lundi", "Dimanche", "Dimanche et lundi")
    }
    values = {day: found(told("a"), silent).get("time") for day, silent in known.items()}
    assert values == {
        "Mardi": "published",
        "Lundi": "published_week",
        "Dimanche": "unlikely",
        "Dimanche et lundi": "published",
    }
    assert not both(told("a"), known["Dimanche"]).barred


def test_what_is_known_to_the_country_says_little() -> None:
    one, other = told("a", place="Boni"), told("b", place="Mali")
    assert found(one, other)["place"] == "country"
    assert found(other, told("c", place="Mali"))["place"] == "country"


def test_much_happens_in_one_part_of_a_country() -> None:
    one, other = told("a", place="nord du Mali"), told("b", place="nord du Mali")
    assert found(one, other)["place"] == "inside"


def test_two_towns_that_nobody_knows_are_rather_two() -> None:
    one, other = (told(n, place=p) for n, p in (("a", "Zebala"), ("b", "Doukouria")))
    assert found(one, other)["place"] == "unknown"
    assert not both(one, other).barred
    assert both(one, other).score < both(one, told("c", place=None)).score
    assert found(one, told("c", place="Zebala"))["place"] == "same"


def test_a_place_that_was_read_otherwise_is_named() -> None:
    text = "Un convoi a été frappé près de Kafr Nabl par des avions."
    other = told("b", text=text, place="Alep")
    assert found(told("a", text="Un raid sur Kafr Nabl."), other)["place"] == "named"


def test_names_of_countries_and_capitals_are_common() -> None:
    one, other = (told(n, text="Un raid a eu lieu, a dit Damas.", place=None) for n in "ab")
    assert found(one, other)["names"] == "common"


def test_words_are_compared_within_one_language() -> None:
    text = "Plusieurs missiles sont tombés sur une boulangerie et une école du quartier."
    values = found(told("a", text=text), told("b", text=text + " Voilà."))
    assert values["words"] == "many"
    assert found(told("a", text=text), told("b"))["words"] == "few"


def test_a_running_total_is_told_by_nobody() -> None:
    (telling,) = tellings(coded("a", event(aggregate=True)), text_of("a"))
    assert telling.event_id == ""
    assert telling.type is None


def test_a_document_without_events_names_the_place() -> None:
    text = "Le bilan de Kafr Nabl a été confirmé."
    (silent,) = tellings(coded("b", text=text), text)
    assert found(told("a", text="Frappe sur Kafr Nabl."), silent)["place"] == "named"
