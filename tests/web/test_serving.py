"""The desk listens before it says where."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sayso.web.serving import CannotListen, serve


class Said(Exception):
    """Ends the serving as soon as the address is said."""


def test_who_reads_the_address_may_ask_at_once(story: Path) -> None:
    def say(address: str) -> None:
        with socket.create_connection(("127.0.0.1", urlsplit(address).port or 0), timeout=5):
            raise Said

    with pytest.raises(Said):
        serve(story, "127.0.0.1", 0, None, say)


def test_a_port_that_is_taken_is_said_to_be(story: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(CannotListen):
        serve(story, "127.0.0.1", taken.getsockname()[1], None, lambda address: None)
