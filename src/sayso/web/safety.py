"""What keeps the desk to the person at it: the Host header, the token, forms that only our own pages can send, and a
policy by which no page runs anything but our own script or asks anything of another machine.

A page of another site can make a browser send requests here. Its requests to read are answered to nobody but the
browser itself (no CORS); a name of its own that leads here fails at the Host header; its forms lack the token that is
drawn from the session cookie, and the cookie is never sent with them.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import socket
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Addresses of this machine that no other reaches.
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
#: Largest body of a request, in bytes; an import of decisions is the largest.
LARGEST = 20_000_000

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

SESSION, TOKEN = "sayso-session", "sayso-token"


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reached from this machine alone."""
    if host in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass
class Guard:
    """Who may ask, and what a form must carry."""

    #: names besides addresses by which the desk may be asked for
    names: frozenset[str] = LOOPBACK
    #: the token that must be known, or None where anybody at this machine may look
    token: str | None = None
    #: addresses given as numbers may be asked for: where others are let in, they come by the machine's own
    numbers: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    @classmethod
    def of(cls, host: str, token: str | None) -> Guard:
        """For a desk that listens on ``host``."""
        if is_loopback(host):
            return cls(LOOPBACK | {host}, token)
        return cls(LOOPBACK | {host.lower(), socket.gethostname().lower(), socket.getfqdn().lower()}, token, True)

    def knows(self, host: str) -> bool:
        """Whether a Host header names this desk. A page that had its own name led here would not."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in self.names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return self.numbers

    def lets_in(self, given: Iterable[str | None]) -> bool:
        """Whether one of these is the token."""
        if self.token is None:
            return True
        return any(hmac.compare_digest((word or "").encode(), self.token.encode()) for word in given)

    def form_token(self, session: str) -> str:
        """What forms of this session carry."""
        return hmac.new(self.secret, session.encode(), hashlib.sha256).hexdigest()

    def sent_by_us(self, session: str, token: str) -> bool:
        """Whether a form came from a page of this session."""
        return bool(session) and hmac.compare_digest(self.form_token(session).encode(), token.encode())


class Safety:
    """The middleware that does all but the forms: host, token, size, session, headers."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app = app
        self.guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = _cookies(headers)
        session = cookies.get(SESSION, "")
        fresh = not (len(session) == 32 and session.isalnum())
        if fresh:
            session = secrets.token_hex(16)
        scope.setdefault("state", {})["session"] = session

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    out[name] = value
                if "cache-control" not in out:
                    out["Cache-Control"] = "no-store"
                if fresh and "text/html" in out.get("content-type", ""):
                    out.append("Set-Cookie", f"{SESSION}={session}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        refused = self._refused(scope, headers, cookies)
        await (refused or self.app)(scope, receive, guarded)

    def _refused(self, scope: Scope, headers: Headers, cookies: dict[str, str]) -> Response | None:
        if not self.guard.knows(headers.get("host", "")):
            return PlainTextResponse(
                "This desk is not known by that name. Open it by the address that `sayso serve` printed.", 421
            )
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("Not that way.", 405, {"Allow": "GET, HEAD, POST"})
        origin = headers.get("origin")
        if scope["method"] == "POST":
            if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
                return PlainTextResponse("That form was sent by another site.", 403)
            if origin is not None and (urlsplit(origin).netloc != headers.get("host")):
                return PlainTextResponse("That form was sent by another site.", 403)
            if not headers.get("content-length", "").isdigit() or int(headers["content-length"]) > LARGEST:
                return PlainTextResponse(f"More than {LARGEST:,} bytes cannot be sent.", 413)
        if self.guard.token is None:
            return None
        query = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        offered = [value for name, value in query if name == "token"]
        bearer = headers.get("authorization", "").removeprefix("Bearer ").strip()
        if not self.guard.lets_in([cookies.get(TOKEN), bearer, *offered]):
            return PlainTextResponse("The token is missing or wrong: open the address that `sayso serve` printed.", 401)
        if offered and scope["method"] == "GET":
            # the token goes into a cookie, and out of the address, so that no history and no bookmark keeps it
            rest = urlencode([(name, value) for name, value in query if name != "token"])
            path = scope.get("raw_path", scope["path"].encode()).decode("latin-1").split("?")[0]
            away = RedirectResponse(("/" + path.lstrip("/")) + (f"?{rest}" if rest else ""), 303)
            away.set_cookie(TOKEN, self.guard.token, httponly=True, samesite="strict", path="/")
            return away
        return None


def _cookies(headers: Headers) -> dict[str, str]:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}
