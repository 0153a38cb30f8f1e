"""Where the user's own tables are looked for."""

from pathlib import Path

import pytest

from selon.ledger import lexicon_digest
from selon.settings import user_file, user_folder


def test_the_folder_is_named_or_that_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_HOME", "/somewhere")
    assert user_folder() == Path("/somewhere")
    monkeypatch.delenv("SELON_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/etc/own")
    assert user_folder() == Path("/etc/own/selon")
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    monkeypatch.setenv("HOME", "/nobody")
    assert user_folder() == Path("/nobody/.config/selon")


def test_a_file_that_is_not_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SELON_HOME", str(tmp_path))
    assert user_file("actors.toml") is None
    (tmp_path / "actors.toml").write_text("", encoding="utf-8")
    assert user_file("actors.toml") == tmp_path / "actors.toml"


def test_a_table_of_the_user_makes_another_vintage(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SELON_HOME", str(tmp_path))
    plain = lexicon_digest()
    (tmp_path / "places.toml").write_text("", encoding="utf-8")
    assert lexicon_digest() != plain
