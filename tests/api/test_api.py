"""The API by hand: pages, queries, forms, decisions, problems."""

import csv
import io
from typing import Any

import pytest
from starlette.testclient import TestClient

from selon.ledger.book import Ledger
from selon.messages import LANGUAGES, catalogue

API = "/api/v1"
LISTS = ("documents", "events", "claims", "incidents", "sources", "rules", "decisions")


def get(client: TestClient, path: str, **params: Any) -> Any:
    answer = client.get(f"{API}/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def post(client: TestClient, path: str, body: dict[str, Any], **headers: str) -> Any:
    return client.post(f"{API}/{path}", json=body, headers=headers)


def everything(client: TestClient, path: str, **params: Any) -> list[Any]:
    """Follow the cursors to the end."""
    items, cursor = [], None
    while True:
        found = get(client, path, **params, **({"cursor": cursor} if cursor else {}))
        items += found["items"]
        cursor = found["next"]
        if cursor is None:
            return items


def problem(answer: Any, status: int, code: str) -> None:
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (answer.status_code, told["status"], told["code"]) == (status, status, code)
    assert told["detail"]


@pytest.mark.parametrize("name", LISTS)
def test_pages_of_any_size_hold_the_same(client: TestClient, name: str) -> None:
    if name == "decisions":
        for _ in range(3):
            post(client, "documents/a001/decisions", {"verdict": "accept", "record": "events.e1"})
    whole = get(client, name)
    assert whole["next"] is None
    assert len(whole["items"]) >= 2
    for limit in (1, 2, 3, len(whole["items"])):
        assert everything(client, name, limit=limit) == whole["items"]


def test_a_query_is_the_one_of_the_command_line(client: TestClient) -> None:
    chosen = get(client, "incidents", where="killed>=5")["items"]
    every = get(client, "incidents")["items"]
    assert 0 < len(chosen) < len(every)
    members = {(e["doc_id"], e["event_id"]) for incident in chosen for e in incident["events"]}
    events = everything(client, "events", where="killed>=5", limit=1)
    assert {(e["doc_id"], e["value"]["event_id"]) for e in events} == members
    documents = everything(client, "documents", where="killed>=5")
    assert {d["doc_id"] for d in documents} == {doc_id for doc_id, _ in members}
    claims = everything(client, "claims", where="killed>=5")
    assert {c["doc_id"] for c in claims} <= {doc_id for doc_id, _ in members}
    problem(client.get(f"{API}/incidents", params={"where": "mood:sad"}), 400, "SEL-QUERY-FIELD")


def test_geojson_and_csv(client: TestClient) -> None:
    ask = {"limit": 2}
    geo = client.get(f"{API}/incidents", params=ask, headers={"accept": "application/geo+json"})
    assert geo.headers["content-type"] == "application/geo+json"
    assert len(geo.json()["features"]) == 2
    assert geo.headers["x-next-cursor"]
    flat = client.get(f"{API}/incidents", params=ask, headers={"accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(flat.text)))
    assert [r["incident_id"] for r in rows] == [f["id"] for f in geo.json()["features"]]


def test_a_document_and_what_is_said_of_it(client: TestClient, ledger: Ledger) -> None:
    answer = client.get(f"{API}/documents/a001")
    seen = answer.headers["etag"]
    told = answer.json()
    assert seen == '"0"'
    assert told["text"] == ledger.document("a001").article.text  # type: ignore[union-attr]
    said = {"verdict": "correct", "record": "events.e1", "field": "status", "value": "denied"}
    done = post(client, "documents/a001/decisions", said, **{"if-match": seen})
    assert done.status_code == 201
    event = get(client, "documents/a001")["events"][0]
    assert (event["state"], event["value"]["status"]) == ("corrected", "denied")
    assert event["machine"]["status"] == "happened"
    stale = post(client, "documents/a001/decisions", said, **{"if-match": seen})
    problem(stale, 409, "SEL-REVIEW-STALE")
    assert stale.json()["fields"]["now"] == done.headers["etag"].strip('"')
    undone = post(client, f"decisions/{done.json()['number']}/undo", {"by": "bakary"})
    assert undone.status_code == 201
    assert get(client, "documents/a001")["events"][0]["state"] == "proposed"
    (_, entry) = get(client, "decisions")["items"]
    assert (entry["by"], entry["undoes"]) == ("bakary", done.json()["number"])
    again = post(client, f"decisions/{done.json()['number']}/undo", {})
    problem(again, 409, "SEL-REVIEW-UNDONE")


def test_incidents_are_joined_and_parted(client: TestClient) -> None:
    one, other = (i["incident_id"] for i in get(client, "incidents", limit=2)["items"])
    joined = post(client, f"incidents/{one}/merge", {"ids": [other]})
    assert joined.status_code == 201
    assert get(client, f"incidents/{other}")["incident_id"] == one
    parts = [d["doc_id"] for d in get(client, f"incidents/{one}")["documents"]][:1]
    assert post(client, f"incidents/{one}/split", {"parts": parts}).status_code == 201
    problem(
        post(client, "incidents/INC-1900-0001/merge", {"ids": [one]}), 404, "SEL-INCIDENTS-UNKNOWN"
    )


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("documents?mood=1", 400, "SEL-API-PARAMETER"),
        ("documents?limit=1&limit=2", 400, "SEL-API-TWICE"),
        ("documents?limit=0", 400, "SEL-API-REQUEST"),
        ("documents?limit=many", 400, "SEL-API-REQUEST"),
        ("documents?cursor=%FF", 400, "SEL-API-CURSOR"),
        ("events?cursor=YQ", 400, "SEL-API-CURSOR"),
        ("decisions?cursor=YQ", 400, "SEL-API-CURSOR"),
        ("documents/none", 404, "SEL-REVIEW-DOCUMENT"),
        ("incidents/INC-1", 404, "SEL-INCIDENTS-UNKNOWN"),
        ("nothing", 404, "SEL-API-NOTHING"),
    ],
)
def test_problems(client: TestClient, path: str, status: int, code: str) -> None:
    problem(client.get(f"{API}/{path}"), status, code)
    french = client.get(f"{API}/{path}", headers={"accept-language": "fr-FR"}).json()["detail"]
    assert french != client.get(f"{API}/{path}").json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"verdict": "like"},
        {"verdict": "accept", "record": "events.e1", "mood": 1},
        {"verdict": "reject", "record": "events.e1"},
        {"verdict": "correct", "record": "events.e1", "field": "status", "value": "maybe"},
    ],
)
def test_what_cannot_be_said(client: TestClient, ledger: Ledger, body: dict[str, Any]) -> None:
    answer = post(client, "documents/a001/decisions", body)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert ledger.stats().decisions == 0


def test_another_site_decides_nothing(client: TestClient, ledger: Ledger) -> None:
    body = {"verdict": "accept", "record": "events.e1"}
    path = "documents/a001/decisions"
    assert post(client, path, body, **{"sec-fetch-site": "cross-site"}).status_code == 403
    assert post(client, path, body, origin="https://elsewhere.example").status_code == 403
    plain = client.post(f"{API}/{path}", content='{"verdict": "keep"}')
    assert plain.status_code == 400
    assert client.get(f"{API}/documents", headers={"host": "a.example"}).status_code == 400
    assert ledger.stats().decisions == 0


def test_codes_are_documented() -> None:
    for language in LANGUAGES:
        assert {f"api.{name}" for name in ("parameter", "twice", "cursor")} <= set(
            catalogue("errors", language)
        )
