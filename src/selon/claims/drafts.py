"""A draft from a verb group, and what else stands around it on the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from selon.claims.lexicon import Verb
from selon.claims.page import Draft, Page, Phrase
from selon.claims.sites import Site, group_span
from selon.claims.trimming import without_asides
from selon.records import Span


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else is on the page: where later attributions cut in, and who spoke last."""

    cuts: Sequence[int]
    busy: frozenset[int]  # sentences with an attribution
    before: Phrase | None  # the last source of the same sentence
    last: Phrase | None  # the last source of all


def draft_of(
    page: Page,
    site: Site,
    entry: Verb | None,
    rule: str,
    content: Span | None,
    source: Phrase | None,
) -> list[Draft]:
    """Give a draft where all its parts are there; none otherwise."""
    if entry is None or content is None or source is None or len(content) < 2:
        return []
    direct = rule in {"claims.quotative", "claims.speech"}
    source = without_asides(page, source)
    return [Draft(rule, entry, group_span(page, site), source, content, direct)]
