"""No network in the tests: every Python that finds this file refuses it, and conftest.py sees that all of them do.

What speaks to this machine alone is let through where a test says so: with `loopback`.
"""

from __future__ import annotations

import sys
from ipaddress import ip_address

REACHING_OUT = {
    "socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname",
    "socket.getnameinfo", "socket.sendmsg", "socket.sendto",
}  # fmt: skip
loopback = False


class NetworkUsed(BaseException):
    """Something wanted to reach the network. No handler of errors may make light of it."""


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what reaches out of this process by a socket, other than one that is a file."""
    if event not in REACHING_OUT:
        return
    place = next((each for each in arguments if isinstance(each, tuple | str | bytes)), None)
    host = place[0] if isinstance(place, tuple) else place
    is_file = event in {"socket.bind", "socket.connect", "socket.sendto"} and isinstance(place, str | bytes)
    if not is_file and not (loopback and _is_here(host)):
        raise NetworkUsed(f"{event}: {host!r}")


def _is_here(host: object) -> bool:
    try:
        return host == "localhost" or ip_address(str(host)).is_loopback
    except ValueError:
        return False


sys.addaudithook(refuse)
