import pytest

from selon.errors import LexiconError
from selon.lang import folder, languages
from selon.lang.lexicon import Entry, Table, entries, read_table


class Words(Table):
    words: tuple[Entry, ...]


def write(tmp_path, text):
    path = tmp_path / "words.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_read_table_gives_entries(tmp_path):
    table = read_table(write(tmp_path, '[[words]]\nid = "a"\nexamples = ["x"]\n'), Words)
    assert [e.id for e in entries(table)] == ["a"]


def test_read_table_names_all_faults_at_once(tmp_path):
    path = write(tmp_path, '[[words]]\nid = "a"\nexemples = ["x"]\n\n[[words]]\nid = "B!"\n')
    with pytest.raises(LexiconError) as caught:
        read_table(path, Words)
    text = str(caught.value)
    assert "words.a.exemples" in text
    assert "words.a.examples" in text
    assert "words.B!.id" in text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[[words", "lexicon.syntax"),
        ('[[words]]\nid = "a"\nexamples = []\n', "lexicon.faults"),
        (2 * '[[words]]\nid = "a"\nexamples = ["x"]\n', "lexicon.repeated"),
    ],
)
def test_read_table_refuses_with_a_code(tmp_path, text, code):
    with pytest.raises(LexiconError) as caught:
        read_table(write(tmp_path, text), Words)
    assert caught.value.code == code


def test_french_has_a_folder():
    assert "fr" in languages()
    assert folder("fr").is_dir()


def test_folder_of_an_unknown_language():
    with pytest.raises(KeyError):
        folder("xx")
