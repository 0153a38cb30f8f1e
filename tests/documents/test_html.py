"""Pages of the web."""

from datetime import date

import pytest

from selon.documents.content import Fault
from selon.documents.html import is_page, read_page
from selon.records import Article

PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8">
<title>Deux gardes tués près de Gao - Radio Exemple</title>
<meta property="og:title" content="Deux gardes tués près de Gao">
<meta property="og:site_name" content="Radio Exemple">
<meta property="article:published_time" content="2019-05-12T10:00:00+00:00">
</head><body>
<nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav>
<article><h1>Deux gardes tués près de Gao</h1>
<p>Deux gardes ont été tués dimanche dans l’explosion d’une mine près de Gao, a annoncé le
gouvernorat. «&nbsp;Le convoi a sauté à l’aube&nbsp;», a déclaré un porte-parole.</p>
<p>Aucun groupe n’a revendiqué l’attaque, la troisième en un mois dans cette région.</p></article>
<script>var a = "script";</script></body></html>"""


def _read(content):
    article = read_page(content, doc_id="x")
    assert isinstance(article, Article)
    return article


def test_html_article_of_a_page():
    content = PAGE.encode()
    article = _read(content)
    assert article.title == "Deux gardes tués près de Gao"
    assert article.outlet == "Radio Exemple"
    assert (article.published, article.published_basis) == (date(2019, 5, 12), "html")
    assert article.raw == content
    assert "Aucun groupe n’a revendiqué l’attaque" in article.text
    assert "Accueil" not in article.text
    assert "script" not in article.text


def test_html_states_no_date():
    lines = [line for line in PAGE.split("\n") if "published_time" not in line]
    article = _read("\n".join(lines).encode())
    assert (article.published, article.published_basis) == (None, None)


@pytest.mark.parametrize("declared", [True, False])
def test_html_old_encodings(declared):
    page = PAGE.replace("utf-8", "windows-1252")
    page = page if declared else page.replace('<meta charset="windows-1252">', "")
    article = _read(page.encode("cp1252"))
    assert "«\u00a0Le convoi a sauté à l’aube" in article.text.replace("« ", "«\u00a0")
    assert article.encoding == ("windows-1252" if declared else "cp1252")


def test_html_stray_byte_is_replaced():
    article = _read(PAGE.encode().replace(b"Aucun groupe", b"Aucun gro\xffupe"))
    assert "Aucun gro\ufffdupe" in article.text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "input.empty"),
        (b" \n", "input.empty"),
        (b"<html></html>", "input.html"),
        (b"no page at all", "input.html"),
        (b"<html><body><script>a()</script></body></html>", "input.html"),
        (b"<html><body>" + b"<div>" * 20_000 + b"Gao" + b"</div>" * 20_000, "input.nested"),
        (b"<html>\0</html>", "input.binary"),
    ],
)
def test_html_without_article(content, code):
    fault = read_page(content, doc_id="x")
    assert isinstance(fault, Fault)
    assert fault.code == code


@pytest.mark.parametrize(
    ("content", "page"),
    [
        (b"<!DOCTYPE html><p>", True),
        (b"\xef\xbb\xbf\n <HTML lang=fr>", True),
        (b'<?xml version="1.0"?>\n<!-- saved --><html>', True),
        (b"Le mot <html> dans un texte", False),
        (b"<htmlx>", False),
        (b"", False),
    ],
)
def test_html_is_told_by_its_beginning(content, page):
    assert is_page(content) is page
