"""Lists of addresses: what stands in them, and what does not."""

from pathlib import Path

import pytest

from selon.documents import Given
from selon.documents.addresses import canonical
from selon.errors import InputError
from selon.intake.lists import documents, read_lines, read_table
from selon.intake.manners import Manners
from selon.records import Article, Refusal
from tests.documents.archives import page
from tests.intake.server import Reply, Server


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table(tmp_path: Path, mark: str, encoding: str) -> None:
    path = tmp_path / "liens.csv"
    lines = [["Titre", "URL"], ["Blessés à Gao", "https://exemple.org/é"], ["Deux", ""]]
    path.write_bytes("\n".join(mark.join(cells) for cells in lines).encode(encoding))
    first, second = read_table(path)
    assert (first.number, first.value) == (1, "https://exemple.org/é")
    assert first.known["titre"] == "Blessés à Gao"
    assert second.value == ""


def test_cells_in_quotes_and_ragged_rows(tmp_path: Path) -> None:
    path = tmp_path / "liens.csv"
    path.write_text('url,note\n"https://exemple.org/a,b","x, y"\nhttps://c\nhttps://d,1,2,3\n')
    assert [row.value for row in read_table(path)] == [
        "https://exemple.org/a,b",
        "https://c",
        "https://d",
    ]


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "liens.csv"
    path.write_text("lien,note\nhttps://exemple.org/a,x\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        next(read_table(path))
    assert (refused.value.code, refused.value.fields["known"]) == ("list.column", "lien, note")
    assert next(read_table(path, column="Lien")).value == "https://exemple.org/a"


@pytest.mark.parametrize("content", [b"", b"\0\0\0\0", b"\xff\xfe\x00", b"%PDF-1.7"])
def test_what_is_no_table(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "liens.csv"
    path.write_bytes(content)
    with pytest.raises(InputError):
        list(read_table(path))


def test_a_cell_without_end(tmp_path: Path) -> None:
    path = tmp_path / "liens.csv"
    path.write_text('url\n"' + "a" * 2_000_000, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        list(read_table(path))
    assert refused.value.code == "list.csv"


def test_lines(tmp_path: Path) -> None:
    path = tmp_path / "liens.txt"
    path.write_text("# mars\nhttps://exemple.org/a\n\n  https://exemple.org/b \n", encoding="utf-8")
    found = [(row.number, row.value) for row in read_lines(path)]
    assert found == [(1, "https://exemple.org/a"), (2, "https://exemple.org/b")]


def test_each_row_is_one_document_or_one_refusal(
    server: Server, manners: Manners, tmp_path: Path
) -> None:
    server.pages["/a?utm_medium=x"] = Reply(page().replace(b"2024-03-12T08:00:00+00:00", b""))
    path = tmp_path / "liens.csv"
    rows = [
        f"{server.url('/a?utm_medium=x')},2024-03-10",
        "Attaque à Gao,",
        ",",
        f"{server.url('/non')},",
        f"{server.url('/rien')},hier",
        "file:///etc/passwd,",
    ]
    path.write_text("\n".join(["url,published", *rows]), encoding="utf-8")
    first, *others = documents(read_table(path), manners, Given())
    assert isinstance(first, Article)
    assert (first.doc_id, str(first.published)) == (server.url("/a"), "2024-03-10")
    codes = [item.code for item in others if isinstance(item, Refusal)]
    assert codes == ["list.row", "list.row", "net.status", "net.status", "list.row"]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://exemple.org", "https://exemple.org/"),
        ("http://EXEMPLE.org:80/A?b=1&fbclid=2#c", "http://exemple.org/A?b=1"),
        ("https://exemple.org:8443/a", "https://exemple.org:8443/a"),
        ("https://exemple.org/à b", "https://exemple.org/%C3%A0%20b"),
        ("https://exemple.org/%C3%A0?xtor=RSS-1", "https://exemple.org/%C3%A0"),
        ("https://[2606:2800::1]/a", "https://[2606:2800::1]/a"),
        ("no address", "no address"),
        ("https://[", "https://["),
    ],
)
def test_names_of_articles(url: str, name: str) -> None:
    assert canonical(url) == name
    assert canonical(name) == name
