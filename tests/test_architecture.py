"""The shape of the package: who may import whom, checked over the imports themselves."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest

from attrib import model

PACKAGE = Path(__file__).parents[1] / "attrib"
# From the bottom up. A module may import what stands below it, and of its own row only itself (a package its parts).
LAYERS = (
    {"lazy", "model"},
    {"text"},
    {"lexicon", "marks", "patterns", "rows", "tables"},
    {"tag_rules", "word_tags"},
    {"matching", "tags", "name_kinds"},
    {"names"},
    {"holders"},
    {"grammar", "quotations"},
    {"phrases", "grants", "told_bodies"},
    {"extents"},
    {"clauses"},
    {"heads", "frames", "mentions"},
    {"subjects", "cues", "appositions"},
    {"namer"},
    {"passages"},
    {"passives", "links"},
    {"transcripts"},
    {"tag_patterns"},
    {"cue_patterns"},
    {"according", "announcements", "closing_tags", "marked_words", "speech_nouns"},
    {"standing"},
    {"linking"},
    {"voices"},
    {"cast"},
    {"references"},
    {"register"},
    {"epithets"},
    {"passing"},
    {"descriptions"},
    {"speakers"},
    {"role_phrases"},
    {"affiliations"},
    {"shared_grants"},
    {"anonymity", "circumstances", "offices", "sourcing"},
    {"attributions"},
    {"rules"},
    {"corrections", "decisions", "policy", "scoring", "sign_off"},
    {"baseline"},
    {"audit"},
    {"readers"},
    {"evaluation"},
    {"reports"},
    {"endings", "statuses"},
    {"arguments", "files"},
    {"cli"},
    {"__main__"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
ATTICS = {"utils", "util", "helpers", "helper", "core", "common", "manager", "misc", "tools"}
NETWORK = {
    "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket", "socketserver", "ssl",
    "telnetlib", "urllib", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
PROMPTS = {"print", "exit", "quit", "input"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer(module: str) -> str:
    """Return the layer of attrib.rules.anonymity.bare_source: rules; of attrib itself: the empty string."""
    return module.partition(".")[2].partition(".")[0]


def imports(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, whether at its top, in a function or for the type checker."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            module = node.module or ""
            parts = [f"{module}.{alias.name}" for alias in node.names]
            yield from (
                part
                if (PACKAGE.parent / part.replace(".", "/")).with_suffix(".py").exists()
                or (PACKAGE.parent / part.replace(".", "/")).is_dir()
                else module
                for part in parts
            )


def inner(path: Path) -> set[str]:
    return {name for name in imports(path) if name.split(".")[0] == "attrib"}


def outer(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)} - {"attrib"}


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_a_module_imports_only_what_stands_below_it(path: Path) -> None:
    own = layer(dotted(path))
    if not own:
        return  # attrib itself hands on read, audit and render
    assert own in LEVEL, f"{own} has no place in the layers"
    for name in inner(path) - {"attrib"}:
        other = layer(name)
        assert other == own or LEVEL[other] < LEVEL[own], f"{dotted(path)} imports {name}"


def test_no_import_knot() -> None:
    """Within a layer too, nothing imports itself by way of others."""
    graph = {dotted(p): inner(p) - {"attrib", dotted(p)} for p in modules()}
    done: set[str] = set()

    def walk(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " > ".join((*above, name))
        if name not in done:
            for other in graph.get(name, ()):
                # a package and its parts: what stands in __init__ is there before its parts are
                if not other.startswith(f"{name}.") and not name.startswith(f"{other}."):
                    walk(other, (*above, name))
            done.add(name)

    for name in graph:
        walk(name, ())


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_no_attic(path: Path) -> None:
    assert not ATTICS & {part.strip("_") for part in dotted(path).split(".")}


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_nothing_reaches_the_network(path: Path) -> None:
    assert not outer(path) & NETWORK


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_the_audit_needs_the_standard_library_and_regex_only(path: Path) -> None:
    own = layer(dotted(path))
    if own and LEVEL[own] <= LEVEL["audit"]:
        assert outer(path) <= {*sys.stdlib_module_names, "regex"}


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if layer(dotted(path)) == "cli":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in PROMPTS, f"{path}:{node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
            assert node.attr not in {"exit", "stdout", "stderr"}, f"{path}:{node.lineno}"


def test_no_value_of_the_model_can_be_changed() -> None:
    classes = [each for each in vars(model).values() if isinstance(each, type)]
    assert model.Article in classes
    assert all(issubclass(each, tuple | Enum) for each in classes)
