"""After a name was corrected: the offer to read it always so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from selon.claims import ReportingFile
from selon.folding import fold
from selon.formats.wording import line, weapon
from selon.lang.folders import languages, read, tables
from selon.ledger import StoredDecision
from selon.ledger.aliases import Alias
from selon.ledger.judgements import ALWAYS, CORRECT, Judgement
from selon.web.naming import Actors
from selon.web.placing import Places

# The kind of name that a field holds, and the part of its value that says what is meant.
_KINDS: Final = MappingProxyType(
    {
        "initiator": ("actor", "actor_id"),
        "target": ("actor", "actor_id"),
        "source": ("actor", "actor_id"),
        "places": ("place", "gazetteer_id"),
        "weapon": ("weapon", "id"),
    }
)
_FILE: Final = "reporting.toml"
_LONGEST: Final = 80  # characters; what is longer is no name


@dataclass(frozen=True, slots=True)
class Offer:
    """A name, and what it would always mean."""

    number: int  # the correction that it comes from
    kind: str  # actor | place | weapon
    name: str
    id: str
    meaning: str
    span: tuple[int, int]

    def judgement(self) -> Judgement:
        """Give what is said by taking the offer."""
        value = {"name": self.name, "id": self.id}
        return Judgement(ALWAYS, field=self.kind, value=value, span=self.span)


def offer(
    stored: StoredDecision, known: Iterable[Alias], places: Places, actors: Actors, language: str
) -> Offer | None:
    """Give what a correction offers; None where it names nothing known, or it holds already."""
    said = stored.decision
    kind, part = _KINDS.get(said.field or "", (None, ""))
    value = _new(said.after)
    if said.verdict != CORRECT or kind is None or not value.get(part):
        return None
    name, id_ = line(str(value["text"])).strip(), str(value[part])
    held = {(one.kind, one.name.casefold(), one.id) for one in known}
    if not _is_name(name) or (kind, name.casefold(), id_) in held:
        return None
    span = (value["start"], value["end"])
    meaning = _meaning(kind, id_, places, actors, language)
    return Offer(stored.number, kind, name, id_, meaning, span)


def _is_name(words: str) -> bool:
    """Say whether words can name the same thing in every article: a pronoun never does."""
    return bool(words) and len(words) <= _LONGEST and fold(words).text.casefold() not in _pronouns()


@cache
def _pronouns() -> frozenset[str]:
    read_files = (read(file) for one in languages() for file in tables(one) if file.name == _FILE)
    told = [table.pronouns for table in read_files if isinstance(table, ReportingFile)]
    return frozenset(word for table in told for one in table for word in one.words)


def _meaning(kind: str, id_: str, places: Places, actors: Actors, language: str) -> str:
    if kind == "weapon":
        return weapon(id_, language)
    told = places.name(id_) if kind == "place" else actors.name(id_, language)
    return told or id_


def _new(after: Any) -> Mapping[str, Any]:  # noqa: ANN401 - JSON
    """Give the value that was written; of several the last, which is the one that was added."""
    value = after.get("value") if isinstance(after, Mapping) else None
    if isinstance(value, list):
        value = value[-1] if value else None
    return value if isinstance(value, Mapping) else {}
