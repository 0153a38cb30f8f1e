"""What a person does on the page, in a real browser: by mouse, by keyboard, in both languages."""

import pytest

from selon.ledger.reviewed import ASIDE, KEPT
from selon.messages import message
from tests.web.conftest import BEFORE, NPM

STATES = "rows => rows.map(row => [row.dataset.row, row.dataset.state])"
SERIOUS = ("serious", "critical")
COALITION = "La coalition"


def states(page) -> dict[str, str]:
    rows = page.locator("#facts [data-row]").evaluate_all(STATES)
    return {record: state for record, state in rows if record.startswith("events.")}


def lit(page, name: str) -> list[str]:
    """Give the words that a highlight covers."""
    code = "name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString())"
    return page.evaluate(code, name)


def select(page, words: str) -> None:
    """Select words of the article, as a mouse would."""
    page.evaluate(
        """words => {
          for (const p of document.querySelectorAll('#text p')) {
            const at = p.firstChild.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(p.firstChild, at, p.firstChild, at + words.length);
            return;
          }
          throw new Error(words);
        }""",
        words,
    )
    page.wait_for_selector("#picker:not([hidden])")


def test_by_keyboard_alone(watch, ledger) -> None:
    seen = watch("fr")
    page = seen.open("/triage")
    rows = page.locator(".document")
    assert rows.count() == 2, "two copies of one text are one row"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("r")
    seen.eventually(rows.count, 1)
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    seen.eventually(rows.count, 0)
    said = message("page_triage", "none_left", language="fr")
    assert said in page.locator("main").inner_text()
    assert sorted(ledger.document_states().values()) == [ASIDE, KEPT]
    page.keyboard.press("z")
    seen.eventually(rows.count, 1)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#facts")
    page.keyboard.press("j")
    page.keyboard.press("a")
    current = page.locator("#facts [data-row][aria-current=true]")
    seen.eventually(lambda: list(states(page).values()), ["accepted", "proposed"])
    seen.eventually(lambda: current.get_attribute("data-row"), "events.e2")
    page.keyboard.press("x")
    page.keyboard.type("—")
    page.keyboard.press("Enter")
    seen.eventually(lambda: list(states(page).values()), ["accepted", "rejected"])
    page.keyboard.press("z")
    seen.eventually(lambda: list(states(page).values()), ["accepted", "proposed"])
    page.keyboard.press("Shift+Z")
    seen.eventually(lambda: list(states(page).values()), ["accepted", "rejected"])
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_selector("#triage")


def test_a_field_is_corrected_by_keyboard_alone(watch, ledger) -> None:
    seen = watch("fr")
    page = seen.open("/read/dahyan")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_selector("#correct[open] select[name=field]")
    page.locator("select[name=field]").select_option("killed")
    page.wait_for_selector("#correct[open] input[name=low]")
    page.locator("input[name=low]").fill("50")
    page.locator("input[name=low]").press("Enter")
    seen.eventually(lambda: list(states(page).values()), ["corrected", "proposed"])
    assert page.locator("#correct[open]").count() == 0
    first = ledger.review("dahyan").events[0]
    assert first.state == "corrected"
    tolls = [said["killed"]["low"] for said in first.value["claims"] if said["killed"]]
    assert 50 in tolls
    assert "50" in page.locator(".toll .figure").first.inner_text()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_corrected_name_is_always_read_so_by_keyboard(watch, ledger, language) -> None:
    seen = watch(language)
    page = seen.open("/read/dahyan")
    page.keyboard.press("j")
    select(page, COALITION)
    page.keyboard.press("Shift+A")
    page.wait_for_selector("#correct[open] input[name=name]")
    page.locator("#correct input[name=name]").fill("coalition menée par l'Arabie saoudite")
    page.keyboard.press("Enter")
    page.wait_for_selector("#notice .offer")
    assert COALITION in page.locator("#notice .offer").inner_text()
    assert ledger.aliases() == ()
    page.keyboard.press("t")
    seen.eventually(lambda: [(a.kind, a.name) for a in ledger.aliases()], [("actor", COALITION)])
    party = ledger.review("dahyan").events[0].value["initiator"][0]
    assert party["actor_id"] == ledger.aliases()[0].id
    seen.eventually(page.locator("#notice .offer").count, 0)
    page.keyboard.press("z")
    seen.eventually(ledger.aliases, ())
    assert ledger.review("dahyan").events[0].state == "corrected"
    page.keyboard.press("z")
    seen.eventually(lambda: list(states(page).values()), ["proposed", "proposed"])


def test_a_corrected_place_is_meant_here_only_or_always_by_mouse(watch, ledger) -> None:
    seen = watch("fr")
    page = seen.open("/read/dahyan")
    page.locator("#facts .fact").first.focus()
    for answer in ("data-dismisses", "data-key=t"):
        select(page, "Jizan")
        page.locator("#picker [data-field=places]").click()
        page.wait_for_selector("#correct[open] select[name=place]")
        page.locator("#correct .button.main").click()
        page.wait_for_selector("#notice .offer")
        page.locator(f"#notice [{answer}]").click()
        seen.eventually(page.locator("#notice .offer").count, 0)
    assert [(a.kind, a.name) for a in ledger.aliases()] == [("place", "Jizan")]
    select(page, "Jizan")
    page.locator("#picker [data-field=places]").click()
    page.wait_for_selector("#correct[open] select[name=place]")
    page.locator("#correct .button.main").click()
    seen.eventually(page.locator("#correct[open]").count, 0)
    assert page.locator("#notice .offer").count() == 0, "it holds already"
    select(page, "Elle")
    page.locator("#picker [data-field=target]").click()
    page.locator("#correct input[name=name]").fill("Saudi-led coalition in Yemen")
    page.locator("#correct .button.main").click()
    seen.eventually(page.locator("#correct[open]").count, 0)
    assert ledger.review("dahyan").events[0].value["target"][0]["actor_id"]
    assert page.locator("#notice .offer").count() == 0, "a pronoun is no name"


def test_by_mouse(watch) -> None:
    seen = watch("en")
    page = seen.open("/triage")
    page.locator(".document h2 a", has_text="Un autocar").first.click()
    page.wait_for_selector("#text")

    def lit_by_hovering() -> bool:
        page.mouse.move(0, 0)  # the page may not have been listening yet
        page.locator("#facts .fact header").first.hover()
        return "frappe aérienne" in " ".join(lit(page, "lit-trigger"))

    seen.eventually(lit_by_hovering, True)
    page.locator("#facts .fact header").first.click()
    page.locator("#facts .fact").first.focus()
    select(page, "un autocar")
    page.locator("#picker [data-field=target]").click()
    page.wait_for_selector("#correct[open] input[name=words]")
    assert page.locator("input[name=words]").input_value() == "un autocar"
    page.locator("#correct .button.main").click()
    seen.eventually(lambda: list(states(page).values()), ["corrected", "proposed"])
    page.locator("#notice button").click()
    seen.eventually(lambda: list(states(page).values()), ["proposed", "proposed"])


def test_a_missed_fact_is_added_where_its_words_were_selected(watch, ledger) -> None:
    seen = watch("en")
    page = seen.open("/read/dahyan")
    select(page, "accusé")
    page.keyboard.press("f")
    page.wait_for_selector("#correct[open] select[name=choice]")
    page.locator("select[name=choice]").select_option("Attack")
    page.locator("#correct .button.main").click()
    seen.eventually(lambda: len(states(page)), 3)
    added = ledger.review("dahyan").events[-1]
    assert added.machine is None
    assert [m["text"] for m in added.value["mentions"]] == ["accusé"]
    assert added.record in states(page)


@pytest.mark.parametrize("name", ["dahyan", "alerte/été?"])
def test_marks_cover_the_words_whatever_stands_before_them(watch, ledger, name) -> None:
    from selon.web.addresses import document_path

    page = watch("fr").open(document_path(name))
    page.keyboard.press("j")
    event = ledger.review(name).events[0].value
    text = ledger.document(name).article.text
    for role, spans in (
        ("trigger", event["mentions"]),
        ("place", event["places"]),
        ("initiator", event["initiator"]),
    ):
        wanted = {text[one["start"] : one["end"]] for one in spans}
        assert wanted <= set(lit(page, f"lit-{role}")), role
    assert name == "dahyan" or text.startswith(BEFORE)


def test_a_selection_behind_emoji_names_the_right_words(watch, ledger) -> None:
    from selon.web.addresses import document_path

    seen = watch("fr")
    page = seen.open(document_path("alerte/été?"))
    page.keyboard.press("j")
    select(page, "marché de Dahyan")
    page.keyboard.press("Shift+L")
    page.wait_for_selector("#correct[open] select[name=place]")
    page.locator("select[name=mode]").select_option("replace")
    page.locator("#correct .button.main").click()
    seen.eventually(lambda: "corrected" in states(page).values(), True)
    place = ledger.review("alerte/été?").events[0].value["place"]
    assert place["text"] == "marché de Dahyan"


def test_a_click_on_words_leads_to_their_fact(watch) -> None:
    page = watch("fr").open("/read/dahyan")
    box = page.evaluate(
        """() => { const [range] = CSS.highlights.get('all');
           const b = range.getBoundingClientRect(); return [b.x + 4, b.y + b.height / 2]; }"""
    )
    page.mouse.click(*box)
    assert page.locator("#facts [data-row][aria-current=true]").count() == 1


def test_the_next_document_is_there_already(watch, served) -> None:
    seen = watch("fr")
    page = seen.open("/read")
    wanted = page.locator("a[rel=next]").get_attribute("href")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.keyboard.press("Shift+J")
    seen.until("path => location.pathname === path", wanted)
    page.context.set_offline(False)
    # What it fetches behind that one finds nobody, which is what is tried here.
    seen.faults[:] = [fault for fault in seen.faults if "DISCONNECTED" not in fault]
    assert page.locator("#text p").count() > 2
    assert page.locator("#facts [data-row][aria-current=true]").count() == 1


def test_who_says_how_many_died_is_said_first_at_every_width(watch) -> None:
    for width in (1280, 640, 390):  # 640 is 1280 at twice the size
        page = watch("en", width).open("/read/dahyan")
        board = page.locator(".toll")
        assert "51" in board.inner_text()
        assert "ministère de la Santé" in board.inner_text()
        assert board.bounding_box()["y"] < 800
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_keys_are_told_and_rest_while_one_writes(watch) -> None:
    page = watch("fr").open("/triage")
    page.keyboard.press("?")
    sheet = page.locator("#keys-sheet[open]")
    for words in ("Annuler", "Lecture", "Garder"):
        assert words in sheet.inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("jrx")
    assert page.locator("#search").input_value() == "jrx"
    page.keyboard.press("Enter")
    page.wait_for_url("**/triage?q=jrx")


def test_two_people_do_not_overwrite_each_other(watch, ledger) -> None:
    from selon.ledger.judgements import Judgement

    seen = watch("en")
    page = seen.open("/read/dahyan")
    page.keyboard.press("j")
    ledger.judge("dahyan", Judgement("unsure", "events.e1"), by="boris")
    page.keyboard.press("a")
    page.wait_for_selector("#notice .fault")
    assert "review.stale" in page.locator("#notice").inner_text()
    assert ledger.review("dahyan").events[0].state == "unsure"
    seen.faults[:] = [fault for fault in seen.faults if "status of 400" not in fault]


@pytest.mark.parametrize("path", ["/triage", "/read/dahyan", "/nothing"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(watch, path, scheme) -> None:
    seen = watch("fr", color_scheme=scheme, bypass_csp=True)
    page = seen.open(path)
    if path != "/nothing":
        page.keyboard.press("j")
    page.add_script_tag(path=NPM / "axe-core/axe.min.js")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    bad = [v for v in found["violations"] if v["impact"] in SERIOUS]
    told = [(v["id"], n["html"][:120], n["failureSummary"][:200]) for v in bad for n in v["nodes"]]
    assert not told
    seen.faults[:] = [fault for fault in seen.faults if "status of 404" not in fault]


def test_it_works_without_scripts_too(watch, ledger) -> None:
    page = watch("fr", java_script_enabled=False).open("/read/dahyan")
    page.locator("#facts .fact").first.hover()
    page.locator("#facts .fact button[value=accept]").first.click()
    page.wait_for_selector("#facts .verdict.accepted")
    assert ledger.review("dahyan").events[0].state == "accepted"
