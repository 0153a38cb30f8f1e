"""How many: numbers as published, with their bounds."""

from selon.quantities.finding import find_quantities
from selon.quantities.lexicon import Numbers, NumbersFile, compile_numbers

__all__ = ["Numbers", "NumbersFile", "compile_numbers", "find_quantities"]
