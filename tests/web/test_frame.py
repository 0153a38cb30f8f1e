"""What holds on every screen: safety, languages, errors, addresses."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

import selon.web
from selon.cli import status_of
from selon.errors import UsageError
from selon.messages import LANGUAGES, catalogue
from selon.web.addresses import doc_id_of, name_of
from selon.web.screens import SCREENS
from selon.web.serving import address_of, listen

FOLDER = Path(selon.web.__file__).parent
TEMPLATES = sorted((FOLDER / "templates").glob("*.html"))
SCRIPTS = sorted((FOLDER / "static").glob("*.js"))
# A key, or with a dot or a line below at its end the beginning of several.
USED = re.compile(r"""(?:say|count)\(\s*f?["']([a-z_]+\.[a-z_.]*)""")


@pytest.mark.parametrize("screen", SCREENS, ids=lambda s: s.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_answers_in_every_language(client, screen, language) -> None:
    answer = client.get(screen.path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert catalogue(f"page_{screen.name}", language)["nav"] in answer.text


def test_every_answer_carries_the_headers_of_safety(client) -> None:
    for path in ("/triage", "/static/page.css", "/nothing", "/read/nobody"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 303),
        ({}, 303),
        ({"origin": "http://127.0.0.1:8000"}, 303),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:8000"}, 403),
        ({"origin": "http://127.0.0.1:9000"}, 403),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_only_the_page_itself_may_change_something(client, headers, status) -> None:
    form = {"back": "/triage", "ui": "fr"}
    answer = client.post("/preferences", data=form, headers=headers, follow_redirects=False)
    assert answer.status_code == status


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "10.0.0.1"])
def test_a_foreign_name_of_this_machine_is_refused(client, host) -> None:
    assert client.get("/triage", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "back", ["//elsewhere.example", "https://elsewhere.example/", "/\\elsewhere", "javascript:1"]
)
def test_preferences_lead_back_to_the_page_only(client, back) -> None:
    form = {"back": back, "scheme": "dark"}
    answer = client.post("/preferences", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_preferences_are_remembered(client) -> None:
    client.post("/preferences", data={"back": "/triage", "ui": "fr", "scheme": "dark"})
    page = client.get("/triage", headers={"accept-language": "en"}).text
    assert '<html lang="fr" data-scheme="dark"' in page


def test_errors_are_pages_with_a_code_and_say_nothing_unescaped(client) -> None:
    answer = client.get("/" + quote("<img src=x onerror=alert(1)>"))
    assert answer.status_code == 404
    assert "web.nothing" in answer.text
    assert "<img" not in answer.text
    assert client.post("/preferences").status_code == 400


def test_a_fault_of_selon_is_told_without_a_trace(ledger, monkeypatch) -> None:
    from selon.web.application import application

    page = application(ledger, by="amina", language="en")
    monkeypatch.setattr(type(ledger), "shelf", lambda _self: 1 / 0)
    client = TestClient(page, base_url="http://127.0.0.1", raise_server_exceptions=False)
    answer = client.get("/triage")
    assert answer.status_code == 500
    assert "ZeroDivisionError" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_templates_escape_everything_and_obey_the_policy(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.findall(
        r"\|\s*safe\b|autoescape|\son[a-z]+\s*=|\sstyle\s*=|<style|javascript:", text
    )
    assert not re.findall(r"<script(?![^>]*\ssrc=)|(?:src|href|action)=[\"'](?:https?:)?//", text)
    assert not re.findall(r"\s[a-z-]+=\{\{", text), "attributes are quoted"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.name)
def test_scripts_make_no_markup(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.findall(
        r"\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(", text
    )
    assert "new Function" not in text
    assert not re.findall(r"https?://", text)


def test_every_text_of_the_page_is_there_and_is_used() -> None:
    templates = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    code = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py"))
    known = {
        f"{path.stem.removeprefix('page_')}.{key}"
        for path in (FOLDER.parent / "messages/en").glob("page_*.toml")
        for key in catalogue(path.stem, "en")
    }
    used = set(USED.findall(templates + code))
    whole = {key for key in used if not key.endswith(("_", "."))}
    begun = tuple(used - whole)
    assert not {key for key in whole if not {key, f"{key}.one"} & known}
    assert not [key for key in begun if not any(name.startswith(key) for name in known)]
    meant = whole | {f"{key}.{form}" for key in whole for form in ("one", "many")}
    meant |= {f"{screen.name}.nav" for screen in SCREENS} | {"frame.serving"}
    assert not {key for key in known - meant if not key.startswith(begun)}


@given(st.text(min_size=1, max_size=80))
def test_every_name_of_a_document_has_an_address(doc_id: str) -> None:
    name = name_of(doc_id)
    assert re.fullmatch(r"~?[A-Za-z0-9_.-]+", name)
    assert doc_id_of(name) == doc_id


@pytest.mark.parametrize("name", ["~!", "~A", "~_w"])
def test_a_spoilt_address_is_refused(name) -> None:
    with pytest.raises(UsageError) as told:
        doc_id_of(name)
    assert told.value.code == "web.nothing"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.org", ""])
def test_no_other_machine_is_served(host) -> None:
    with pytest.raises(UsageError) as told:
        listen(host, 0)
    assert told.value.code == "web.address"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_is_served_on_a_free_port(host) -> None:
    with listen(host, 0) as opened:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address_of(opened))
        with pytest.raises(UsageError) as told:
            listen(host, opened.getsockname()[1])
        assert told.value.code == "web.port"


def test_serve_refuses_another_address_with_a_code(capsys, tmp_path, monkeypatch) -> None:
    from selon.web import assets

    monkeypatch.setattr(assets, "check_assets", lambda: None)
    assert status_of(["serve", "--db", str(tmp_path / "x.db"), "--host", "0.0.0.0"]) == 2
    assert "0.0.0.0" in capsys.readouterr().err


def test_missing_assets_are_told(monkeypatch, tmp_path) -> None:
    from selon.web import assets

    monkeypatch.setattr(assets, "ASSETS", tmp_path)
    with pytest.raises(UsageError) as told:
        assets.check_assets()
    assert told.value.code == "web.assets"
    assert "make assets" in told.value.text("en")


def test_texts_are_sorted_and_ordered_as_one_asks(client, ledger) -> None:
    row = '<li class="document"'
    form = {"doc_id": "dahyan", "verdict": "keep"}
    assert client.post("/triage", data=form, follow_redirects=False).status_code == 303
    assert ledger.document_states() == {"dahyan": "kept"}
    assert client.get("/triage").text.count(row) == 1, "the copy does not come back"
    for order in ("latest", "teaching", "nonsense"):
        assert client.get(f"/triage?state=all&order={order}").text.count(row) == 2
    client.post("/undo", follow_redirects=False)
    assert ledger.document_states() == {}


def test_what_was_learned_shows_in_how_sure_a_fact_is(client, ledger) -> None:
    from selon.ledger.judgements import Judgement

    before = client.get("/read/dahyan").text
    ledger.judge("alerte/été?", Judgement("reject", "events.e1", reason="no"), by="amina")
    after = client.get("/read/dahyan").text
    sure = re.compile(r"confidence (0\.\d+)")
    assert sure.findall(after)[0] < sure.findall(before)[0]
