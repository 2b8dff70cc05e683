"""What every test may use."""

from __future__ import annotations

import importlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from attrib import cli

ROOT = Path(__file__).parents[1]
OFFLINE = str(Path(__file__).parent / "offline")

# No network: not here, and not in any Python that a test starts.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [OFFLINE, os.environ.get("PYTHONPATH")]))
sys.path.insert(0, OFFLINE)
sys.modules.pop("sitecustomize", None)  # the one of this machine, if it has one
sitecustomize: Any = importlib.import_module("sitecustomize")

settings.register_profile("attrib", deadline=None)  # a busy machine is no failure; speed is measured in benchmarks/
settings.load_profile("attrib")


class Outcome(NamedTuple):
    """What a call of the command line came to."""

    status: int
    out: str
    err: str


Call = Callable[..., Outcome]


settings.register_profile("attrib", deadline=None)  # how long something takes is measured in benchmarks/
settings.load_profile("attrib")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden reports and generated blocks anew")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError("--update writes what the tests compare with: not where CI is set")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let a test marked `browser` speak to this machine. Everything else speaks to nobody."""
    sitecustomize.loopback = item.get_closest_marker("browser") is not None


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether to write what is compared with, rather than compare."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def attrib(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Call:
    """The command line in this process: `attrib("audit", path, stdin=b"…")`."""

    def call(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsysbinary.readouterr()
        status = cli.run([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return Outcome(status, captured.out.decode(), captured.err.decode())

    return call


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The command line in a process of its own, where only that shows what happens."""

    def call(
        *arguments: str | bytes | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "attrib", *arguments]
        return subprocess.run(command, input=stdin, env=env, cwd=ROOT, capture_output=True, timeout=60, check=False)

    return call
