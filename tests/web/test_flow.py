"""From what came in to what leaves, in one go: read, corrected, linked, compared, exported."""

import pytest

from selon.messages import message
from tests.web.test_incident_pages import exported, ledger, made

__all__ = ["ledger", "made"]  # fixtures

LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])
WHERE = "killed>=1"


def shown(page) -> str:
    """Give the line of the matrix that tells how many were killed."""
    return page.locator(".matrix tbody tr").first.inner_text()


def step_to(page, selector: str) -> None:
    """Press j until the current row holds something."""
    current = page.locator(f"[data-row][aria-current=true]:has({selector})")
    for _ in range(15):
        if current.count():
            return
        page.keyboard.press("j")
    raise AssertionError(selector)


def contested(page, language: str) -> None:
    """See that the first incident says who contradicts whom, with what was corrected."""
    first = page.locator(".incident").first
    assert message("incidents", "grades.contested", language=language) in first.inner_text()
    assert "14" in first.inner_text()


def compared(page, language: str) -> None:
    told = shown(page)
    for words in ("14", "5", message("page_incidents", "unsaid", language=language)):
        assert words in told


@LANGUAGES
def test_all_of_it_by_keyboard(watch, ledger, language) -> None:
    seen = watch(language, accept_downloads=True)
    page = seen.open("/triage")
    press = page.keyboard.press
    step_to(page, "a[href='/read/a']")
    press("Enter")
    page.wait_for_url("**/read/a")
    page.wait_for_selector("#facts")
    press("j")
    press("e")
    page.wait_for_selector("#correct[open] select[name=field]")
    page.locator("select[name=field]").select_option("killed")
    page.wait_for_selector("#correct[open] input[name=low]")
    page.locator("input[name=low]").fill("14")
    press("Enter")
    seen.eventually(page.locator(".fact.is-corrected").count, 1)
    press("g")
    press("i")
    page.wait_for_url("**/incidents")
    page.wait_for_load_state()
    contested(page, language)
    press("j")
    press("Enter")
    page.wait_for_url("**/incidents/INC-*")
    compared(page, language)
    step_to(page, "[data-key=m]")
    press("m")
    page.wait_for_url("**/merge?*")
    assert ledger.stats().decisions == 1
    press("a")
    page.wait_for_url("**?done=2")
    assert page.locator(".told > li").count() == 3
    assert "3" in shown(page)
    press("z")
    seen.eventually(page.locator(".told > li").count, 2)
    press("g")
    press("i")
    page.wait_for_url("**/incidents")
    press("/")
    page.keyboard.type(WHERE)
    press("Enter")
    page.wait_for_url("**q=killed*")
    press("p")
    for _ in range(6):
        if page.evaluate("document.activeElement.matches('#export-sheet button.main')"):
            break
        press("Tab")
    with page.expect_download() as download:
        press("Enter")
    assert len(exported(download.value)) == page.locator(".incident").count() == 2


@LANGUAGES
def test_all_of_it_by_mouse(watch, ledger, language) -> None:
    seen = watch(language, accept_downloads=True)
    page = seen.open("/triage")
    page.locator(".document h2 a[href='/read/a']").click()
    page.locator("#facts .fact header").first.click()
    page.locator("#facts .fact [data-key=e]").first.click()
    page.wait_for_selector("#correct[open] select[name=field]")
    page.locator("#correct select[name=field]").select_option("killed")
    page.wait_for_selector("#correct[open] input[name=low]")
    page.locator("input[name=low]").fill("14")
    page.locator("#correct .button.main").click()
    seen.eventually(page.locator(".fact.is-corrected").count, 1)
    page.locator("[data-go=i]").click()
    page.wait_for_url("**/incidents")
    contested(page, language)
    page.locator(".incident h2 a").first.click()
    page.wait_for_url("**/incidents/INC-*")
    compared(page, language)
    page.locator(".candidates [data-key=m]").first.click()
    page.wait_for_url("**/merge?*")
    page.locator("main [data-key=a]").click()
    page.wait_for_url("**?done=2")
    assert page.locator(".told > li").count() == 3
    page.locator("[data-go=l]").click()
    page.wait_for_url("**/table")
    page.locator("[data-opens=export-sheet]").click()
    page.locator("#export-sheet select").first.select_option("full")
    with page.expect_download() as download:
        page.locator("#export-sheet button.main").click()
    rows = exported(download.value)
    assert len(rows) == page.locator(".ledger tbody tr").count() == 4
