"""Sources that speak through another: "un officier [cité par l'agence]", "…, [interrogé par X]"."""

from dataclasses import replace

from selon.claims.lexicon import Relay
from selon.claims.page import Draft, Page, Phrase, trimmed
from selon.claims.sources import phrase_at
from selon.records import Span

RELAYED = "claims.relayed"  # the rule of a claim that passes on another
CITED = "claims.cited"  # the rule of the one that is passed on

_REACH = 5  # words between a participle and who relays: "cité [mardi par] l'agence"
_BEHIND = 3  # words between a source and the participle behind it


def relayed_drafts(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Give the drafts with their sources cut before who relays them, and a claim of each relay."""
    found: list[Draft] = []
    for draft in drafts:
        relay = None if draft.source is None else _relay(page, draft.source)
        relay = relay or _citing_behind(page, draft)
        if draft.source is None or relay is None:
            found.append(draft)
            continue
        entry, first, last, other = relay
        cue = Span(page.words[first].start, page.words[last].end)
        own = _cut(page, draft.source, first) if first > draft.source.head else draft.source
        if _is_outlet(page, other):
            found.append(replace(draft, source=own))
            found.append(Draft(RELAYED, entry, cue, other, draft.content))
        elif first == last and _is_outlet(page, own):
            found.append(replace(draft, source=own, rule=RELAYED))
            found.append(Draft(CITED, entry, cue, other, draft.content, draft.direct))
        else:
            found.append(draft)
    return found


def _is_outlet(page: Page, source: Phrase) -> bool:
    actor = page.who(source.span.of(page.text))
    return actor is not None and actor.kind in _OUTLETS


_OUTLETS = frozenset({"media", "agency"})


def _relay(page: Page, source: Phrase) -> tuple[Relay, int, int, Phrase] | None:
    """Give (entry, first and last word of the cue, the other) of what is said of a source.

    "un officier [cité par] l'agence", "l'agence, [citant] un officier".
    """
    at = page.tree.parse.at(source.span)
    sentence = page.sentences[page.sentence(source.span.start)]
    stop = min(at.stop + _BEHIND, len(page.words)) if len(at) else 0
    for j in range(source.head + 1, stop):
        word = page.words[j]
        if word.start >= sentence.end:
            return None
        entry = page.cues.relays.get(word.verb) if word.verb else None
        if entry is None:
            continue
        if page.tree.has(j, page.tree.labels.present) and word.norm in entry.citing:
            cited = _noun(page, j)
            return None if cited is None else (entry, j, j, cited)
        if not page.tree.has(j, page.tree.labels.past):
            continue
        if word.pos in page.tree.labels.pos_auxiliary or page.tree.has(j, page.tree.labels.finite):
            continue
        for by in range(j + 1, min(j + _REACH, len(page.words) - 1)):
            if page.words[by].norm in entry.by:
                media = _noun(page, by)
                return None if media is None else (entry, j, by, media)
    return None


def _citing_behind(page: Page, draft: Draft) -> tuple[Relay, int, int, Phrase] | None:
    """Give the same where it stands behind the cue: "l'agence a rapporté, [citant] un officier"."""
    at = page.tree.parse.at(draft.cue)
    for j in range(at.stop, min(at.stop + _BEHIND, len(page.words))) if len(at) else ():
        entry = page.cues.relays.get(page.words[j].verb)
        if entry is not None and page.words[j].norm in entry.citing:
            cited = _noun(page, j)
            return None if cited is None else (entry, j, j, cited)
    return None


def _noun(page: Page, by: int) -> Phrase | None:
    words, labels = page.words, page.tree.labels
    sentence = page.sentences[page.sentence(words[by].start)]
    for j in range(by + 1, min(by + _REACH, len(words))):
        if words[j].pos in labels.pos_noun:
            head = j
            while words[head].dep in labels.name and words[head].head > head:  # "[Belga] agency"
                head = words[head].head
            comma = page.text.find(",", words[head].end, sentence.end)
            stop = comma if comma >= 0 else sentence.end
            return phrase_at(page, head, start=words[by].end + 1, stop=stop)
        if words[j].pos not in labels.pos_opener | labels.pos_adjective:
            return None
    return None


def _cut(page: Page, source: Phrase, participle: int) -> Phrase:
    """Give a source without what is said of it: "un officier", not "… cité par l'agence"."""
    end = min(source.span.end, page.words[participle].start)
    return Phrase(trimmed(page.text, source.span.start, end), source.head)


def apart(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Give a claim to each of two known sources: "selon [l'ONU] et [un responsable rebelle]"."""
    found: list[Draft] = []
    for draft in drafts:
        pair = () if draft.source is None else _pair(page, draft.source)
        found += [replace(draft, source=source) for source in pair] or [draft]
    return found


def _pair(page: Page, source: Phrase) -> tuple[Phrase, ...]:
    tree, labels = page.tree, page.tree.labels
    for j in tree.dependents(source.head, labels.conjunct):
        joint = tree.dependent(j, labels.coordinator)
        if joint is None or not source.span.covers(page.words[j].span):
            continue
        one = Phrase(trimmed(page.text, source.span.start, page.words[joint].start), source.head)
        other = Phrase(trimmed(page.text, page.words[joint].end, source.span.end), j)
        known = [page.who(p.span.of(page.text)) for p in (one, other)]
        if all(a is not None and a.kind != "unknown" for a in known) and known[0] != known[1]:
            return one, other
    return ()
