"""A process of its own for the formats that a hostile file can hold up: it is killed at its deadline.

What it reads it may read for so many seconds and with so much memory, and no more. One child reads one input after
another; where it had to be killed, the next input gets a new one.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Timer

from attrib.model import Document
from attrib.readers.errors import ReadError
from attrib.readers.inputs import Input

MEMORY = 1024 * 1024 * 1024  # bytes of address space: 5 MiB of anything need less than half of them
GRACE = 5  # seconds for a child to start
START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from attrib.readers.child import serve; serve()"


def documents_of(given: Input, form: str, seconds: float) -> list[Document | ReadError]:
    """Read the articles of an input in a child. Raises `ReadError` as its reader does, and where it takes too long."""
    child = _child()
    try:
        return child.documents(given, form, seconds)
    except (EOFError, OSError, pickle.UnpicklingError) as error:
        _children.clear()
        if child.was_late():
            message = f"reading it took longer than {seconds:g} seconds, the limit set by --max-seconds"
            raise ReadError(given.name, "too-slow", message) from error
        raise ReadError(given.name, "reader-died", "the process that read it ended") from error


class _Child:
    """A process that reads what it is given."""

    def __init__(self) -> None:
        path = json.dumps([place for place in sys.path if place])
        command = [sys.executable, "-P", "-c", START, path]
        self.process = subprocess.Popen(  # noqa: S603  # this very interpreter, and nothing of the input
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.owner = os.getpid()
        self.is_late = False
        self._grace = float(GRACE)

    def documents(self, given: Input, form: str, seconds: float) -> list[Document | ReadError]:
        """Hand over an input, and return what the child makes of it. Raises `EOFError` where it ends instead."""
        there, back = self.process.stdin, self.process.stdout
        if there is None or back is None:
            raise EOFError
        timer = Timer(seconds + self._grace, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            pickle.dump((given, form, seconds), there)
            there.flush()
            answer: list[Document | ReadError] | Exception = pickle.load(back)  # noqa: S301  # our own process wrote it
        finally:
            timer.cancel()
        self._grace = 0
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _give_up(self) -> None:
        self.is_late = True
        self.process.kill()

    def was_late(self) -> bool:
        """Tell whether the process that ended had run out of time: its own clock may be the first to say so."""
        alarm = getattr(signal, "SIGALRM", None)
        return self.process.wait() == (-alarm if alarm else None) or self.is_late

    def close(self) -> None:
        """End the process, and wait until it has ended."""
        with suppress(OSError):
            if self.process.stdin is not None:
                self.process.stdin.close()
        self.process.wait()


_children: list[_Child] = []  # the one at hand, if there is one


def _child() -> _Child:
    """Return the child at hand, or a new one: another process’s is not ours."""
    if _children and _children[0].owner != os.getpid():
        _children.clear()
    if not _children:
        _children.append(_Child())
    return _children[0]


@atexit.register
def _end() -> None:
    for child in _children:
        if child.owner == os.getpid():
            child.close()


def serve() -> None:
    """Read what comes until nothing comes any more: what runs in the child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    given_here, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)  # what a library prints is no answer
    with suppress(EOFError, OSError):
        while True:
            given, form, seconds = pickle.load(given_here)  # noqa: S301  # our own process wrote it
            _limit_time(seconds)
            pickle.dump(_answer(given, form), answers)
            answers.flush()
            _limit_time(0)


def _answer(given: Input, form: str) -> list[Document | ReadError] | Exception:
    from attrib.readers.formats import documents

    try:
        return documents(given, form)
    except ReadError as error:
        return ReadError(error.name, error.code, error.message)  # without what it came from
    except MemoryError:
        return ReadError(given.name, "too-large", f"reading it takes more than {MEMORY >> 20:,} MiB of memory")
    except Exception as error:  # a fault, to be told where somebody sees it
        return RuntimeError(f"while reading {given.name}: {error!r}")


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _limit_time(seconds: float) -> None:
    """Let the system end this process, should its parent be gone by then."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
