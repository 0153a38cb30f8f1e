from typing import Any

import pytest

from selon.contract import document
from selon.ledger import tables
from selon.ledger.rows import rows
from tests.handmade import CODED, TEXT

DOCUMENT = document(CODED)


def of(table: str, **where: Any) -> list[dict[str, Any]]:
    found = [row for name, row in rows(DOCUMENT) if name == table]
    return [row for row in found if all(row[k] == v for k, v in where.items())]


def test_every_row_fits_its_table() -> None:
    for table, row in rows(DOCUMENT):
        known = set(tables.METADATA.tables[table].c.keys())
        assert set(row) | {"document_id"} == known


def test_parents_come_before_children() -> None:
    seen: set[str] = set()
    for table, row in rows(DOCUMENT):
        if table == "events":
            seen.add(row["event_id"])
        elif "event_id" in row:
            assert row["event_id"] in seen


def test_a_claim_keeps_who_says_it_and_where() -> None:
    (claim,) = of("claims", claim_id="c5")
    assert claim["source_text"] == "Elle"
    assert claim["source_name"] == "Saudi-led coalition"
    assert claim["stance"] == "accuses"
    assert TEXT[claim["source_start_char"] : claim["source_end_char"]] == "Elle"
    assert TEXT[claim["cue_start_char"] : claim["cue_end_char"]] == "a accusé"


def test_the_voice_of_the_article_has_no_source() -> None:
    (claim,) = of("claims", claim_id="c1")
    assert claim["source_text"] is claim["source_start_char"] is claim["source_kind"] is None


def test_every_figure_with_its_parts_and_its_claim() -> None:
    said = {row["ordinal"]: row["claim_id"] for row in of("event_claims", event_id="e1")}
    figures = [
        (said[row["claim_ordinal"]], row["kind"], row["part"], row["low"], row["high"])
        for row in of("figures", event_id="e1")
    ]
    assert figures == [
        ("c2", "killed", None, 51, 51),
        ("c2", "killed", "children", 40, 40),
        ("c2", "wounded", None, 79, 79),
        ("c3", "killed", None, 29, 29),
        ("c3", "killed", "children", 29, 29),
        ("c3", "wounded", None, 48, 48),
    ]


def test_dates_places_and_gaps() -> None:
    (event,) = of("events", event_id="e1")
    assert (event["date_start"], event["date_text"]) == ("2018-08-09", "jeudi")
    assert TEXT[event["date_start_char"] : event["date_end_char"]] == "jeudi"
    assert [row["name"] for row in of("places", event_id="e1")] == ["Dahyan", "Saada"]
    (unresolved,) = of("places", event_id="e2")
    assert (unresolved["name"], unresolved["reason"]) == (None, "unknown_name")
    assert [row["slot"] for row in of("gaps", event_id="e1")] == ["initiator", "weapon"]


def test_evidence_stands_under_its_record() -> None:
    (reason,) = of("evidence", record="events.e1")
    assert (reason["rule"], reason["entry"]) == ("events.noun_subject", "fr.frappe")
    assert of("evidence", record="events.e1.date")[0]["rule"] == "times.weekday"
    assert of("evidence", record="events.e1.places.1")[0]["entry"] == "geonames:71333"


@pytest.mark.parametrize("layers", [{}, {"claims": []}, {"claims": None, "events": None}])
def test_layers_that_were_not_asked_for(layers: dict[str, Any]) -> None:
    assert list(rows(layers)) == []


def test_a_number_too_large_for_a_database_is_left_to_the_document() -> None:
    huge = document(CODED)
    toll = huge["events"][0]["claims"][1]["killed"]
    toll |= {"low": 10**30, "best": 10**30, "high": 10**30}
    figures = [row for name, row in rows(huge) if name == "figures"]
    assert figures[0]["low"] is None
    assert figures[1]["low"] == 40
