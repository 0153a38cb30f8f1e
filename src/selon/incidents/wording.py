"""Values of differences in words: what two claims say of one field, as people read it."""

from datetime import date
from typing import Final

from selon.formats import wording
from selon.incidents.sides import open_sides
from selon.messages import message

_SAYS: Final = ": "  # between a claimant and the stance, as `responsibility` writes it
_NEXT: Final = ", "  # between actors, as `disputes` writes them


def difference_value(field: str, value: str, language: str) -> str:
    """Give one side of a difference: types, statuses, stances, days, actors in a language.

    >>> difference_value("initiator", "Ansar Allah: denies", "fr").replace("\\xa0", " ")
    'Ansar Allah : dément'
    >>> difference_value("initiator", "SY:HTS", "en")
    "Hay'at Tahrir al-Sham"
    """
    if field == "sub_event_type":
        return wording.event_type(value, language)
    if field == "status":
        return wording.term("status", value, language)
    if field == "date":
        return wording.day(date.fromisoformat(value), language)
    who, says, stance = value.rpartition(_SAYS)
    if says:
        word = wording.term("stance", stance, language)
        return message("incidents", "who_says", language=language, who=who, stance=word)
    if field in ("initiator", "target"):
        return _NEXT.join(_actor(one, language) for one in value.split(_NEXT))
    return value


def _actor(id_: str, language: str) -> str:
    """Give the name of an actor in a language; what is no id of the list as it is."""
    listed = open_sides().actors.listed.get(id_)
    if listed is None:
        return id_
    return next(iter(listed.names.get(language, ())), listed.actor.name)
