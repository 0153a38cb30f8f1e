"""Takes the pictures of docs/page: every screen over a ledger, as `make demo` makes one.

    python tools/screenshots.py demo/ledger.db

Needs the extra `dev` and the system's Chromium.
"""

import shutil
import struct
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import numpy as np
import uvicorn
from numpy.typing import NDArray
from playwright.sync_api import Browser, sync_playwright

from selon.ledger import open_ledger
from selon.web.application import application
from selon.web.serving import address_of, listen

Row: TypeAlias = "NDArray[np.int16]"

DOCS = Path(__file__).parent.parent / "docs/page"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-sync", "--no-first-run", "--disable-quic")
WIDE, NARROW = (1280, 800), (390, 844)
READ = "/read/al-ahli-rivages"
DISPUTED = "/incidents/INC-2022-0001"
MAP_DRAWS = 60_000  # milliseconds, at the most
# What is looked at: name, path, keys that are pressed.
SCREENS = (
    ("triage", "/triage", "jj"),
    ("reader", READ, "j"),
    ("incidents", "/incidents", ""),
    ("incident", DISPUTED, ""),
    ("matrix", f"{DISPUTED}#matrix-title", ""),
    ("map", "/map", ""),
    ("table", "/table", ""),
    ("totals", "/totals", ""),
    ("sources", "/sources", ""),
    ("rules", "/rules", ""),
    ("journal", "/journal", ""),
)


def main(ledger_path: str) -> None:
    """Take all pictures."""
    DOCS.mkdir(exist_ok=True)
    with open_ledger(ledger_path, create=False) as ledger, listen("127.0.0.1", 0) as opened:
        app = application(ledger, by="amina", language="fr")
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([opened],), daemon=True)
        thread.start()
        with sync_playwright() as playwright:
            chromium = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
            for language, scheme in (("fr", "light"), ("en", "dark")):
                look = (address_of(opened).rstrip("/"), language, scheme)
                for name, path, keys in SCREENS:
                    take(browser, look, (name, path, keys), WIDE)
                for name, path in (("triage", "/triage"), ("reader", READ), ("incident", DISPUTED)):
                    take(browser, look, (f"{name}-390", path, ""), NARROW)
            browser.close()
        server.should_exit = True
        thread.join(10)


def take(
    browser: Browser,
    look: tuple[str, str, str],
    screen: tuple[str, str, str],
    size: tuple[int, int],
) -> None:
    """Take the picture of one screen."""
    (address, language, scheme), (name, path, keys) = look, screen
    viewport = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=viewport, locale=language, color_scheme=scheme)
    page = context.new_page()
    page.goto(address + path)
    if name == "map":
        page.wait_for_selector("#map[data-idle]", timeout=MAP_DRAWS)
    page.wait_for_timeout(300)
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    picture = DOCS / f"{name}.{language}.png"
    page.screenshot(path=picture)
    context.close()
    picture.write_bytes(smaller(picture.read_bytes()))


def smaller(png: bytes) -> bytes:
    """Give a PNG of 8 bits a channel with the 256 colours that it has most of: a third of the size.

    https://www.w3.org/TR/png-3/, 9.2 (filters) and 11.2.2 (palettes).
    """
    width, height, _, kind = struct.unpack(">IIBB", png[16:26])
    depth = {2: 3, 6: 4}[kind]
    chunks = list(_chunks(png))
    raw = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    rows = np.frombuffer(raw, np.uint8).reshape(height, 1 + width * depth)
    pixels = np.zeros((height, width, depth), np.int16)
    for y, row in enumerate(rows):
        above = pixels[y - 1] if y else np.zeros((width, depth), np.int16)
        pixels[y] = _unfiltered(int(row[0]), row[1:].reshape(width, depth), above)
    colours = pixels[:, :, :3].reshape(-1, 3) & 0xFC  # 6 bits a channel are enough to read
    found, places, counts = np.unique(colours, axis=0, return_inverse=True, return_counts=True)
    kept = np.argsort(-counts)[:256]
    far = np.abs(found[:, None, :].astype(np.int16) - found[kept][None, :, :]).sum(axis=2)
    indices = far.argmin(axis=1).astype(np.uint8)[places.ravel()].reshape(height, width)
    lines = np.hstack([np.zeros((height, 1), np.uint8), indices]).tobytes()
    palette = (found[kept] | found[kept] >> 6).astype(np.uint8).tobytes()
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, 9))]
    return png[:8] + b"".join(_chunk(*part) for part in [*parts, (b"IEND", b"")])


def _unfiltered(filter_: int, row: Row, above: Row) -> Row:
    known = row.astype(np.int16)
    if filter_ == 0:
        return known
    if filter_ == 2:
        return (known + above) & 255
    result = np.zeros_like(known)
    left = corner = np.zeros(known.shape[1], np.int16)
    for x in range(len(known)):
        up = above[x]
        guess = {1: left, 3: (left + up) // 2}.get(filter_)
        left = (known[x] + (_paeth(left, up, corner) if guess is None else guess)) & 255
        result[x], corner = left, up
    return result


def _paeth(left: Row, up: Row, corner: Row) -> Row:
    guess = left + up - corner
    near, over, beyond = abs(guess - left), abs(guess - up), abs(guess - corner)
    return np.where((near <= over) & (near <= beyond), left, np.where(over <= beyond, up, corner))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    main(sys.argv[1])
