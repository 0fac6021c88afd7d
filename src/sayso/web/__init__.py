"""The local web app: a desk where an editor reads, checks and decides.

``create_app`` makes it of a story file, ``serve`` runs it.
"""

from __future__ import annotations

from sayso.web.app import create_app
from sayso.web.serving import serve

__all__ = ["create_app", "serve"]
