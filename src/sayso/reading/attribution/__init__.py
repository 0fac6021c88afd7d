"""Claims: who says what, by which words.

Quotation marks are read first; then verbs, nouns, adjectives and phrases that attribute, sentence by sentence over the
parse; then what remains as the report's own statements. ``records`` turns drafts into claims.
"""

from __future__ import annotations

from bisect import bisect_right

from sayso.model import Claim, Date, Notice
from sayso.reading.actors import Actors
from sayso.reading.attribution.adjectives import read_adjectives
from sayso.reading.attribution.drafts import HEDGES, Draft
from sayso.reading.attribution.headlines import is_headline, read_colon, read_headline
from sayso.reading.attribution.nouns import read_nouns
from sayso.reading.attribution.phrases import read_phrases
from sayso.reading.attribution.plain import read_plain
from sayso.reading.attribution.quotations import read_direct
from sayso.reading.attribution.records import records
from sayso.reading.attribution.resumed import go_on, read_turns
from sayso.reading.attribution.tails import read_aside, read_tail
from sayso.reading.attribution.verbs import read_verbs
from sayso.reading.attribution.view import View
from sayso.reading.document import Document, Sentence
from sayso.reading.quotes import read_quotations

__all__ = ["read_claims"]

#: Share of a headline from which on its claim is all that it says. By the look of headlines written for this.
TOLD = 0.6


def read_claims(document: Document, actors: Actors, dates: list[Date], notices: list[Notice]) -> list[Claim]:
    """The claims of a report in the order of their contents: attributed ones, and its own statements as plain ones.

    Text in a notice is not read. ``Claim.events`` is left empty.
    """
    drafts = [*_part(document, document.headline, notices), *_part(document, document.sentences, notices)]
    return records(document, drafts, actors, dates, notices)


def _part(document: Document, sentences: list[Sentence], notices: list[Notice]) -> list[Draft]:
    """The drafts of the headline or of the body."""
    if not sentences:
        return []
    part = sentences[0].part
    text = document.text if part == "text" else document.title
    views = [View(s) for s in sentences]
    shut = [(n.start, n.end) for n in notices if n.part == part]
    for view in views:
        sentence = view.sentence
        view.blocked = any(a <= sentence.start and sentence.end <= b for a, b in shut)
    quotations = read_quotations(document, sentences)
    _mark(views, [(q.start, q.end) for q in quotations])
    turns, filled = read_turns(text, views)
    early = [n for n in range(min(3, len(views))) if n not in filled]
    if part == "text" and document.title.strip():
        early = []  # the headline stands by itself
    heads = {n: read_headline(views[n]) for n in early if is_headline(sentences, n)}
    heads = {n: [d for d in found if not _author(views[n], d)] for n, found in heads.items()}
    heads = {n: found for n, found in heads.items() if found and not views[n].blocked}
    shown = [(sentences[n].start, sentences[n].end) for n in heads]
    spoken = [q for q in quotations if not any(a <= q.start and q.end <= b for a, b in shown)]
    direct = read_direct(text, views, spoken)
    drafts = [*turns, *direct]
    quoting: dict[int, set[int]] = {}
    for draft in direct:
        if draft.cue_head is not None:
            quoting.setdefault(id(draft.cue_head.sentence), set()).add(draft.cue_head.i)
    touching = _touching(views, direct)
    spoken_in = {id(d.view) for d in direct}
    for n, view in enumerate(views):
        if view.blocked or not view.tokens:
            continue
        if n in heads:
            drafts.extend(heads[n])
            low = min(at for d in heads[n] for at in (d.start, *(s.start for s in d.sources)))
            told = max(d.end for d in heads[n]) - low
            if told < TOLD * (view.sentence.end - view.sentence.start):
                drafts.extend(read_plain(view, heads[n]))
            continue
        taken = quoting.get(id(view.sentence), set())
        found = [
            *read_verbs(view, taken),
            *read_nouns(view),
            *read_adjectives(view),
            *read_phrases(view),
        ]
        if not taken and n not in filled:
            found.extend(read_colon(view, id(view) in spoken_in))
        tail = (read_tail(view, found) or read_aside(view, found)) if not taken and n not in filled else None
        if tail is not None:
            found.append(tail)
        found = [d for d in _distinct(found) if not _author(view, d, n in filled)]
        found = [d for d in found if not _told_doubt(d, found)]
        own = list(read_plain(view, [*found, *touching[n]])) if n not in filled else []
        if view.tokens[0].lower == "otherwise" and n and not views[n - 1].blocked:
            _carry_on(own, [d for d in drafts if d.view is views[n - 1]])
        drafts.extend(found)
        drafts.extend(own)
    go_on(text, views, spoken, drafts)
    return drafts


def _touching(views: list[View], direct: list[Draft]) -> list[list[Draft]]:
    """For each sentence the direct speech that has content, cue or source in it."""
    starts = [view.sentence.start for view in views]
    places = {id(view.sentence): n for n, view in enumerate(views)}
    found: list[list[Draft]] = [[] for _ in views]
    for draft in direct:
        touched = {places[id(view.sentence)] for view in (draft.view, *draft.more)}
        if draft.cue_head is not None:
            touched.add(places[id(draft.cue_head.sentence)])
        for source in draft.sources:
            n = bisect_right(starts, source.start) - 1
            if n >= 0 and source.start < views[n].sentence.end:
                touched.add(n)
        for n in touched:
            found[n].append(draft)
    return found


def _carry_on(own: list[Draft], before: list[Draft]) -> None:
    """*Otherwise, …* goes on with the words of the one who spoke in the sentence before."""
    told = [d for d in before if d.sources and d.frame.form in ("that", "q") and d.frame.attitude != "belief"]
    if told:
        for draft in own:
            draft.sources = list(told[0].sources)
            draft.manner = "reported"


def _mark(views: list[View], quotations: list[tuple[int, int]]) -> None:
    """Tell each token in which quotation it stands."""
    n = 0
    for view in views:
        for token in view.tokens:
            while n < len(quotations) and quotations[n][1] <= token.start:
                n += 1
            if n < len(quotations) and quotations[n][0] <= token.start:
                view.quoted[token.i] = n


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Without a second draft of the same pieces."""
    seen: set[tuple[tuple[int, int], ...]] = set()
    kept = []
    for draft in drafts:
        key = tuple(sorted(draft.pieces))
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept


#: Who speaks in the report's own voice outside quotations: the author, or a reader who is addressed.
_AUTHORS = frozenset({"i", "me", "you", "us", "we", "one", "let"})
#: Verbs by which a speaker only puts in a thought of his own.
_ASIDES = frozenset(
    {"think", "know", "mean", "see", "want", "guess", "feel", "understand", "believe", "suppose", "hear"}
)


def _told_doubt(draft: Draft, found: list[Draft]) -> bool:
    """*said that it allegedly fell*: the word of doubt is a hedge of what was said, no telling of its own."""
    return draft.frame is HEDGES and any(
        d is not draft and d.sources and any(a <= draft.start and draft.end <= b for a, b in d.pieces) for d in found
    )


def _author(view: View, draft: Draft, spoken: bool = False) -> bool:
    """*I think*, *you know*: the author's own words outside quotations, mere asides inside them."""
    if not draft.sources:
        return False
    head = draft.sources[0].head
    if head.lower not in _AUTHORS or head.tag != "PRP":
        return False
    if (view.quoted[head.i] < 0 and not spoken) or head.lower == "you":
        return True
    return draft.cue_head is not None and draft.cue_head.lemma in _ASIDES
