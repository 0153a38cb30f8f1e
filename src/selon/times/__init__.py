"""Time expressions: found by rules of `lang/xx/times.toml`, resolved to days."""

from selon.times.examples import Example, check_examples, read_example
from selon.times.finding import find_times
from selon.times.model import TimesFile
from selon.times.patterns import Rules, check_stages, compile_rules

__all__ = [
    "Example",
    "Rules",
    "TimesFile",
    "check_examples",
    "check_stages",
    "compile_rules",
    "find_times",
    "read_example",
]
