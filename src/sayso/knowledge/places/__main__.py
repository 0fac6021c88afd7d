"""``python -m sayso.knowledge.places``: compile the gazetteer into the cache unless it is there."""

from __future__ import annotations

import sys

from sayso.knowledge.places import open_gazetteer

if __name__ == "__main__":
    print(f"gazetteer {open_gazetteer().version} is ready", file=sys.stderr)
