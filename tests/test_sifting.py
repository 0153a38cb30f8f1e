"""The first gate: what may hold an event passes, other news does not, and nothing else changes.

The sentences are our own and tell of no real event.
"""

from pathlib import Path

import pytest

from selon.contract import document, dumps
from selon.documents import read_documents
from selon.pipeline import LAYERS, Coder
from selon.records import Article, Coded
from selon.repertoire import open_repertoire
from tests.coding import ARTICLES, QUETTA, article

GATE = Path(__file__).parent / "gate"

OTHER_NEWS = {
    "fr": [
        "Le club lyonnais a battu son rival en finale du championnat. L'attaquant a inscrit deux "
        "buts, et le gardien a repoussé un penalty devant son public.",
        "La Bourse a terminé la séance en hausse, portée par le rachat d'un distributeur et par "
        "des bénéfices meilleurs que prévu, selon un analyste.",
        "De fortes pluies sont attendues jeudi sur la côte. La préfecture appelle à la prudence.",
        "Le festival a remis son prix à une réalisatrice pour son premier film, une comédie "
        "familiale. « Je suis très émue », a-t-elle déclaré.",
    ],
    "en": [
        "The home side won the final on penalties after the striker scored twice in the second "
        "half of the match, and the coach praised the team.",
        "Shares closed higher on Tuesday after the retailer reported a rise in profit, an analyst "
        "said, while inflation slowed.",
        "Heavy rain is expected along the coast on Thursday, the weather office said.",
        "The museum opens an exhibition of early photographs this week. 'It took us four years', "
        "its director said.",
    ],
    "es": ["El festival entregó su premio a una directora por su primera película."],
}

EVENTS = {
    "fr": [
        "Une bombe a explosé mardi sur un marché de Kaboul, tuant douze personnes.",
        "Des milliers de personnes ont manifesté samedi à Paris.",
        "L'armée a repris la ville de Mossoul aux jihadistes.",
        "L'attentat a été revendiqué par l'État islamique.",
        "Le gouverneur a déclaré que des rebelles avaient attaqué la ville de Bambari.",
        "Des hommes armés ont enlevé quatre humanitaires à Goma.",
    ],
    "en": [
        "A bomb exploded on Tuesday at a market in Kabul, killing twelve people.",
        "Thousands of people demonstrated on Saturday in Paris.",
        "The Iraqi army retook the city of Mosul from the jihadists.",
        "Fighting broke out in Khartoum on Wednesday between the army and a militia.",
        "Gunmen kidnapped four aid workers in Goma.",
    ],
    "es": ["Los rebeldes atacaron un pueblo y mataron a diez soldados."],
}


def pairs(texts: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, own in texts.items() for text in own]


def coded(coder: Coder, items: list[Article], read: str) -> list[str]:
    return [dumps(document(one)) for one in coder.code(items, layers=LAYERS, read=read)]


@pytest.mark.parametrize(("language", "text"), pairs(EVENTS))
def test_what_may_hold_an_event_passes(language: str, text: str) -> None:
    assert open_repertoire(language).sieve().can_hold_event(text)


@pytest.mark.parametrize(("language", "text"), pairs(OTHER_NEWS))
def test_other_news_does_not_pass(language: str, text: str) -> None:
    assert not open_repertoire(language).sieve().can_hold_event(text)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_gate_costs_no_event(language: str, coder: Coder) -> None:
    """Whatever is coded without the gate is coded with it, to the byte."""
    path = str(GATE / language / "docs.jsonl")
    articles = list(read_documents([path], language=language, published=None, outlet=None))
    assert coded(coder, articles, "claims") == coded(coder, articles, "all")


def test_claims_of_other_news_are_kept_unless_only_events_are_read(coder: Coder) -> None:
    film = article(OTHER_NEWS["fr"][3], "film")
    (kept,) = coder.code([film])
    (passed,) = coder.code([film], read="events")
    assert isinstance(kept, Coded)
    assert isinstance(passed, Coded)
    assert [c.source is not None for c in kept.claims or ()] == [True]
    assert (passed.claims, passed.events, passed.unread) == ((), (), True)
    assert document(passed)["unread"] is True
    assert "unread" not in document(kept)


def test_a_document_that_passes_is_read_the_same_among_others(coder: Coder) -> None:
    film = article(OTHER_NEWS["fr"][3], "film")
    items = [article(text, name) for name, text in ARTICLES.items()]
    alone = coded(coder, items, "events")
    mixed = coded(coder, [part for one in items for part in (film, one)], "events")
    assert mixed[1::2] == alone


def test_paragraphs_that_tell_nothing_are_left_out(coder: Coder) -> None:
    pause = "Le marché rouvrira jeudi. Il compte une centaine d'étals."
    (coded_,) = coder.code([article(f"{QUETTA}\n{pause}\n", "a")], read="events")
    (whole,) = coder.code([article(QUETTA, "a")], read="events")
    assert isinstance(coded_, Coded)
    assert isinstance(whole, Coded)
    assert [e.type for e in coded_.events or ()] == [e.type for e in whole.events or ()]
