"""All claims of a document, from the finders to the records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from selon.claims.according import According, according_drafts, find_according
from selon.claims.colons import at_colon
from selon.claims.cues import Cues
from selon.claims.drafts import Surroundings
from selon.claims.incises import in_turn
from selon.claims.leftover import leftover_drafts
from selon.claims.lexicon import Takes, Verb
from selon.claims.nouns import noun_drafts
from selon.claims.page import Draft, Page, Phrase, open_page
from selon.claims.quotative import starts_at
from selon.claims.relayed import RELAYED, apart, relayed_drafts
from selon.claims.reported import drafts_of
from selon.claims.sites import Form, Site, find_sites, shares_auxiliary
from selon.claims.speakers import resolve
from selon.claims.stance import firmness
from selon.claims.trimming import without_asides
from selon.parsing import Word
from selon.records import Actor, Claim, Evidence, Source, Span
from selon.syntax import Tree


def find_claims(
    tree: Tree, cues: Cues, who: Callable[[str], Actor | None], skip: Sequence[Span] = ()
) -> tuple[Claim, ...]:
    """Give who says what, in the order of the text, ids "c1", "c2" …

    `who` resolves a noun phrase to an actor; `skip` are spans that are not the article. The
    article's own voice is not among the claims: see `author_claim`.
    """
    page = open_page(tree, cues, who, skip)
    drafts = _unique(page, _drafts(page))
    drafts.sort(key=lambda d: (d.content.start, d.rule != RELAYED, d.cue.start, d.content.end))
    phrases = sorted({d.source for d in drafts if d.source}, key=lambda p: (p.span, p.head))
    sources = resolve(page, phrases)
    claims = [_claim(page, n, draft, sources) for n, draft in enumerate(drafts, 1)]
    return tuple(replace(claim, within=_within(claim, claims)) for claim in claims)


def author_claim(tree: Tree, others: int) -> Claim:
    """Give the claim of the article's own voice: no source, the whole article as content.

    Its id comes after those of the `others`; it is written out only where an event needs it.
    """
    paragraphs = tree.parse.paragraphs
    start = min((p.start for p in paragraphs), default=0)
    end = max((p.end for p in paragraphs), default=len(tree.parse.text))
    return Claim(
        id=f"c{others + 1}",
        source=None,
        cue=None,
        content=Span(start, end),
        stance="reports",
        factuality="CT+",
        distance=False,
        preliminary=False,
        direct=False,
        within=None,
        evidence=(Evidence("claims.author", "author", Span(start, end)),),
    )


def _drafts(page: Page) -> list[Draft]:
    """Run the finders over the cues in the order of the text, then over what they left."""
    sites, prepositions = list(find_sites(page)), list(find_according(page))
    cuts = _cuts(page, sites, prepositions)
    drafts: list[Draft] = []
    busy: set[int] = set()
    cues: list[Site | According] = [*sites, *prepositions]
    for cue in sorted(cues, key=lambda c: (c.first, isinstance(c, Site))):
        number = page.sentence(page.words[cue.first].start)
        around = _around(page, cuts, frozenset(busy), drafts, number)
        if isinstance(cue, Site):
            new = drafts_of(page, cue, around)
        else:
            new = [] if _known_source(cue, drafts) else list(according_drafts(page, cue, cuts, 0))
        if new:
            busy.add(number)
        drafts.extend(new)
    drafts = in_turn(page, drafts)
    drafts.extend(noun_drafts(page, tuple(cuts)))
    drafts = [part for draft in drafts for part in at_colon(page, draft)]
    drafts.extend(leftover_drafts(page, sites, drafts))
    return [_alone(page, d) for d in apart(page, relayed_drafts(page, _attributed(drafts)))]


def _alone(page: Page, draft: Draft) -> Draft:
    """Give a draft whose source stands without what is told beside it."""
    source = None if draft.source is None else without_asides(page, draft.source)
    return replace(draft, source=source)


def _attributed(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop the tolls that somebody else is said to give: "le bilan est de 8, selon la police"."""
    told = [d for d in drafts if not _counts(d)]
    return [d for d in drafts if not _counts(d) or not any(t.content.covers(d.cue) for t in told)]


def _counts(draft: Draft) -> bool:
    """Say whether a draft is a toll that speaks for itself."""
    return isinstance(draft.entry, Verb) and bool(draft.entry.subjects)


def _known_source(cue: According, drafts: Sequence[Draft]) -> bool:
    """Say whether the words of a source name that of another cue: "a-t-on appris de source …"."""
    if not cue.entry.inclusive:
        return False
    return any(d.source is not None and d.source.span.overlaps(cue.source.span) for d in drafts)


def _around(
    page: Page, cuts: Sequence[int], busy: frozenset[int], drafts: Sequence[Draft], number: int
) -> Surroundings:
    last = next((d.source for d in reversed(drafts) if d.source is not None), None)
    sentence = page.sentences[number]
    same = last is not None and sentence.start <= last.span.start < sentence.end
    return Surroundings(cuts, busy, last if same else None, last)


def _cuts(page: Page, sites: Iterable[Site], prepositions: Iterable[According]) -> list[int]:
    """Give where a content ends because another attribution begins after a comma."""
    found = [_cut(page, s) for s in sites if _cuts_in(page, s)]
    found += [p.cue.start for p in prepositions if _after_comma(page, p.cue.start)]
    return sorted(found)


def _cut(page: Page, site: Site) -> int:
    """Give where a group cuts in: with the small word before it, "[et] précisant"."""
    before = page.words[max(site.first - 1, 0)]
    if _joins(page, before):
        return before.start
    start = starts_at(page, site)
    return page.words[site.first].start if start is None else start


def _cuts_in(page: Page, site: Site) -> bool:
    start = page.words[site.first].start
    if site.form is Form.GERUND and all(e.takes <= _SPOKEN for e in site.readings):
        return False  # "rester en poste tout en [insultant] les élus"
    if site.form is Form.GERUND or shares_auxiliary(page, site.verb):
        return _after_comma(page, start) or _joins(page, page.words[site.first - 1])
    at = starts_at(page, site)
    return at is not None and _after_comma(page, at)


# What gives speech alone: no clause, no act.
_SPOKEN = frozenset({Takes.SPEECH, Takes.QUOTED})


def _joins(page: Page, word: Word) -> bool:
    """Say whether a word joins a participle to what is before it: "[et] précisant"."""
    return word.dep in page.tree.labels.coordinator or word.lemma in page.cues.gerundive


def _after_comma(page: Page, at: int) -> bool:
    return page.text[:at].rstrip()[-1:] == ","


def _unique(page: Page, drafts: Iterable[Draft]) -> list[Draft]:
    """Keep one of the drafts that say the same, and none of "je", "cela"."""
    kept: dict[tuple[Span, Span | None], Draft] = {}
    for draft in drafts:
        if draft.source is not None and _silent(page, draft.source):
            continue
        key = (draft.content, None if draft.source is None else draft.source.span)
        kept.setdefault(key, draft)
    return list(kept.values())


def _silent(page: Page, source: Phrase) -> bool:
    found = page.cues.pronouns.ending(page.words, source.head)
    return found is not None and found[1].silent


def _claim(page: Page, number: int, draft: Draft, sources: Mapping[Span, Source]) -> Claim:
    source = None if draft.source is None else sources[draft.source.span]
    firm = firmness(page, draft, source)
    entry = f"{page.cues.language}.{draft.entry.id}"
    return Claim(
        id=f"c{number}",
        source=source,
        cue=draft.cue,
        content=draft.content,
        stance=firm.stance,
        factuality=firm.factuality,
        distance=draft.entry.distance,
        preliminary=firm.preliminary,
        direct=draft.direct,
        within=None,
        evidence=(Evidence(draft.rule, entry, draft.cue), *firm.evidence),
    )


def _within(claim: Claim, claims: Sequence[Claim]) -> str | None:
    """Give the smallest other claim that quotes this one: its content holds cue and content."""
    around = [
        c
        for c in claims
        if c.id != claim.id
        and c.content.covers(claim.content)
        and claim.cue is not None
        and (c.content.covers(claim.cue) or _relays(c, claim))
    ]
    return min(around, key=lambda c: len(c.content)).id if around else None


def _relays(outer: Claim, inner: Claim) -> bool:
    """Say whether a claim passes on the very words of another: "un officier cité par l'agence"."""
    relayed = outer.evidence[0].rule == RELAYED and inner.evidence[0].rule != RELAYED
    return relayed and outer.content == inner.content
