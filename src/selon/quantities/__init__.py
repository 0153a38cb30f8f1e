"""How many: numbers as published, with their bounds."""

from selon.quantities.examples import check_examples
from selon.quantities.finding import find_quantities
from selon.quantities.lexicon import Numbers, NumbersFile, compile_numbers

__all__ = ["Numbers", "NumbersFile", "check_examples", "compile_numbers", "find_quantities"]
