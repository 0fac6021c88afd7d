"""Run every benchmark, one table each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> None:
    here = Path(__file__).parent
    tables = sorted(p.stem for p in here.glob("*.py") if p.stem not in ("__init__", "__main__", "corpus", "made_story"))
    failed = []
    for name in tables:
        print(f"\n== bench.{name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
