"""What building a gazetteer from a GeoNames dump costs: seconds of CPU and peak memory, by the number of places.

python -m bench.dump [--places N [N …]]

The dumps are made up, in all columns of the official files: places in divisions of two levels, alternate names in
several scripts, a hierarchy. Each is built in a process of its own; that memory hardly grows with the places is the
point. Linux only (ru_maxrss in kB).
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

_BUILD = """
import resource, sys, time
from pathlib import Path
from sayso.knowledge.places.build import build
began = time.process_time()
count = build(Path(sys.argv[1]), Path(sys.argv[2]))
print(count, time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
"""
_SYLLABLES = "ba ber bo da do el fa gor ha il ka kol la lo ma mi na nor o pa ra ro sa sel ta tor u va ve wa za".split()
_CODES = "PPL PPL PPL PPL PPL PPLA PPLX STM LK MT HLL RGN FRM SCH BDG".split()
#: Places of a second-level, and second-level divisions of a first-level division.
SECOND, FIRST = 200, 20


def made(folder: Path, places: int, seed: int = 7) -> None:
    """Write the five files of a dump of so many places, and so many alternate names again."""
    dice = random.Random(seed)

    def name() -> str:
        return "".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(2, 4))).capitalize()

    def row(
        number: int, called: str, others: str, lat: float, lon: float, code: str, one: str, two: str, people: int
    ) -> str:
        kind = {"A": "A", "P": "P"}.get(code[0], "T")
        return "\t".join(
            (str(number), called, called, others, f"{lat:.5f}", f"{lon:.5f}", kind, code, "PL", "", one, two, "", "",
             str(people), "", str(dice.randint(0, 900)), "Europe/Warsaw", "2025-10-01")
        )  # fmt: skip

    first = [f"{i:02}" for i in range(places // (SECOND * FIRST) + 1)]
    number = 20_000_000
    with (
        (folder / "allCountries.txt").open("w", encoding="utf-8") as main,
        (folder / "admin1CodesASCII.txt").open("w", encoding="utf-8") as ones,
        (folder / "admin2Codes.txt").open("w", encoding="utf-8") as twos,
        (folder / "alternateNamesV2.txt").open("w", encoding="utf-8") as names,
        (folder / "hierarchy.txt").open("w", encoding="utf-8") as above,
    ):
        seconds: list[tuple[str, str, int]] = []
        for one in first:
            number += 1
            called = name()
            main.write(row(number, called, "", 50.0, 20.0, "ADM1", one, "", 900_000) + "\n")
            ones.write(f"PL.{one}\t{called}\t{called}\t{number}\n")
            upper = number
            for below in range(FIRST):
                number += 1
                called = name()
                main.write(row(number, called, "", 50.0, 20.0, "ADM2", one, f"{below:02}", 50_000) + "\n")
                twos.write(f"PL.{one}.{below:02}\t{called}\t{called}\t{number}\n")
                above.write(f"{upper}\t{number}\tADM\n")
                seconds.append((one, f"{below:02}", number))
        for at in range(places):
            number += 1
            called = name()
            one, two, inside = seconds[at % len(seconds)]
            others = ",".join(name() for _ in range(dice.randint(0, 4)))
            lat, lon = dice.uniform(49, 55), dice.uniform(14, 24)
            main.write(row(number, called, others, lat, lon, dice.choice(_CODES), one, two, at % 9000) + "\n")
            names.write(f"{at}\t{number}\t{dice.choice(('de', 'ru', 'post', ''))}\t{name()}\t\t\t\t\t\t\n")
            if at % 5 == 0:
                above.write(f"{inside}\t{number}\tADM\n")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--places", type=int, nargs="+", default=[50_000, 200_000])
    given = arguments.parse_args()
    print(f"{'places':>10} {'entries':>10} {'CPU s':>8} {'peak MB':>8} {'file MB':>8}")
    for places in given.places:
        with tempfile.TemporaryDirectory() as folder:
            dump = Path(folder) / "dump"
            dump.mkdir()
            made(dump, places)
            out = Path(folder) / "all.gaz"
            done = subprocess.run(
                [sys.executable, "-c", _BUILD, str(dump), str(out)], capture_output=True, text=True, check=True
            )
            count, cpu, peak = done.stdout.split()
            size = out.stat().st_size / 1e6
            print(f"{places:10,} {int(count):10,} {float(cpu):8.1f} {float(peak):8.0f} {size:8.1f}", flush=True)


if __name__ == "__main__":
    main()
