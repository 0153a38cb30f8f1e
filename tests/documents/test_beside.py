"""Work in a process beside this one: hostile pages end it, and nothing else."""

import os
import time
from pathlib import Path

import pytest

from selon.documents import beside
from selon.documents.beside import TooMuch, ask
from selon.documents.content import Fault
from selon.documents.extracting import depth
from selon.documents.html import read_page
from selon.records import Article
from tests.documents.archives import page

HERE = "tests.documents.test_beside"


def process(_content, _told):
    return {"pid": os.getpid()}


def sleep(_content, _told):
    time.sleep(60)


def hoard(_content, _told):
    return {"length": len(bytearray(3 * beside.MEMORY // 2))}


def die(_content, _told):
    os._exit(1)


@pytest.fixture
def in_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", f"{Path.cwd()}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    beside._processes(os.getpid()).end()


@pytest.mark.usefixtures("in_the_path")
def test_one_process_serves_all() -> None:
    first, second = (ask(f"{HERE}:process", b"", {})["pid"] for _ in range(2))
    assert first == second != os.getpid()


@pytest.mark.usefixtures("in_the_path")
@pytest.mark.parametrize("work", ["sleep", "hoard", "die"])
def test_it_is_ended_and_started_anew(work: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(f"{HERE}:process", b"", {})
    monkeypatch.setattr(beside, "SECONDS", 0.5)
    with pytest.raises(TooMuch):
        ask(f"{HERE}:{work}", b"", {})
    monkeypatch.undo()
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    assert ask(f"{HERE}:process", b"", {})["pid"]


def test_a_page_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty thousand attributes: a minute in the parser."""
    read_page(page(), doc_id="x")
    monkeypatch.setattr(beside, "SECONDS", 0.7)
    attributes = " ".join(f"a{number}='x'" for number in range(60_000))
    fault = read_page(f"<html><body><div {attributes}>".encode(), doc_id="x")
    assert isinstance(fault, Fault)
    assert fault.code == "input.slow"
    monkeypatch.undo()
    assert isinstance(read_page(page(), doc_id="x"), Article)


HOSTILE = {
    "one line": b"<html><body><article><p>" + b"mot " * 250_000,
    "one word": b"<html><body><article><p>" + b"a" * 1_000_000,
    "elements": b"<html><body>" + b"<div>" * 200_000,
    "tables": b"<html><body>" + b"<table>" * 90 + b"<tr><td>a b c" * 500,
    "less than": b"<html>" + b"<" * 500_000,
    "an attribute": b"<html><body><a title='" + b"x" * 1_000_000,
    "comments": b"<html><body>" + b"<!--" * 200_000,
    "references": b"<html><body><p>" + b"&" * 200_000 + b"&#x110000;&#0;&nbsp",
    "zeros": b"<html><body><p>a\0b",
    "metadata": b"<html><head><script type='application/ld+json'>" + b'{"a":' * 50_000,
    "encoding": b"<html><meta charset='nope'><body><p>\xff\xfe\xfd",
    "a date": b"<html><meta property='article:published_time' content='9999-99-99'><p>a",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_are_read_or_refused(content: bytes) -> None:
    begun = time.monotonic()
    found = read_page(content, doc_id="x")
    assert time.monotonic() - begun < beside.SECONDS + 2
    assert isinstance(found, Article | Fault)


def test_depth_is_told_by_the_tags() -> None:
    assert depth("<p>un<br><p>deux<td>") == 0
    assert depth("</div></div><div><div>") == 2
