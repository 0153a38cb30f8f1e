"""Every example and reject of the actors' lexicon."""

import re

import pytest

from selon.actors import ActorList, ActorWords, find_actors, kind_of, open_actors, read_words
from selon.actors.lexicon import AgentsFile, DemonymsFile, TitlesFile
from selon.lang.lexicon import entries, read_table

FILES = {"agents": AgentsFile, "demonyms": DemonymsFile}
SMALL = {"modifiers", "links", "articles", "conjunctions", "openers", "breaks"}
MARKED = re.compile(r"\[([^\]]+)\]")


@pytest.fixture(scope="module")
def actors() -> ActorList:
    return open_actors()


@pytest.fixture(scope="module")
def words() -> ActorWords:
    return read_words("fr")


def _table(name, model):
    from importlib.resources import files

    return read_table(files("selon.lang") / "fr" / f"{name}.toml", model)


def _examples(kind):
    for name, model in FILES.items():
        for entry in entries(_table(name, model)):
            for sentence in getattr(entry, kind):
                yield pytest.param(entry.id, sentence, id=f"{name}.{entry.id}")


@pytest.mark.parametrize(("entry", "sentence"), [*_examples("examples")])
def test_example_is_found(entry, sentence, actors, words):
    text = MARKED.sub(r"\1", sentence)
    found = find_actors(text, actors, words)
    for marked in MARKED.findall(sentence):
        assert marked in [m.span.of(text) for m in found]
    if MARKED.search(sentence) is None or entry in SMALL:
        return
    rules = {e.rule for m in found for e in m.evidence}
    assert f"fr.{entry}" in {e.entry for m in found for e in m.evidence} or rules == {
        "actors.named"
    }


@pytest.mark.parametrize(("entry", "sentence"), [*_examples("rejects")])
def test_reject_is_left_alone(entry, sentence, actors, words):
    found = find_actors(sentence, actors, words)
    assert f"fr.{entry}" not in {e.entry for m in found for e in m.evidence}


@pytest.mark.parametrize(
    ("title", "phrase"),
    [pytest.param(t, p, id=t.id) for t in _table("titles", TitlesFile).titles for p in t.examples],
)
def test_title_gives_its_kind(title, phrase, actors, words):
    actor = kind_of(phrase, actors, words)
    if title.kind == "unknown" or title.inherits:
        assert actor is None or actor.name
    else:
        assert actor is not None
        assert actor.kind == title.kind


@pytest.mark.parametrize(
    "metonym", [pytest.param(m, id=m.id) for m in _table("agents", AgentsFile).metonyms]
)
def test_palace_stands_for_its_government(metonym, actors, words):
    for form in metonym.forms:
        actor = kind_of(form, actors, words)
        assert actor is not None, form
        assert actor.id == f"{metonym.country}:GOV"
