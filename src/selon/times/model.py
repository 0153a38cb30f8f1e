"""What people write about time expressions: the model of `lang/xx/times.toml`.

The file holds words (tables), fragments (named pieces of regular expressions) and rules. A rule
says which words make an expression (`pattern`), what it makes (`kind`), and which function of
`selon.times.productions` computes its days (`production`, with `data`). Rules run in stages: a
pattern of a later stage may name the kinds that an earlier stage made.
"""

from typing import Literal, get_args

from pydantic import Field, ValidationInfo, field_validator

from selon.lang.lexicon import Entry, Table

Kind = Literal[
    "day",  # one day, with or without a time: "mardi soir"
    "now",  # a day counted from publication: "hier", "ce soir"
    "wday",  # a weekday without more: "mardi", "samedi dernier"
    "told",  # a day counted from the story: "la veille"
    "week",
    "month",
    "period",  # a year, quarter, season, decade, window, range
    "clock",  # a time of day that needs no further context: "10h50"
    "daypart",  # "dans la soirée"
    "duration",
    "set",
    # Weak kinds are pieces only: they come out when a rule of a later stage takes them up.
    "hours",  # "21 heures": a time of day or a length
    "part",  # "soir"
    "year",  # four digits
    "name",  # the name of a month
    "slash",  # "13/11"
    "length",  # "trois jours"
    "whole",  # "semaine"
]
WEAK: frozenset[str] = frozenset(("hours", "part", "year", "name", "slash", "length", "whole"))
KINDS: tuple[Kind, ...] = get_args(Kind)

Production = Literal[
    "calendar_date",
    "century",
    "clock",
    "clock_part",
    "clock_range",
    "daypart",
    "decade",
    "deictic",
    "duration",
    "easter",
    "edge_units",
    "fixed_feast",
    "joined",
    "length",
    "month",
    "month_days",
    "moved",
    "narrative",
    "night",
    "nth_day",
    "nth_month",
    "nth_week",
    "nth_weekday",
    "offset",
    "phase",
    "quarter",
    "range",
    "relative_unit",
    "rest",
    "same",
    "season",
    "set",
    "shared_month",
    "shared_year",
    "since",
    "this_part",
    "told_of",
    "week_of",
    "weekday",
    "weekday_feast",
    "weekday_of_week",
    "window",
    "within",
    "year",
]
Word = int | str


class Fragment(Table):
    """A named piece of pattern; `reads` says how its words become a value."""

    pattern: str
    reads: Literal["text", "number", "ordinal"] = "text"


class TimeRule(Entry):
    """One way to name a time.

    An example is "reference date | sentence with the [expression] | value | first..last day"; the
    last part is left out where the days are unknown.
    """

    stage: int = Field(ge=1, le=4)
    pattern: str
    kind: Kind
    production: Production
    data: dict[str, Word] = Field(default_factory=dict)


class Cue(Entry):
    """Words that show whether the sentence looks back or forward; the nearest cue decides.

    An "aside" cue stands right before the expression: it is the day of somebody's words, or of what
    lies behind, from which the story does not go on.
    Matched with upper and lower case apart, so that names in "-ra" are no future tense.
    """

    pattern: str
    direction: Literal["past", "future", "aside"]


class TimesFile(Table):
    """A language's time expressions."""

    language: str = Field(pattern=r"^[a-z]{2}$")
    triggers: tuple[str, ...]  # tables; without a digit or a word of theirs there is no expression
    words: dict[str, dict[str, Word]]
    fragments: dict[str, Fragment]
    cues: tuple[Cue, ...]
    rules: tuple[TimeRule, ...]

    @field_validator("words")
    @classmethod
    def _tables_there(cls, words: dict[str, dict[str, Word]]) -> dict[str, dict[str, Word]]:
        missing = {"number_word", "ordinal_word"} - set(words)
        if missing:
            raise ValueError(f"tables missing: {', '.join(sorted(missing))}")
        return words

    @field_validator("fragments")
    @classmethod
    def _one_space_of_names(
        cls, fragments: dict[str, Fragment], info: ValidationInfo
    ) -> dict[str, Fragment]:
        names = [*info.data.get("words", ()), *fragments, *KINDS]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"names of two tables, fragments or kinds: {', '.join(twice)}")
        return fragments
