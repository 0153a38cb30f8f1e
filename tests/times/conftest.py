from pathlib import Path

import pytest

import selon.lang
from selon.lang.lexicon import read_table
from selon.times import Rules, TimesFile, compile_rules

FILE = Path(selon.lang.__file__).parent / "fr" / "times.toml"


@pytest.fixture(scope="session")
def file() -> TimesFile:
    return read_table(FILE, TimesFile)


@pytest.fixture(scope="session")
def rules(file: TimesFile) -> Rules:
    return compile_rules(file)
