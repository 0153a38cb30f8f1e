"""Which file of a language is read with which model, and by which step its examples are checked.

A model lives with the step that uses it; it is named here, and imported when its file is read, so
that one file can be checked without loading the others' steps.
"""

from collections.abc import Mapping
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from selon.lang.lexicon import Table, read_table

# file → module and model; the package of the step, without its last part, may check the examples
MODELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "agents.toml": "selon.actors.lexicon:AgentsFile",
        "casualties.toml": "selon.events.lexicon:CasualtiesFile",
        "demonyms.toml": "selon.actors.lexicon:DemonymsFile",
        "events.toml": "selon.events.lexicon:EventsFile",
        "framing.toml": "selon.framing:FramingFile",
        "language.toml": "selon.languages:LanguageFile",
        "modality.toml": "selon.claims.lexicon:ModalityFile",
        "numbers.toml": "selon.quantities.lexicon:NumbersFile",
        "places.toml": "selon.places.lexicon:PlacesFile",
        "reporting.toml": "selon.claims.lexicon:ReportingFile",
        "struck.toml": "selon.struck:StruckFile",
        "syntax.toml": "selon.syntax:Labels",
        "times.toml": "selon.times.model:TimesFile",
        "titles.toml": "selon.actors.lexicon:TitlesFile",
        "weapons.toml": "selon.weapons:WeaponsFile",
    }
)


def model_of(name: str) -> type[Table]:
    """Give the model of a file; KeyError for a file that no step has named here."""
    module, _, model = MODELS[name].partition(":")
    found: type[Table] = getattr(import_module(module), model)
    return found


def step_of(name: str) -> str:
    """Give the module of the step that uses a file."""
    return ".".join(MODELS[name].partition(":")[0].split(".")[:2])


def languages() -> tuple[str, ...]:
    """Give the languages that have a folder, sorted."""
    folders = (folder for folder in files("selon.lang").iterdir() if folder.is_dir())
    return tuple(sorted(folder.name for folder in folders if tables(folder.name)))


def tables(language: str) -> tuple[Traversable, ...]:
    """Give the files of a language, sorted by name."""
    folder = files("selon.lang").joinpath(language)
    found = (path for path in folder.iterdir() if path.name.endswith(".toml"))
    return tuple(sorted(found, key=lambda path: path.name))


def read(path: Traversable) -> Table:
    """Read one file of a language with its model; LexiconError names every fault of it."""
    return read_table(path, model_of(path.name))
