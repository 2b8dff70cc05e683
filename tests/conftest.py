"""What every test may use."""

from __future__ import annotations

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden reports and generated blocks anew")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError("--update writes what the tests compare with: not where CI is set")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether to write what is compared with, rather than compare."""
    return bool(request.config.getoption("--update"))
