"""What a reader says when it cannot make a document of an input."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class ReadError(Exception):
    """An input that cannot be audited: which one, a code for machines, and the reason for people."""

    def __init__(self, name: str, code: str, message: str) -> None:
        super().__init__(name, code, message)
        self.name = name
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return f"{self.name}: {self.message}"


class MissingError(Exception):
    """A library that a format needs is not installed."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.message = f"{what} needs libraries that are not installed: pip install 'attrib[formats]'"


@contextmanager
def needs(what: str) -> Iterator[None]:
    """Say, where an import fails, for what the library is needed. Its reader says of which input."""
    try:
        yield
    except ImportError as error:
        raise MissingError(what) from error


class TooDeepError(Exception):
    """Parts of an input that stand inside each other, more than `limit` of them. Its reader says of which input."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


def unreadable(name: str, error: OSError | ValueError) -> ReadError:
    """Return why a file could not be had."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ReadError(name, "not-found", "not found")
    if isinstance(error, IsADirectoryError):
        return ReadError(name, "is-a-folder", "a folder, not an article")
    return ReadError(name, "unreadable", f"cannot be read: {reason(error)}")


def reason(error: OSError | ValueError) -> str:
    """Return what the system says of an error, without its number."""
    return ((error.strerror if isinstance(error, OSError) else None) or str(error)).lower()
