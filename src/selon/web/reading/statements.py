"""Everything that somebody says in an article, whether or not it holds an event."""

from collections.abc import Iterable
from dataclasses import dataclass

from selon.formats.wording import flags, line
from selon.ledger.reviewed import Fact
from selon.web.reading.chains import Speaker, chain
from selon.web.reading.facts import Shown
from selon.web.reading.lights import Light, light
from selon.web.reading.reasons import Reason, reasons


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of somebody."""

    record: str
    speakers: tuple[Speaker, ...]
    stance: str
    how: tuple[str, ...]  # the same in words, and what weakens it
    content: str
    state: str
    because: tuple[Reason, ...]
    lights: tuple[Light, ...]
    said_by: str | None
    reason: str | None


def statements(facts: Iterable[Fact], shown: Shown) -> list[Statement]:
    """Give the claims of others than the article itself, in the order of the text."""
    return [_statement(fact, shown) for fact in facts if fact.value["source"]]


def _statement(fact: Fact, shown: Shown) -> Statement:
    claim, words = dict(fact.value), shown.words
    speakers = chain(shown.coded, claim, words)
    content = claim["content"]
    decision = fact.said.decision if fact.said else None
    parts = (light("content", content), light("cue", claim["cue"]), *(s.lights for s in speakers))
    weak = flags(claim, ("direct", "preliminary", "distance"), words.language)
    firm = words.term("factuality", claim["factuality"])
    return Statement(
        record=fact.record,
        speakers=speakers,
        stance=claim["stance"],
        how=(words.term("stance", claim["stance"]), *weak, firm),
        content=line(shown.text[content["start"] : content["end"]]),
        state=fact.state,
        because=reasons(claim["because"], shown.text, shown.name_of),
        lights=tuple(sorted({one for part in parts for one in part})),
        said_by=decision.by if decision else None,
        reason=decision.reason if decision else None,
    )
