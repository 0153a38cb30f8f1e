"""Serving the page: on this machine only, until it is interrupted."""

import ipaddress
import socket
from collections.abc import Callable
from typing import Final

from selon.errors import UsageError

_NAME: Final = "localhost"
_BACKLOG: Final = 128  # browsers that wait while the page starts


def listen(host: str, port: int) -> socket.socket:
    """Give a socket on a loopback address, `port` 0 for any that is free.

    UsageError `web.address` for any other address, `web.port` where the port is taken.
    """
    address = "127.0.0.1" if host == _NAME else host
    if not _is_loopback(address):
        raise UsageError("web.address", host=host)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((address, port))
        opened.listen(_BACKLOG)
    except OSError as error:
        opened.close()
        raise UsageError("web.port", port=port, detail=error.strerror) from error
    return opened


def address_of(opened: socket.socket) -> str:
    """Give the address to type into a browser."""
    host, port = opened.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(app: Callable[..., object], opened: socket.socket) -> None:
    """Answer requests until the process is interrupted."""
    import uvicorn  # noqa: PLC0415 - of the extra `web`

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
    )
    uvicorn.Server(config).run(sockets=[opened])


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
