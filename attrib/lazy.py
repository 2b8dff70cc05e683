"""Patterns that are compiled by the first text that they are asked about.

One article asks few of the patterns that the rules have, and to compile them all is a good part of a short run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast


class _Lazy:
    """Stands for a pattern until one of its methods is asked for, which is then the pattern’s own."""

    def __init__(self, pattern: str, compile_: Callable[[str], Any]) -> None:
        self._pattern = pattern
        self._compile = compile_

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._compile(self._pattern), name)  # both libraries keep what they have compiled
        setattr(self, name, method)
        return method


def lazy(pattern: str, compile_: Callable[[str], Any] = re.compile) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used. Raises the error of `compile_` only then."""
    return cast("re.Pattern[str]", _Lazy(pattern, compile_))
