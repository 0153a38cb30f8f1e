"""Who says it, as a chain: who publishes, whom they cite, whom those cite.

The chain is what a reader must weigh: a ministry heard through a correspondent of an outlet is not
the ministry.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selon.contract import Json
from selon.formats.wording import line
from selon.web.reading.lights import Light, light
from selon.web.wording import Words


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of a chain."""

    words: str  # as the article names them; the outlet as it is known
    name: str | None  # who is meant, where it is known and the words differ
    kind: str | None  # in words; None for who publishes
    own: bool  # who publishes, in their own voice
    lights: tuple[Light, ...]


def chain(coded: Json, said: Json, words: Words) -> tuple[Speaker, ...]:
    """Give who says what an event's claim says, from who publishes to the last source."""
    claims = {claim["claim_id"]: claim for claim in coded.get("claims") or ()}
    outlet = line(coded["outlet"]) if coded.get("outlet") else words.say("reader.article")
    first = Speaker(outlet, None, None, own=True, lights=())
    sources = [*_around(claims, said.get("claim_id")), said["source"]]
    told = [_speaker(source, words) for source in sources if source]
    return (first, *dict.fromkeys(told))


def _around(claims: Mapping[str, Json], claim_id: object) -> Sequence[Json]:
    """Give the sources of the claims that a claim is quoted in, the outermost first."""
    return [claim["source"] for claim in reversed(list(_outer(claims, claim_id)))]


def _outer(claims: Mapping[str, Json], claim_id: object) -> Iterator[Json]:
    seen = {claim_id}
    claim = claims.get(str(claim_id))
    while claim is not None and claim["within"] and claim["within"] not in seen:
        seen.add(claim["within"])
        claim = claims.get(claim["within"])
        if claim is not None:
            yield claim


def _speaker(source: Json, words: Words) -> Speaker:
    told, fullest = line(source["text"]), line(source.get("speaker", source)["text"])
    shown = fullest if len(fullest) > len(told) else told
    name = source.get("name")
    known = line(name) if name and line(name).casefold() != shown.casefold() else None
    kind = words.term("kind", source["kind"])
    return Speaker(shown, known, kind, own=False, lights=light("source", source))
