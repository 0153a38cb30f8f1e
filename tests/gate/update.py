"""Raise the floors of the gate to what the coder reaches now; a floor is never lowered.

    python -m tests.gate.update [fr …]          raises floors; exit status 1 when one would fall
    python -m tests.gate.update --new-gold      the annotation has changed: floors start anew

The second form is for a change of texts or annotation that stands by itself in its commit.
"""

import json
import math
import sys

from tests.gate.scoring import FLOORS, LANGUAGES, SLOT_NAMES, Gate, read_floors, read_gate, run


def floor_of(f1: float) -> float:
    """Round down to two places: a floor is a level, not a figure."""
    return math.floor(f1 * 100 + 1e-9) / 100


def raised(old, figures, noisy, gate: Gate, *, anew: bool):
    """Give the new floors of a language, and what would have to be lowered for them."""
    if not anew and old["digest"] != gate.digest:
        return old, ["digest: texts or annotation have changed (--new-gold)"]
    new = {name: floor_of(figures[name]) for name in SLOT_NAMES}
    if not anew:
        lower = [
            f"{name}: {new[name]} < {old['floors'][name]}"
            for name in SLOT_NAMES
            if new[name] < old["floors"].get(name, 0)
        ]
        if noisy > old["noisy"]:
            lower.append(f"noisy: {noisy} > {old['noisy']}")
        if lower:
            return old, lower
    return {"digest": gate.digest, "noisy": noisy, "floors": new}, []


def main(arguments: list[str]) -> int:
    anew = "--new-gold" in arguments
    floors = read_floors()
    refused = []
    for language in [a for a in arguments if not a.startswith("--")] or LANGUAGES:
        gate = read_gate(language)
        report = run(gate)
        figures = {name: report.slots[name].f1 for name in SLOT_NAMES}
        old = floors.get(language, {"digest": gate.digest, "noisy": len(gate.docs), "floors": {}})
        floors[language], lower = raised(old, figures, len(report.noisy), gate, anew=anew)
        refused += [f"{language} {line}" for line in lower]
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    sys.stderr.writelines(f"{line}\n" for line in refused)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
