"""Tellings at the end of a sentence that the parse takes for something else: *…, a pal claims*; *…, police say*."""

from __future__ import annotations

from sayso.knowledge.cues import source_nouns, verbs, words
from sayso.reading.attribution.drafts import STATES, Draft, SourceDraft
from sayso.reading.attribution.set_off import has_finite, top
from sayso.reading.attribution.tellers import SAYING
from sayso.reading.attribution.view import QUOTES, View
from sayso.reading.document import Token

#: Longest name of a speaker before the last verb, in tokens.
LONGEST = 6


def read_tail(view: View, drafts: list[Draft]) -> Draft | None:
    """The claim of a sentence that ends in a comma, somebody, and a form of a verb of saying that is no draft's cue.

    *…, says minister* has them the other way round.
    """
    tokens = view.tokens
    last = len(tokens) - 1
    while last > 0 and tokens[last].text in (".", "!", "|"):
        last -= 1
    if last < 4 or view.quoted[last] >= 0 or tokens[last].text in QUOTES:
        return None
    comma = next(
        (i for i in range(last - 1, max(2, last - LONGEST - 1), -1) if tokens[i].text in (",", "–", "—", "-")), 0
    )
    headline = tokens[-1].text not in (".", "!")
    if comma and headline and tokens[comma].text != "," and (signed := _signed(view, comma, last)) is not None:
        return signed
    if comma == 0 or comma == last - 1:
        return None
    turned = _lemma(tokens[comma + 1]) is not None
    verb = tokens[comma + 1] if turned else tokens[last]
    lemma = _lemma(verb)
    if lemma is None or any(d.cue_head is verb for d in drafts):
        return None
    first, end = (comma + 2, last) if turned else (comma + 1, last - 1)
    noun = tokens[end]
    named = all(t.tag[:2] in ("NN", "JJ", "DT", "PR", "CD", "PO") for t in tokens[first : end + 1])
    if first > end or not named or not (view.can_speak(noun) or noun.tag[:2] == "JJ"):
        return None
    if not (headline or has_finite(view, 0, comma - 1)) or all(view.quoted[t.i] >= 0 for t in tokens[:comma]):
        return None
    begin = 2 if tokens[1].text == ":" and tokens[0].lower in words("label") else 0
    trimmed = view.trim(begin, comma - 1)
    frame = verbs()[lemma].get("that") or verbs()[lemma].get("that!person")
    if trimmed is None or frame is None:
        return None
    draft = Draft(view, [view.chars(*trimmed)], frame, view.chars(verb.i, verb.i), verb, content=trimmed)
    draft.head = top(view, *trimmed)
    draft.sources.append(SourceDraft(*view.chars(first, end), noun, draft.cue, frame))
    return draft


def _signed(view: View, dash: int, last: int) -> Draft | None:
    """*Striker set to join Roma – agent*: a headline that ends in a dash and who says it."""
    noun = view.tokens[last]
    if noun.lower not in source_nouns() or any(
        t.tag[:2] not in ("NN", "JJ", "DT") for t in view.tokens[dash + 1 : last + 1]
    ):
        return None
    trimmed = view.trim(0, dash - 1)
    if trimmed is None or view.tokens[dash].start == view.tokens[dash - 1].end:
        return None
    draft = Draft(view, [view.chars(*trimmed)], STATES, view.chars(dash, dash), None, content=trimmed)
    draft.head = top(view, *trimmed)
    draft.sources.append(SourceDraft(*view.chars(dash + 1, last), noun, draft.cue))
    return draft


_PAST = {"heard": "hear", "found": "find", "said": "say", "held": "hold"}
#: Verbs that end a telling, besides those of saying.
_TOLD = SAYING | {"hear", "find", "rule", "hold"}


def read_aside(view: View, drafts: list[Draft]) -> Draft | None:
    """*The mayor, it was alleged in court, took the cash*, where the parse does not see that it is put in between."""
    tokens = view.tokens
    for token in tokens[2:-4]:
        if token.lower != "it" or tokens[token.i - 1].text != "," or tokens[token.i + 1].lemma not in ("be", "have"):
            continue
        verb = next((t for t in tokens[token.i + 2 : token.i + 5] if t.tag == "VBN" and t.lemma in verbs()), None)
        comma = next((t.i for t in tokens[token.i + 2 : token.i + 9] if t.text == ","), None)
        if verb is None or comma is None or verb.i > comma or any(d.cue_head is verb for d in drafts):
            continue
        frame = verbs()[verb.lemma].get("that")
        before, after = view.trim(0, token.i - 2), view.trim(comma + 1, len(tokens) - 1)
        if frame is None or before is None or after is None or not has_finite(view, *after):
            continue
        if has_finite(view, *before):
            continue
        pieces = [view.chars(*before), view.chars(*after)]
        draft = Draft(view, pieces, frame, view.chars(token.i + 1, verb.i), verb, content=(before[0], after[1]))
        draft.head = top(view, *after)
        return draft
    return None


def _lemma(token: Token) -> str | None:
    """The verb of saying that a word is by its form, whatever the parse makes of it."""
    if token.lemma in SAYING and token.tag[:2] == "VB" and token.tag not in ("VBG", "VB"):
        return token.lemma
    lower = token.lower
    if token.tag in ("NNS", "VBZ", "VBP") and lower.endswith("s"):
        return lower[:-1] if lower[:-1] in SAYING else None
    if token.tag in ("NN", "JJ", "VBN"):
        past = (_PAST.get(lower, ""), lower.removesuffix("ed"), lower.removesuffix("d"))
        return next((stem for stem in past if stem != lower and stem in verbs() and stem in _TOLD), None)
    return None
