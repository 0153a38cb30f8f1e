"""The sentences of `events.toml` and `casualties.toml` as tests."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from selon.events.lexicon import CasualtiesFile, EventsFile, Support, Trigger
from selon.records import Coded, Event, Party

CodeTexts = Callable[[Sequence[str]], Sequence[Coded]]

# "{…}" is the trigger; "[i:…]" an initiator, "[t:…]" a target, "[…]" a counted group.
_MARK = re.compile(r"\{(?P<trigger>[^}]*)\}|\[(?:(?P<role>[it]):)?(?P<party>[^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """An example without its marks, and the words that they mark."""

    text: str
    triggers: tuple[str, ...]
    initiators: tuple[str, ...]
    targets: tuple[str, ...]
    groups: tuple[str, ...]


def unmark(example: str) -> Marked:
    """Take the marks off an example.

    >>> unmark("[i:Ils] ont {tué} [t:deux soldats].").text
    'Ils ont tué deux soldats.'
    """
    found: dict[str, list[str]] = {"trigger": [], "i": [], "t": [], "": []}

    def bare(match: re.Match[str]) -> str:
        words = match["trigger"] if match["trigger"] is not None else match["party"]
        found["trigger" if match["trigger"] is not None else match["role"] or ""].append(words)
        return words

    text = _MARK.sub(bare, example)
    return Marked(text, *(tuple(found[k]) for k in ("trigger", "i", "t", "")))


def check_events(
    events: EventsFile, casualties: CasualtiesFile, code: CodeTexts
) -> Iterator[tuple[str, str]]:
    """Give (entry id, fault) for every example that fails and every reject that fires."""
    yield from _check_triggers(events.triggers, code)
    yield from _check_support(events.support, code)
    yield from _check_casualties(casualties, code)


def _check_triggers(triggers: Sequence[Trigger], code: CodeTexts) -> Iterator[tuple[str, str]]:
    cases = [(t, unmark(e)) for t in triggers for e in t.examples]
    for (entry, case), coded in zip(cases, code([c.text for _, c in cases]), strict=True):
        for trigger in case.triggers:
            event = _event_at(coded, case.text, trigger, entry.id)
            if event is None:
                yield entry.id, f"no event at {trigger!r} in: {case.text}"
            else:
                yield from ((entry.id, f) for f in _parties(event, case))
    rejects = [(t, r) for t in triggers for r in t.rejects]
    for (entry, text), coded in zip(rejects, code([r for _, r in rejects]), strict=True):
        if any(_fired(e, entry.id) for e in coded.events or ()):
            yield entry.id, f"fires on the reject: {text}"


def _check_support(support: Sequence[Support], code: CodeTexts) -> Iterator[tuple[str, str]]:
    cases = [(s, unmark(e)) for s in support for e in s.examples]
    for (entry, case), coded in zip(cases, code([c.text for _, c in cases]), strict=True):
        for trigger in case.triggers:
            event = _event_at(coded, case.text, trigger, None)
            if event is None:
                yield entry.id, f"no event at {trigger!r} in: {case.text}"
            else:
                yield from ((entry.id, f) for f in _parties(event, case))


def _check_casualties(casualties: CasualtiesFile, code: CodeTexts) -> Iterator[tuple[str, str]]:
    entries = casualties.casualties
    cases = [(c, unmark(e)) for c in entries for e in c.examples]
    for (entry, case), coded in zip(cases, code([c.text for _, c in cases]), strict=True):
        found = {
            (entry.kind, figure.quantity.span.of(case.text))
            for event in coded.events or ()
            for claim in event.claims
            for kind, figure in [
                ("killed", claim.killed),
                ("wounded", claim.wounded),
                *((a.kind, a) for a in claim.affected),
            ]
            if figure is not None and kind == entry.kind
        }
        for group in case.groups:
            if not any(words in group or group in words for _, words in found):
                yield entry.id, f"{entry.kind} {group!r} not counted in: {case.text}"


def _event_at(coded: Coded, text: str, words: str, entry: str | None) -> Event | None:
    for event in coded.events or ():
        if any(m.span.of(text) == words for m in event.mentions) and (
            entry is None or _fired(event, entry)
        ):
            return event
    return None


def _fired(event: Event, entry: str) -> bool:
    return any(e.entry.partition(".")[2] == entry for e in event.evidence)


def _parties(event: Event, case: Marked) -> Iterator[str]:
    for role, wanted, found in (
        ("initiator", case.initiators, event.initiators),
        ("target", case.targets, event.targets),
    ):
        for words in wanted:
            if not any(_same(party, words, case.text) for party in found):
                yield f"{role} {words!r} missing in: {case.text}"


def _same(party: Party, words: str, text: str) -> bool:
    own = party.span.of(text)
    return own in words or words in own
