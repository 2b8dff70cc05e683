"""An input, before anything is read of it."""

from __future__ import annotations

from typing import NamedTuple


class Input(NamedTuple):
    """The bytes of an input, what it is called, and the encoding that whoever hands it in says it has."""

    name: str
    data: bytes
    encoding: str | None = None
