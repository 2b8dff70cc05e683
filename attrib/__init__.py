"""attrib: who is the reader told the source is? Read an article, audit it, render the report."""

from __future__ import annotations

__version__ = "0.1.0"
