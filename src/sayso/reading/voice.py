"""Voice: reporting, or the author's own reading of what happened; by sentence, with a prior for the whole report."""

from __future__ import annotations

import re

from sayso.model import Notice, Report, Voice
from sayso.reading.document import Document

#: Wording by which an author reads a meaning into what is told.
_READING = re.compile(
    r"\b(?:underscor(?:e|es|ed|ing)|"
    r"(?:seems?|seemed|looks?|looked|sounds?|sounded) (?:more )?like|"
    r"represents? a (?:step|turning point|shift|break|blow|sign)|"
    r"a (?:clear |telling |further |sure )?(?:sign|signal|testament|reminder) (?:of|that|to)|"
    r"speaks? volumes|no wonder|make no mistake|"
    r"in (?:reality|truth|essence)|simply put|in other words|"
    r"it is (?:clear|obvious|evident|worth noting|no surprise|no secret|high time)|"
    r"(?:this|that|which|it) (?:means|suggests|shows|indicates|reflects|implies) that|"
    r"clearly|obviously|undoubtedly|unsurprisingly|ironically|sadly|tellingly|inevitably|arguably|"
    r"far from (?:resolution|over)|remains? (?:a|the) (?:central|defining|key)|"
    r"(?:will|would) remain a (?:defining|key|central)|"
    r"has strategic implications|"
    r"i (?:think|believe|suspect|doubt|fear|hope|would argue)|in my (?:view|opinion)|we (?:must|should|need to)|"
    r"thus |so-called)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\b(?:opinion|editorial|op-?ed|comment(?:ary)?|column(?:ist)?|analysis|leader)\b", re.IGNORECASE)


def report_voice(report: Report, notices: list[Notice]) -> Voice:
    """Comment where the report is marked as such as a whole."""
    if any(n.kind == "personal views" for n in notices):
        return "comment"
    address = (report.url or "").lower()
    if re.search(r"/(?:opinions?|comment(?:isfree|ary)?|editorials?|columns?|op-?ed|blogs?)/", address):
        return "comment"
    head = report.title or report.text[:120].split("\n", 1)[0]
    if re.match(r"\s*(?:opinion|editorial|op-?ed|comment|commentary|column|analysis)\s*[:|–—-]", head, re.IGNORECASE):
        return "comment"
    return "news"


def sentence_voice(document: Document, start: int, end: int, part: str, prior: Voice) -> Voice:
    """The voice of one sentence of the report's own words."""
    if prior == "comment":
        return "comment"
    text = document.text if part == "text" else document.title
    return "comment" if _READING.search(text, start, end) else "news"
