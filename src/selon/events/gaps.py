"""Why nothing stands in a field, so that unknown is never mistaken for none."""

from dataclasses import replace

from selon.records import Event


def explain_gaps(event: Event) -> Event:
    """Add the reason to every empty field, as a code of `messages/*/explain.toml`."""
    slots = {
        "initiator": event.initiators,
        "target": event.targets,
        "weapon": event.weapons,
        "count": event.count,
        "place": event.toponyms,
        "date": event.time,
    }
    gaps = {slot: "no_words" for slot, value in slots.items() if not value}
    if event.toponyms and event.toponyms[0].place is None:
        gaps["place"] = event.toponyms[0].reason or "unresolved"
    return replace(event, empty=gaps)
