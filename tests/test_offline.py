"""The tests have no network, and neither has anything that they start."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
import sitecustomize

from conftest import ROOT

NOWHERE = ("192.0.2.1", 80)  # an address kept for documentation: nobody has it


def test_this_process_cannot_reach_the_network() -> None:
    for host in (NOWHERE[0], "127.0.0.1", "localhost", "example.invalid"):
        with pytest.raises(sitecustomize.NetworkUsed, match=host):
            socket.create_connection((host, 80), timeout=1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        for reach in (lambda: datagrams.sendto(b"x", NOWHERE), lambda: datagrams.bind(("127.0.0.1", 0))):
            with pytest.raises(sitecustomize.NetworkUsed):
                reach()
    with pytest.raises(sitecustomize.NetworkUsed):
        socket.gethostbyname("example.invalid")


@pytest.mark.browser
def test_a_test_with_a_browser_reaches_this_machine_and_no_other() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
    with pytest.raises(sitecustomize.NetworkUsed, match=NOWHERE[0]):
        socket.create_connection(NOWHERE, timeout=1)


@pytest.mark.skipif(sys.platform == "win32", reason="sockets that are files")
def test_a_socket_that_is_a_file_is_no_network(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "socket"))
        server.listen()
        client.connect(str(tmp_path / "socket"))


def test_no_process_started_here_can_either() -> None:
    code = f"import socket; socket.create_connection({NOWHERE}, timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "NetworkUsed: socket.connect: '192.0.2.1'" in done.stderr or "NetworkUsed: socket.getaddrinfo" in done.stderr
