"""Dumps fetched from a server on this machine: sizes, resumption, checksums, refusals."""

import hashlib
import io
import json
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from zipfile import ZipFile

import pytest

from selon.errors import SelonError
from selon.gazetteer.fetching import LIST, fetch, files_of


def archive(name, text):
    data = io.BytesIO()
    with ZipFile(data, "w") as file:
        file.writestr(name, text)
    return data.getvalue()


class Dumps(ThreadingHTTPServer):
    """Serves files with ETag and ranges; can break off, change or damage them."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        big = "\n".join(f"row {n}" for n in range(40_000))
        self.files = {
            "/admin1CodesASCII.txt": b"IQ.90\tQorvan\tQorvan\t9900001\n",
            "/admin2Codes.txt": b"",
            "/IQ.zip": archive("IQ.txt", big),
            "/alternatenames/IQ.zip": archive("IQ.txt", "1\t9900001\tfr\tCorvane\n"),
        }
        self.break_at = {}
        self.asked = Counter()
        self.ranges = []


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        server = self.server
        server.asked[self.path] += 1
        data = server.files.get(self.path)
        if data is None:
            self.send_error(404)
            return
        etag = '"' + hashlib.sha256(data).hexdigest()[:12] + '"'
        start, status = 0, 200
        asked = self.headers.get("Range")
        if asked and self.headers.get("If-Range") == etag:
            start, status = int(asked.removeprefix("bytes=").rstrip("-")), 206
            server.ranges.append(start)
        self.send_response(status)
        self.send_header("ETag", etag)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        end = server.break_at.pop(self.path, len(data))
        self.wfile.write(data[start:end])

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    dumps = Dumps()
    thread = Thread(target=dumps.serve_forever, daemon=True)
    thread.start()
    yield dumps
    dumps.shutdown()
    dumps.server_close()


def get(server, folder, told=lambda *_: None):
    url = f"http://127.0.0.1:{server.server_address[1]}"
    return fetch(files_of(["iq"]), folder, server=url, told=told)


def test_everything_is_fetched_with_size_and_checksum(server, tmp_path):
    said = []
    assert get(server, tmp_path, lambda *args: said.append(args)) == 4
    assert (tmp_path / "IQ.zip").read_bytes() == server.files["/IQ.zip"]
    listed = json.loads((tmp_path / LIST).read_text())
    assert listed["IQ.zip"]["sha256"] == hashlib.sha256(server.files["/IQ.zip"]).hexdigest()
    assert ("IQ.zip", len(server.files["/IQ.zip"]), "new") in said
    assert not list(tmp_path.rglob("*.part*"))


def test_what_has_not_changed_is_not_fetched_again(server, tmp_path):
    get(server, tmp_path)
    said = []
    assert get(server, tmp_path, lambda *args: said.append(args)) == 0
    assert {what for _, _, what in said} == {"kept"}
    server.files["/IQ.zip"] = archive("IQ.txt", "changed")
    assert get(server, tmp_path) == 1
    assert (tmp_path / "IQ.zip").read_bytes() == server.files["/IQ.zip"]


def test_a_broken_download_is_taken_up_where_it_stopped(server, tmp_path):
    server.break_at["/IQ.zip"] = 5000
    with pytest.raises(SelonError) as error:
        get(server, tmp_path)
    assert error.value.code == "gazetteer.fetch"
    assert (tmp_path / "IQ.zip.part").stat().st_size == 5000
    said = []
    get(server, tmp_path, lambda *args: said.append(args))
    assert server.ranges == [5000]
    assert "resumed" in {what for _, _, what in said}
    assert (tmp_path / "IQ.zip").read_bytes() == server.files["/IQ.zip"]


def test_a_file_changed_meanwhile_is_fetched_from_the_start(server, tmp_path):
    server.break_at["/IQ.zip"] = 5000
    with pytest.raises(SelonError):
        get(server, tmp_path)
    server.files["/IQ.zip"] = archive("IQ.txt", "another text\n" * 900)
    get(server, tmp_path)
    assert (tmp_path / "IQ.zip").read_bytes() == server.files["/IQ.zip"]


def test_a_damaged_archive_is_refused_and_what_was_there_kept(server, tmp_path):
    get(server, tmp_path)
    before = (tmp_path / "IQ.zip").read_bytes()
    damaged = bytearray(archive("IQ.txt", "other\n" * 5000))
    damaged[40:60] = bytes(20)
    server.files["/IQ.zip"] = bytes(damaged)
    with pytest.raises(SelonError) as error:
        get(server, tmp_path)
    assert error.value.code == "gazetteer.damaged"
    assert (tmp_path / "IQ.zip").read_bytes() == before


def test_a_country_without_file_is_told_with_its_address(server, tmp_path):
    del server.files["/IQ.zip"]
    with pytest.raises(SelonError) as error:
        get(server, tmp_path)
    assert "404" in str(error.value)
    assert "/IQ.zip" in str(error.value)


@pytest.mark.parametrize(
    ("codes", "server"), [(["Irak"], "http://127.0.0.1"), (["IQ"], "file:///etc"), (["IQ"], "x")]
)
def test_what_is_no_code_or_address_is_refused(codes, server, tmp_path):
    with pytest.raises(SelonError):
        fetch(files_of(codes), tmp_path, server=server, told=lambda *_: None)
