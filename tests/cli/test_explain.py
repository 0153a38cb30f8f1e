import pytest

from selon.cli import status_of


def test_the_tree_is_the_default(capsys) -> None:
    assert status_of(["explain", "a"]) == 0
    assert "events.noun_subject with fr.frappe on [76:82] frappe\n" in capsys.readouterr().out


def test_one_event_only(capsys) -> None:
    assert status_of(["explain", "a", "--event", "e2", "--ui", "fr"]) == 0
    told = capsys.readouterr().out
    assert "événement e2" in told
    assert "événement e1" not in told


def test_an_event_that_is_not_there_is_a_misuse(capsys) -> None:
    assert status_of(["explain", "a", "--event", "e9"]) == 2
    assert "e9" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("paths", "title"), [(["a"], "Un autocar"), (["a", "b"], "Qui dit combien")]
)
def test_html_is_one_page(paths, title, tmp_path) -> None:
    target = tmp_path / "page.html"
    args = ["explain", *paths, "--format", "html", "--ui", "fr", "-o", str(target)]
    assert status_of(args) == 0
    written = target.read_text(encoding="utf-8")
    assert written.startswith("<!doctype html>")
    assert f">{title}" in written.partition("<h1")[2][:60]


def test_refused_documents_are_shown_and_counted(capsys) -> None:
    assert status_of(["explain", "bad", "a"]) == 3
    assert "input.empty" in capsys.readouterr().out
