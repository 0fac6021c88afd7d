"""The demo: the two sample stories, read, compared, printed and written as dossiers."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from sayso.pages.dossier import render
from sayso.pages.finds import by_weight
from sayso.pages.links import Anchors
from sayso.pages.room import Room
from sayso.pages.words import count, printable, quoted, short
from sayso.samples import SAMPLES, Sample
from sayso.story import Story, open_story

#: Findings of each story that are printed; the dossier has all.
SHOWN = 12


def run(keep: Path | None, say: Callable[[str], None]) -> None:
    """Do all of it; in ``keep``, or in a folder that is gone afterwards."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        for sample in SAMPLES:
            _tell(sample, keep, say)
        say(f"Kept in {keep}: reports, stories and dossiers. Open {keep / SAMPLES[0].name}.html in a browser.")
        return
    with tempfile.TemporaryDirectory(prefix="sayso-demo-") as folder:
        for sample in SAMPLES:
            _tell(sample, Path(folder), say)
    say("The temporary folder is gone. `sayso demo --keep DIR` keeps reports, stories and dossiers.")


def _tell(sample: Sample, folder: Path, say: Callable[[str], None]) -> None:
    path, page = folder / f"{sample.name}.sayso", folder / f"{sample.name}.html"
    reports = folder / sample.name
    _laid_out(sample, reports)
    say(f"── {sample.title} " + "─" * max(0, 70 - len(sample.title)))
    with open_story(path) as story:
        # what the bare text files don't say is said first: reading the folder finds them known
        for loose in sample.loose:
            known = f"--published {loose.published} --outlet '{loose.outlet}'"
            say(f"$ sayso read {sample.name}/{loose.name} --story {path.name} {known}")
            story.read([reports / loose.name], published=loose.published, outlet=loose.outlet)
        say(f"$ sayso read {sample.name}/ --story {path.name}")
        result = story.read([reports])
        for problem in result.problems:
            say(f"  {printable(str(problem))}")
        say(f"  {count(len(story), 'report')}")
        say(f"$ sayso compare {path.name}")
        story.compare()
        if story.setting("title") is None:
            story.set("title", sample.title)
        _findings(story, say)
        faults = story.verify()
        say(f"$ sayso verify {path.name}\n  {'; '.join(faults) or 'the custody log and all bytes are whole'}")
        page.write_text(render(story, title=sample.title), encoding="utf-8")
        say(f"$ sayso dossier {path.name} -o {page.name}\n  {page.stat().st_size / 1e3:.0f} kB\n")


def _laid_out(sample: Sample, reports: Path) -> None:
    """The reports as files in a folder of their own, so that the commands can be given again there."""
    reports.mkdir(exist_ok=True)
    with sample.folder() as kept:
        for file in kept.iterdir():
            if file.is_file() and file.suffix != ".py":
                (reports / file.name).write_bytes(file.read_bytes())


def _findings(story: Story, say: Callable[[str], None]) -> None:
    room = Room(story, Anchors())
    found = by_weight(room, story.findings())
    points, copies = len(list(story.points())), len(list(story.copies()))
    say(f"  {count(points, 'point')}, {count(copies, 'copy', 'copies')}, {count(len(found), 'finding')}")
    for finding in found[:SHOWN]:
        say(f"  {finding.severity:<9}{finding.rule}: {printable(finding.message)}")
        for evidence in finding.evidence:
            if evidence.report in room.labels:
                label = room.labels[evidence.report or ""]
                words = quoted(short(printable(evidence.text), 96))
                say(f"             {words}  {printable(label.who)}, {label.when}")
    if len(found) > SHOWN:
        say(f"  … and {len(found) - SHOWN} more, in the dossier")
