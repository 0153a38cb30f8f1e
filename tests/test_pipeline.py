"""The whole way from articles to coded documents, with the real coder."""

import json
import os
import random
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon import pipeline
from selon.contract import document, dumps
from selon.pipeline import DEFAULT_LAYERS, DOCUMENTS, LAYERS, Coder
from selon.records import Article, Coded, Refusal
from tests.coding import (
    ARTICLES,
    ENGLISH,
    QUETTA,
    TAEZ,
    Json,
    article,
    figures,
    misquoted,
    names,
)

MENTION = 60  # characters of the longest trigger (contract, `mentions`)


def given_files(folder: Path) -> list[str]:
    paths = [folder / f"{name}.txt" for name in ARTICLES]
    for path in paths:
        path.write_text(ARTICLES[path.stem], encoding="utf-8")
    return [str(path) for path in paths]


def command(*args: str, **environment: str) -> subprocess.Popen[str]:
    """Start `selon`; it tells on standard error whether spaCy was loaded."""
    code = (
        "import sys; from selon.cli import status_of; status = status_of(sys.argv[1:]);"
        "print('spacy' in sys.modules, file=sys.stderr); sys.exit(status)"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"} | environment,
    )


def test_the_order_of_the_input_is_kept_with_refusals_in_between(coder: Coder) -> None:
    first = Refusal("a", "input.empty", {})
    items = [first, article(QUETTA, "b"), article(ENGLISH, "c", language="en"), article(TAEZ, "d")]
    given = list(coder.code(items))
    assert [i.article.doc_id if isinstance(i, Coded) else i.doc_id for i in given] == [*"abcd"]
    assert given[0] is first
    assert [isinstance(item, Coded) for item in given] == [False, True, True, True]


def test_the_order_is_kept_beyond_one_batch(coder: Coder) -> None:
    count = DOCUMENTS + 3
    items = [
        Refusal(str(n), "input.empty", {}) if n % 5 == 0 else article("Mardi à Gao.", str(n))
        for n in range(count)
    ]
    coded = list(coder.code(items, layers=frozenset({"times"})))
    order = [i.article.doc_id if isinstance(i, Coded) else i.doc_id for i in coded]
    assert order == [str(n) for n in range(count)]


def test_a_document_is_coded_alike_alone_and_among_others(coder: Coder) -> None:
    items = [article(text, name) for name, text in ARTICLES.items()]
    together = [dumps(document(item)) for item in coder.code(items)]
    alone = [dumps(document(item)) for one in items for item in coder.code([one])]
    assert together == alone


def test_coding_is_lazy(coder: Coder) -> None:
    """The run starts before the input ends: a stream may be endless."""

    def endless():
        while True:
            yield Refusal("a", "input.empty", {})

    assert next(coder.code(endless())) == Refusal("a", "input.empty", {})


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_each_layer_comes_on_request_only(layer: str, coder: Coder) -> None:
    (coded,) = coder.code([article(QUETTA)], layers=frozenset({layer}))
    needed = {"claims", "events"} if layer == "events" else {layer}
    made = {name for name in LAYERS if getattr(coded, name) is not None}
    assert layer in made
    assert made <= needed


def test_all_layers_say_the_same_as_each_alone(coder: Coder) -> None:
    (whole,) = coder.code([article(QUETTA)], layers=LAYERS)
    for layer in sorted(LAYERS - {"claims"}):  # the article's own voice comes with the events
        (alone,) = coder.code([article(QUETTA)], layers=frozenset({layer}))
        assert getattr(alone, layer) == getattr(whole, layer)
        assert getattr(whole, layer) or layer == "framing"


def test_times_places_and_framing_load_no_parser(tmp_path: Path) -> None:
    paths = given_files(tmp_path)
    out, err = command("code", *paths, "--layers", "times,toponyms,framing").communicate()
    assert err == "False\n"
    for line in map(json.loads, out.splitlines()):
        assert line["times"]
        assert line["toponyms"]
        assert not {"claims", "events"} & line.keys()


def test_the_same_bytes_in_every_process(tmp_path: Path, coder: Coder) -> None:
    paths = given_files(tmp_path)
    layers = ("--layers", ",".join(sorted(LAYERS)))
    runs = [command("code", *paths, *layers, PYTHONHASHSEED=seed) for seed in ("1", "4242")]
    (first, told), (second, _) = (run.communicate() for run in runs)
    assert told == "True\n"
    assert [run.returncode for run in runs] == [0, 0]
    assert first == second
    assert len(first.splitlines()) == len(paths)


def test_several_processes_give_the_bytes_of_one(tmp_path: Path) -> None:
    """More documents than one process takes at a time, a refusal among them."""
    path = tmp_path / "many.jsonl"
    lines = [{"doc_id": f"d{n}", "text": list(ARTICLES.values())[n % 3]} for n in range(34)]
    lines[20] = {"doc_id": "d20", "text": ""}
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    runs = [command("code", str(path), "--jobs", jobs) for jobs in ("1", "2")]
    (first, _), (second, told) = (run.communicate() for run in runs)
    assert [run.returncode for run in runs] == [3, 3]
    assert first == second
    assert [json.loads(line)["doc_id"] for line in first.splitlines()] == [
        line["doc_id"] for line in lines
    ]
    assert told.endswith("False\n")  # the parsers stood in the other processes


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Une bombe a explosé mardi à Kaboul.", True),
        ("Selon la police, une bombe a explosé mardi à Kaboul.", False),
        ("Le festival de musique s'est ouvert mardi à Lyon.", False),
    ],
)
def test_the_articles_own_voice_stands_only_where_it_speaks(text: str, spoken: bool, code_texts):
    (coded,) = code_texts(text)
    voices = [claim for claim in coded["claims"] if claim["source"] is None]
    used = {said["claim_id"] for event in coded["events"] for said in event["claims"]}
    assert len(voices) == spoken
    assert {voice["claim_id"] for voice in voices} <= used


def faults(coded: Json) -> list[str]:
    """Say what the contract promises of every event and is not so."""
    known = {claim["claim_id"] for claim in coded["claims"]}
    found = []
    for event in coded["events"]:
        of = event["event_id"]
        found += [f"{of}: no {key}" for key in ("claims", "mentions", "because") if not event[key]]
        found += [f"{of}: {m['text']}" for m in event["mentions"] if len(m["text"]) > MENTION]
        said = [item["claim_id"] for item in event["claims"] + event["mentions"]]
        found += [
            f"{of}: unknown {name}" for name in said if name is not None and name not in known
        ]
        if (event["places"] or [None])[0] != event["place"]:
            found.append(f"{of}: place is not the first of places")
    found += [f"{c['claim_id']}: no because" for c in coded["claims"] if not c["because"]]
    return found


def test_every_event_has_claims_mentions_and_evidence(code_texts) -> None:
    for coded in code_texts(*ARTICLES.values(), layers=LAYERS):
        assert coded["events"]
        assert not faults(coded)


def told(coded: Json) -> Json:
    """Give what was understood, without spans and words: the same for every way of typing."""
    sources = {c["claim_id"]: c["source"] and c["source"]["name"] for c in coded["claims"]}
    return {
        "events": [
            (
                event["sub_event_type"],
                event["status"],
                len(event["mentions"]),
                figures(event, "killed"),
                figures(event, "wounded"),
                names(event["initiator"]),
                names(event["target"]),
                names(event["places"]),
                event["date"] and event["date"]["start"],
                Counter(sources[said["claim_id"]] for said in event["claims"]),
            )
            for event in coded["events"]
        ],
        "sources": [(sources[c["claim_id"]], c["stance"], c["direct"]) for c in coded["claims"]],
    }


TYPINGS = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace("« ", "«\u202f").replace(" »", "\u00a0»"),
    "no-break numbers": lambda text: text.replace("23 blessés", "23\u00a0blessés"),
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "straight quotes": lambda text: text.replace("« ", '"').replace(" »", '"'),
    "curly quotes": lambda text: text.replace("« ", "“").replace(" »", "”"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "emoji": lambda text: "🔴 " + text.replace(".\n", ". 💥🇫🇷\n"),
    "emoji bullets": lambda text: text.replace("\n\n", "\n\n📰 "),
    "emoji lines": lambda text: text.replace("\n\n", "\n\n📰\n\n"),
    "byte order mark": lambda text: "\ufeff" + text,
    "indented": lambda text: text.replace("\n\n", "\n\n  \t"),
}


def typed(text: str, ways: frozenset[str]) -> str:
    for way in TYPINGS:
        if way in ways:
            text = TYPINGS[way](text)
    return text


# Straight marks do not say which of them open; where one article shows a fault, it is named here.
QUOTES = "two quotations of two speakers become one where the marks are not « »"
FAULTS = {
    ("taez", "straight quotes"): QUOTES,
    ("taez", "curly quotes"): QUOTES,
    ("belgorod", "emoji bullets"): "no dateline is seen behind an emoji: its day is the event's",
}
EVERY_WAY = [
    pytest.param(
        name,
        way,
        marks=[pytest.mark.xfail(strict=True, reason=FAULTS[name, way])]
        if (name, way) in FAULTS
        else [],
    )
    for name in ARTICLES
    for way in TYPINGS
]
SAFE = [way for way in TYPINGS if not any(way == fault for _, fault in FAULTS)]


@pytest.mark.parametrize(("name", "way"), EVERY_WAY)
def test_one_way_of_typing_changes_no_fact_and_no_quoted_word(
    name: str, way: str, code_texts
) -> None:
    text = typed(ARTICLES[name], frozenset({way}))
    plain, other = code_texts(ARTICLES[name], text, layers=LAYERS)
    assert not misquoted(other, text)
    assert told(other) == told(plain)


# A parse takes 10 ms or so: few examples, and the same ones in every run.
FEW = settings(max_examples=15, deadline=None, derandomize=True)


@FEW
@given(name=st.sampled_from(sorted(ARTICLES)), ways=st.frozensets(st.sampled_from(SAFE)))
def test_nor_do_several_at_once(name: str, ways: frozenset[str], code_texts) -> None:
    text = typed(ARTICLES[name], ways)
    plain, other = code_texts(ARTICLES[name], text, layers=LAYERS)
    assert not misquoted(other, text)
    assert not faults(other)
    assert told(other) == told(plain)


@FEW
@given(
    pieces=st.lists(
        st.sampled_from([*ARTICLES.values(), "💥", "\r\n", "«", "e\u0301", "\u00a0", "\n\n", " – "])
        | st.text(max_size=20),
        max_size=6,
    )
)
def test_any_text_is_coded_and_quotes_itself(pieces: list[str], coder: Coder) -> None:
    text = "".join(pieces)
    (coded,) = coder.code([article(text)], layers=LAYERS)
    assert isinstance(coded, Coded)
    written = document(coded)
    assert not misquoted(written, text)
    assert not faults(written)


def test_default_layers_are_those_of_the_contract() -> None:
    assert {"claims", "events", "framing"} == DEFAULT_LAYERS
    assert {"times", "toponyms"} == LAYERS - DEFAULT_LAYERS


def test_a_failing_rule_sets_one_document_aside(coder, monkeypatch):
    real = pipeline.find_events

    def failing(reading, words):
        if "Gao" in reading.tree.parse.text:
            raise IndexError
        return real(reading, words)

    monkeypatch.setattr(pipeline, "find_events", failing)
    texts = ["Un attentat a fait dix morts à Gao.", "Un attentat a fait dix morts à Kidal."]
    items = [Article(str(n), t, "fr", None, None) for n, t in enumerate(texts)]
    first, second = coder.code(items)
    assert (first.code, first.fields) == ("coder.fault", {"fault": "IndexError"})
    assert second.events


@pytest.mark.parametrize("seed", range(4))
def test_no_rule_fails_on_words_in_any_order(coder, seed):
    chance = random.Random(seed)
    items = []
    for name, text in ARTICLES.items():
        words = text.split(" ")
        chance.shuffle(words)
        cut = chance.randrange(len(text))
        items.append(Article(f"{name}-shuffled", " ".join(words), "fr", None, None))
        items.append(Article(f"{name}-cut", text[cut:] or ".", "fr", None, None))
        items.append(Article(f"{name}-loud", text.upper(), "fr", None, None))
    coded = list(coder.code(items, layers=LAYERS))
    assert [type(c) for c in coded] == [Coded] * len(items)
