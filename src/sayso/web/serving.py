"""Running the desk: where it listens, and what is said of it."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

from sayso.web.app import create_app
from sayso.web.ground import Ground
from sayso.web.safety import Guard, is_loopback


class CannotListen(OSError):
    """The address is taken or not this machine's."""


def serve(
    story: Path, host: str, port: int, token: str | None, say: Callable[[str], None], ground: Ground | None = None
) -> None:
    """Serve a story until it is stopped. Where others can reach ``host``, a token is needed, and made if none
    is given. Port 0 takes any that is free. Raises CannotListen.
    """
    import uvicorn

    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(18)
    app = create_app(story, Guard.of(host, token), ground)
    listener = _listen(host, port)
    at = listener.getsockname()[1]
    name = f"[{host}]" if ":" in host else host
    say(f"http://{name}:{at}/{f'?token={token}' if token else ''}")
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, date_header=False)
    server = uvicorn.Server(config)
    server.run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        # who reads the address may ask at once: what comes before the server runs waits
        listener.listen()
    except OSError as error:
        listener.close()
        raise CannotListen(error.errno, f"cannot listen there: {error.strerror or error}", f"{host}:{port}") from error
    return listener
