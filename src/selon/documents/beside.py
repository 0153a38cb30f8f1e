"""Work on hostile input in a process beside this one, which can be killed.

A page or a feed can be made to keep a parser busy for minutes or to fill the memory, and nothing
inside a process can stop that. A process is kept for all such work, is ended where an input takes
too long, and started anew for the next; two threads that ask at once have two of them.
"""

import atexit
import json
import os
import struct
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Lock, Timer
from typing import Any, BinaryIO, Final, TypeAlias

Told: TypeAlias = Mapping[str, Any]  # what can be written as JSON
Work: TypeAlias = Callable[[bytes, Told], Told]

# An ordinary page takes some 30 ms; a very long one, a second.
SECONDS: Final = 10.0
MEMORY: Final = 2_000_000_000  # bytes of address space: the extractor alone maps some 400 MB

_HEAD: Final = struct.Struct("<QQ")
_OTHER_SIDE: Final = "from selon.documents import beside; beside.main()"


class TooMuch(Exception):  # noqa: N818 - an outcome of an input
    """The work did not end in time, or used up its memory; it was ended."""


def ask(work: str, content: bytes, told: Told) -> Told:
    """Give what a function ("module:name") makes of the bytes, and of what is told with them.

    Raises TooMuch where it had to be ended. The function must not need anything but its arguments.
    """
    return _processes(os.getpid()).ask({"work": work, "told": told}, content)


class _Processes:
    """The processes beside this one: as many as threads ask at the same time."""

    def __init__(self) -> None:
        self._idle: list[_Process] = []
        self._lock = Lock()
        atexit.register(self.end)

    def ask(self, question: Told, content: bytes) -> Told:
        """Give the answer of a process that has nothing to do."""
        with self._lock:
            process = self._idle.pop() if self._idle else _Process()
        try:
            return process.ask(question, content)
        finally:
            with self._lock:
                self._idle.append(process)

    def end(self) -> None:
        """End all that have nothing to do."""
        with self._lock:
            while self._idle:
                self._idle.pop().end()


class _Process:
    """A process beside this one; started when it is first needed."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def ask(self, question: Told, content: bytes) -> Told:
        """Give the answer of the process; TooMuch where it had to be ended."""
        running = self._running = self._running or _started()
        timer = Timer(SECONDS, running.kill)
        timer.start()
        try:
            _write(running.stdin, question, content)
            answer, _ = _read(running.stdout)
        except (OSError, EOFError) as error:
            self.end()
            raise TooMuch from error
        except BaseException:  # interrupted between question and answer: they must stay paired
            self.end()
            raise
        finally:
            timer.cancel()
        if answer is None:
            raise TooMuch
        return answer

    def end(self) -> None:
        """End the process, where there is one."""
        running, self._running = self._running, None
        if running is not None:
            running.kill()
            running.wait()
            for pipe in (running.stdin, running.stdout):
                _close(pipe)


@cache
def _processes(_owner: int) -> _Processes:
    """Give the processes beside this one: after a fork, the copy gets some of its own."""
    return _Processes()


def _started() -> "subprocess.Popen[bytes]":
    source = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-c", _OTHER_SIDE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    )


def _write(pipe: Any, told: Told | None, content: bytes = b"") -> None:  # noqa: ANN401 - a pipe
    head = json.dumps(told).encode()
    pipe.write(_HEAD.pack(len(head), len(content)) + head)
    pipe.write(content)
    pipe.flush()


def _read(pipe: Any) -> tuple[Told | None, bytes]:  # noqa: ANN401 - as above
    lengths = _HEAD.unpack(_exactly(pipe, _HEAD.size))
    head, content = (_exactly(pipe, length) for length in lengths)
    return json.loads(head), content


def _exactly(pipe: Any, length: int) -> bytes:  # noqa: ANN401 - as above
    content: bytes = pipe.read(length)
    if len(content) < length:
        raise EOFError
    return content


def _close(pipe: Any) -> None:  # noqa: ANN401 - as above
    try:
        pipe.close()
    except OSError:  # what was still to be written cannot be
        return


def main() -> None:
    """Be the process beside another one, until that ends."""
    _bound()
    serve(sys.stdin.buffer, sys.stdout.buffer)


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer questions until there are no more: the other side of `ask`."""
    while True:
        try:
            question, content = _read(questions)
        except EOFError:
            return
        _write(answers, _answer(question or {}, content))


def _answer(question: Told, content: bytes) -> Told | None:
    module, _, name = question["work"].partition(":")
    work: Work = getattr(import_module(module), name)
    try:
        return work(content, question["told"])
    except MemoryError:
        return None


def _bound() -> None:
    """Bound the memory of this process, where the system can; leave Ctrl-C to the other one."""
    import signal  # noqa: PLC0415 - only in this process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
