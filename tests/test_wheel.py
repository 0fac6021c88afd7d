"""The wheel carries everything: installed into an empty environment, it runs the demo."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
UV = Path(sys.executable).parent / "uv"
#: what the pages of sayso serve ask for
BUILT = ("desk.css", "desk.js", "map.css", "map.js", "map-worker.js", "timeline.css", "timeline.js",
         "world-land.json", "world-borders.json", "world-names.json",
         "world-land-fine.json", "world-borders-fine.json", "icon.svg", "LICENCES.txt")  # fmt: skip


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, cwd=cwd, timeout=500)
    assert done.returncode == 0, f"{command}:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout


def test_a_wheel_in_an_empty_environment_runs_the_demo(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "wheel", ROOT)
    (wheel,) = (tmp_path / "wheel").glob("sayso-*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    assert {f"sayso/web/static/{name}" for name in BUILT} <= carried
    assert not [name for name in carried if "/front/" in name or "node_modules" in name]
    venv.create(tmp_path / "empty")
    into = ("--quiet", "--python", tmp_path / "empty" / "bin" / "python")
    run(UV, "pip", "install", *into, "--require-hashes", "-r", ROOT / "requirements.lock")
    run(UV, "pip", "install", *into, "--no-deps", "--no-index", wheel)
    out = run(tmp_path / "empty" / "bin" / "sayso", "demo", "--keep", tmp_path / "kept", cwd=tmp_path)
    assert "contradiction" in out
    dossiers = sorted((tmp_path / "kept").rglob("*.html"))
    assert dossiers and all("</html>" in d.read_text("utf-8") for d in dossiers)
