"""A web server on this machine for the tests, which counts what it is asked."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from selon.intake.net import Gate, Policy

Handler = Callable[["Asked"], "Reply"]


@dataclass
class Asked:
    path: str
    headers: dict[str, str]


@dataclass
class Reply:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "text/html; charset=utf-8"


@dataclass
class Server:
    port: int
    pages: dict[str, Reply | Handler] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str, host: str = "nouvelles.test") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def gate(self) -> Gate:
        """Give a gate that may ask this server, and knows every name as this machine's."""
        policy = LocalPolicy(ports=frozenset({80, 443, self.port}), seconds=5.0)
        return Gate(policy, resolver=lambda _host, _port: ["127.0.0.1"])


class LocalPolicy(Policy):
    """For tests alone: this machine may be connected to."""

    def admits(self, address: str) -> bool:
        return address == "127.0.0.1" or super().admits(address)


@contextmanager
def serving(certificate: str | None = None) -> Iterator[Server]:
    """Serve the pages of a `Server` until the end of the block; over TLS with a certificate."""

    class Handling(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = Asked(self.path, {k.lower(): v for k, v in self.headers.items()})
            told.asked.append(asked)
            page = told.pages.get(self.path, Reply(status=404))
            reply = page(asked) if callable(page) else page
            self.send_response(reply.status)
            if reply.status != 304:
                self.send_header("Content-Type", reply.kind)
                self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing of clients that hang up."""

    httpd = Quiet(("127.0.0.1", 0), Handling)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    told = Server(httpd.server_address[1])
    thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield told
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()
