"""Tellings set off from what they tell, *…, he said, …*: what stands before, around and behind them is the content."""

from __future__ import annotations

from sayso.knowledge.cues import Frame, Frames, verbs, words
from sayso.reading.attribution.drafts import Draft
from sayso.reading.attribution.extents import is_whole, make
from sayso.reading.attribution.tellers import SAYING
from sayso.reading.attribution.view import Range, View
from sayso.reading.document import Token

#: Conjunctions of clauses that tell when or why something was said, not what.
ADVERBIAL = words("adverbial")
_SETTING = words("occasion") | words("gathering") | words("weekday")


def enclosed(view: View, source: Token | None, cue_start: int, end: int) -> list[Range]:
    """What stands before a telling between commas: *These grounds, the lawyers said, are sound*."""
    if source is None or end + 1 >= len(view.tokens) or view.tokens[end + 1].text != ",":
        return []
    low = min(cue_start, view.phrase(source)[0])
    if low < 2 or view.tokens[low - 1].text != "," or source.i > end:
        return []
    begin = low - 2
    while begin > 0 and view.tokens[begin - 1].text not in (";", ":", "—", "–", "--"):
        begin -= 1
    first = view.tokens[begin]
    if first.tag in ("WRB", "VBG", "VBN", "RB", "CC") or first.lower in ADVERBIAL or low - 1 - begin < 2:
        return []
    before = view.tokens[begin : low - 1]
    if first.tag == "IN" and any(t.lemma in _SETTING or t.tag == "CD" for t in before):
        return []
    if any(view.quoted[t.i] >= 0 for t in before) or any(t.lemma in SAYING for t in before):
        return []
    return [(begin, low - 2)]


def goes_on(view: View, verb: Token, child: Token, end: int) -> list[Range]:
    """What goes on with the content behind the cue: *Sales grew, the retailer said, because of the heat*."""
    if child.i > verb.i or end + 1 >= len(view.tokens) or view.tokens[end + 1].text != ",":
        return []
    if end + 3 < len(view.tokens) and view.tokens[end + 2].tag == "TO":
        # *Nor has she plans, advisers say, to return*
        infinitive = view.tokens[end + 2].head
        return [(end + 2, view.right[infinitive.i])] if infinitive.i > end + 2 else []
    return [
        view.extent(other)
        for other in verb.children
        if other.i > end + 1
        and view.left[other.i] == end + 2
        and other.dep in ("prep", "advcl")
        and other.tag != "VBG"
        and other.lower != "according"
        and view.tokens[end + 2].lower not in ("as", "when", "while", "after", "before", "in", "on", "at", "during")
    ]


def unparsed(view: View, verb: Token, frames: Frames, cue_start: int, end: int, source: Token) -> Draft | None:
    """Where the parse gave a verb of saying no clause: what stands before *…, he said*, or behind it."""
    frame = frames.get("that!person") or frames["that"]
    tokens = view.tokens
    phrase = view.phrase(source)
    low = min(cue_start, phrase[0])
    begin = low
    while begin > 0 and tokens[begin - 1].text not in (";", ":", "(") and view.quoted[begin - 1] == view.quoted[low]:
        begin -= 1
    closes = max(end, phrase[1]) + 1
    followed = tokens[closes].text if closes < len(tokens) else "."
    tail = followed in (".", ",", ";") or (tokens[closes].tag == "IN" and tokens[closes].lower != "that")
    if low > 3 and tokens[low - 1].text == "," and tail and has_finite(view, begin, low - 2):
        if tokens[begin].lower in ("as", "when", "while", "after", "before", "if", "because", "although", "though"):
            return None
        return make(view, verb, frame, cue_start, end, source, [(begin, low - 2)], top(view, begin, low - 2))
    if source.i > verb.i:
        return None
    at = end + 1
    stop = len(tokens) - 1
    that = stray_clause(view, at, min(stop, at + FARTHEST))
    if that is not None and not any(t.text in (";", ":") for t in tokens[at:that]):
        at = that
    elif "that!person" in frames or (at < stop and tokens[at].tag == "IN"):
        return None
    for token in tokens[at:]:
        if token.text == ";" or (token.text in ('"', "“", "''") and token.i > at and tokens[token.i - 1].text == "."):
            stop = token.i - 1
            break
        if token.text == "," and token.i + 1 < len(tokens) and tokens[token.i + 1].tag == "VBG" and token.i > at + 3:
            stop = token.i - 1
            break
    if stop - at < 2 or not has_finite(view, at, stop):
        return None
    return make(view, verb, frame, cue_start, end, source, [(at, stop)], top(view, at, stop))


#: Verbs of which what speech stands in may be the object: *in a statement that he signed*.
_MAKING = words("light") | words("issuing")


def stray_clause(view: View, start: int, stop: int) -> int | None:
    """Index of the *that* in this range whose clause is a content, wherever the parse has hung it, or None.

    *told investors in a call that …*, *was told by a surgeon that …*, *said in its bulletin, out on Friday, that …*
    """
    for token in view.tokens[start : stop + 1]:
        if token.lower != "that" or token.tag not in ("IN", "WDT"):
            continue
        if token.i == start or (token.i > start + NEAREST and view.tokens[token.i - 1].text != ","):
            whole = token.i == start or token.tag == "IN"
        else:
            clause = token.head if token.head.i > token.i else None
            while clause is not None and clause.dep in ("xcomp", "ccomp") and view.left[clause.head.i] == token.i:
                clause = clause.head  # *that they had refused to …*: hung on the verb below
            told = clause is not None and "that" in verbs().get(clause.lemma, {}) and _told_again(view, clause, stop)
            said_in = clause is not None and clause.dep == "relcl" and clause.head.lemma in _SETTING
            told = told or (said_in and clause is not None and clause.lemma not in _MAKING)
            whole = token.tag == "IN" or told or (clause is not None and is_whole(token, clause))
        if whole:
            return token.i
    return None


def _told_again(view: View, clause: Token, stop: int) -> bool:
    """*that Weber had bragged to friends that …*: the clause has a clause of its own behind it."""
    return any(t.lower == "that" and t.dep == "mark" for t in view.tokens[clause.i + 1 : stop + 4])


#: How far behind the verb, in tokens, its *that* may stand; beyond the nearer only behind a comma. By sentences of news
#: written for this: what is put between is mostly a place, a day and who was told.
NEAREST, FARTHEST = 14, 30


def has_finite(view: View, start: int, stop: int) -> bool:
    return any(
        t.tag in ("VBD", "VBZ", "VBP", "MD") or (t.tag == "VB" and t.dep == "ccomp")
        for t in view.tokens[start : stop + 1]
    )


def top(view: View, start: int, stop: int) -> Token:
    """The verb that governs a range of tokens, else its last one."""
    found = None
    for token in view.tokens[start : stop + 1]:
        outside = token.head is token or not start <= token.head.i <= stop
        if token.pos == "VERB" and token.dep not in ("aux", "auxpass") and outside:
            return token
        if outside and token.tag[:2] == "NN" and any(c.lower == "no" for c in token.children):
            return token  # *No evidence of fraud*
        if found is None and token.pos == "VERB" and token.dep not in ("aux", "auxpass"):
            found = token
    if found is None:
        # a phrase without a verb: *no cut in rates*
        nouns = (t for t in view.tokens[start : stop + 1] if t.tag[:2] == "NN" and not start <= t.head.i <= stop)
        found = next(nouns, None)
    return found or view.tokens[stop]


def parenthetical(
    view: View, verb: Token, frame: Frame, cue_start: int, end: int, source: Token | None
) -> Draft | None:
    """*The plan, he said, will fail*; *as he said*; *X will fail, he said* where the parse turns it round."""
    head = verb.head
    if head.dep == "nsubj" and head.i < verb.i and verb.dep == "advcl":
        head = head.head  # *The head of the office, as the agency writes, said …*
    if source is None or head is verb or (verb.i < source.i and verb.tag == "VBG"):
        return None
    mark = next((c for c in verb.children if c.dep in ("mark", "advmod") and c.i < verb.i), None)
    as_clause = verb.dep == "advcl" and mark is not None and mark.lower == "as"
    if not (verb.dep == "parataxis" or as_clause or (verb.dep == "ccomp" and verb.tag in ("VBD", "VBZ", "VBP"))):
        return None
    if verb.dep == "ccomp" and not _set_off(view, verb):
        return None
    if any(c.dep in ("dobj",) for c in verb.children):
        return None
    if frame.weak and not as_clause:
        return None
    low, high = view.extent(verb)
    for other in verb.children:
        if other.dep == "conj" and verb.dep == "parataxis" and other.i > end and other.tag != verb.tag:
            # *has left, Lind said, and threatens to …*
            high = view.left[other.i] - 1
    start, stop = view.extent(head)
    pieces = [r for r in ((start, low - 1), (high + 1, stop)) if r[0] <= r[1]]
    if pieces and all(t.dep == "mark" or t.pos == "PUNCT" for t in view.tokens[pieces[0][0] : pieces[0][1] + 1]):
        del pieces[0]  # *writes that, as its sources say, …*
    if not pieces:
        return None
    if as_clause:
        cue_start = view.left[mark.i] if mark is not None and mark.i + 1 == cue_start else cue_start
    return make(view, verb, frame, cue_start, end, source, pieces, head)


def _set_off(view: View, verb: Token) -> bool:
    low, high = view.extent(verb)
    tokens = view.tokens
    before = low > 0 and tokens[low - 1].text in (",", "—", "–", "-")
    after = high + 1 < len(tokens) and tokens[high + 1].text in (",", "—", "–", "-", ".")
    return before and after and high - low < 12
