"""The page of rules: what fires, how often it is right, examples of both."""

from starlette.testclient import TestClient

from selon.ledger.book import Ledger
from selon.ledger.judgements import Judgement
from selon.web.views.rules import asked_for, known_orders, ordered
from tests.handmade import ARTICLE


def test_rules_are_listed_with_what_was_learned(ledger: Ledger, client: TestClient) -> None:
    (event,) = [f for f in ledger.review(ARTICLE.doc_id).events if f.record == "events.e1"]
    assert event.machine is not None
    because = event.machine["because"][0]
    page = client.get("/rules")
    assert page.status_code == 200
    assert because["rule"] in page.text
    ledger.judge(ARTICLE.doc_id, Judgement("accept", "events.e1"), by="amina")
    asked = {"rule": because["rule"], "entry": because["entry"]}
    shown = client.get("/rules", params=asked).text
    words = ARTICLE.text[because["start"] : because["end"]]
    assert f"<mark>{words}</mark>" in shown
    assert "No rule has this name" in client.get("/rules", params={"q": "nothing-like-it"}).text
    waiting = client.get("/rules", params={"then": "true"}).text
    assert f">{ARTICLE.doc_id}</a>" in waiting
    ledger.judge(ARTICLE.doc_id, Judgement("set_aside", reason="opinion"), by="amina")
    waiting = client.get("/rules", params={"then": "true"}).text
    assert f">{ARTICLE.doc_id}</a>" not in waiting
    french = client.get("/rules", headers={"accept-language": "fr"}).text
    assert "Règles" in french


def test_orders(ledger: Ledger) -> None:
    ledger.judge(ARTICLE.doc_id, Judgement("reject", "events.e1", reason="non"), by="amina")
    rules = ledger.rules()
    for order in known_orders():
        assert sorted(map(repr, ordered(rules, order))) == sorted(map(repr, rules))
    worst = ordered(rules, "wrong")[0]
    assert worst.wrong == 1
    assert ordered(rules, "precision")[0].precision == min(r.precision for r in rules)
    assert asked_for(rules, worst.rule.upper()) != []
