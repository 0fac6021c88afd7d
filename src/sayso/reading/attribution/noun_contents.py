"""What a noun brings in: *the claim that he lied, a plan to move, calls for calm, his hope is that it ends*."""

from __future__ import annotations

from sayso.knowledge.cues import Frame, Frames, nouns, persons, verbs, words
from sayso.reading.attribution.extents import before_main, is_finite, is_setting, is_whole, is_wished
from sayso.reading.attribution.swallowed import before_finite, before_swallowed
from sayso.reading.attribution.view import Range, View
from sayso.reading.document import Token

#: Verbs that only carry a cue noun and give it a source: *issued a statement*.
LIGHT = words("light")
#: Nouns whose clause says what is so, or with a bare verb what is wanted.
_INSISTING = words("insisting")
#: Prepositions between a noun and its clause whose noun is the source: *a warning by geologists that …*.
OWNERS = ("by", "from", "among", "of")

#: Frame, content, last token of the cue and head of the content of a noun.
Content = tuple[Frame, Range, int, Token]


def content_of(view: View, noun: Token, frames: Frames) -> Content | None:
    """What hangs on the noun as its content, or None: a clause before an infinitive or a phrase."""
    return (
        (_clause(view, noun, frames) if "that" in frames else None)
        or _infinitive_or_phrase(view, noun, frames)
        or _hung_on_light(view, noun, frames)
        or _hung_on_verb(view, noun, frames)
        or _predicate(view, noun, frames)
    )


def _clause(view: View, noun: Token, frames: Frames) -> Content | None:
    """*the claim that …*, *a warning by geologists that …*."""
    behind = [c for c in noun.children if c.i > noun.i]
    if noun.dep == "ROOT" and noun.tag == "NNS" and noun.i <= 3 and noun.lower[:-1] in verbs():
        # *A rival claims she copied it*, the verb taken for a noun with a relative clause
        for clause in behind:
            subject = clause.child("nsubj", "nsubjpass")
            if clause.dep == "relcl" and subject is not None and view.left[clause.i] == noun.i + 1:
                told = verbs()[noun.lower[:-1]].get("that") if subject.tag not in ("WP", "WDT") else None
                if told is not None and view.right[clause.i] >= len(view.tokens) - 2:
                    return told, view.extent(clause), noun.i, clause
    owners = (c.child("pobj") for c in behind if c.dep == "prep")
    for holder, clauses in ((noun, behind), *((o, o.children) for o in owners if o is not None)):
        for clause in clauses:
            if clause.dep not in ("acl", "ccomp", "relcl", "appos") or clause.i < holder.i:
                continue
            first = view.tokens[view.left[clause.i]]
            if first.lower not in ("that", "whether", "if") or first.head is not clause or not is_whole(first, clause):
                continue
            wished = is_wished(clause)
            if not (is_finite(clause) or wished):
                continue
            start, stop = view.extent(clause)
            if noun.dep == "ROOT":
                found = before_swallowed(view, start, stop, wished="demand" in _attitudes(frames))
                stop = min(before_main(view, start, stop), found)
            told = nouns()["demand"]["that"] if noun.lemma in _INSISTING and wished else frames["that"]
            return told, (start, stop), noun.i, clause
    return None


def _attitudes(frames: Frames) -> set[str]:
    return {frame.attitude for frame in frames.values()}


def _infinitive_or_phrase(view: View, noun: Token, frames: Frames) -> Content | None:
    owners = (c.child("pobj") for c in noun.children if c.dep == "prep" and c.i > noun.i and c.lower in OWNERS)
    # *the promise by the carmaker to stay*, hung on either
    for child in [*noun.children, *(c for o in owners if o is not None for c in o.children if c.dep == "acl")]:
        if child.i < noun.i:
            continue
        if child.dep in ("acl", "xcomp", "advcl", "relcl") and "to" in frames and child.tag in ("VB", "VBN"):
            to = next((c for c in child.children if c.tag == "TO"), None)
            start, stop = view.extent(child)
            if to is not None and (start - noun.i <= 6 or view.tokens[start - 1].text == ","):
                if noun.dep == "ROOT":
                    stop = before_main(view, start, stop)
                    stop = stop if view.tokens[-1].text != "." else min(stop, before_finite(view, start, stop))
                return frames["to"], (max(start, noun.i + 1), stop), noun.i, child
        mark = child.child("mark") if child.dep == "advcl" and "for" in frames else None
        if mark is not None and mark.lower == "for" and mark.i == view.left[child.i] == noun.i + 1:
            # *calls for the minister to resign*
            return frames["for"], (mark.i + 1, view.right[child.i]), mark.i, child
        if (
            child.dep == "prep"
            and child.head is noun
            and child.lower != "that"
            and not _owns(view, noun, child, frames)
        ):
            frame = frames.get("p:to" if child.lower == "to" else child.lower)
            inner = child.child("pobj", "pcomp") if frame is not None else None
            if frame is not None and inner is not None:
                start, stop = view.phrase(inner) if inner.dep == "pobj" else view.extent(inner)
                end = child.i if child.i <= noun.i + 2 else noun.i
                return frame, (max(start, child.i + 1), max(stop, inner.i)), end, inner
    return None


def _owns(view: View, noun: Token, prep: Token, frames: Frames) -> bool:
    """*the refusal of the referee to watch it*: the noun behind *of* does it, the infinitive is the content."""
    if prep.lower != "of" or "to" not in frames:
        return False
    inner = prep.child("pobj")
    later = [*noun.children, *(inner.children if inner is not None else ())]
    return (
        inner is not None
        and view.can_speak(inner)
        and any(c.i > inner.i and c.tag == "VB" and c.child("aux") is not None for c in later)
    )


def _hung_on_light(view: View, noun: Token, frames: Frames) -> Content | None:
    """*made a plea for patience*: the phrase behind the noun that the parse hangs on the verb that carries the noun."""
    verb = noun.head
    if noun.dep != "dobj" or verb.lemma not in LIGHT or view.is_passive(verb):
        return None
    for prep in verb.children:
        if prep.dep not in ("prep", "dative") or view.left[prep.i] != view.right[noun.i] + 1:
            continue
        frame = frames.get("p:to" if prep.lower == "to" else prep.lower)
        inner = prep.child("pobj", "pcomp")
        if frame is None or inner is None or prep.lower == "that" or is_setting(inner):
            return None
        start, stop = view.phrase(inner) if inner.dep == "pobj" else view.extent(inner)
        return frame, (max(start, prep.i + 1), max(stop, inner.i)), prep.i if prep.i <= noun.i + 2 else noun.i, inner
    return None


def _hung_on_verb(view: View, noun: Token, frames: Frames) -> Content | None:
    """*hit back at claims that she mimes*: the clause is hung on the verb."""
    if noun.dep not in ("pobj", "dobj") or "that" not in frames:
        return None
    verb = noun.head.head if noun.dep == "pobj" else noun.head
    for child in verb.children:
        if child.dep == "ccomp" and view.left[child.i] == noun.i + 1 and of_noun(view, child):
            return frames["that"], view.extent(child), noun.i, child
    return None


def _predicate(view: View, noun: Token, frames: Frames) -> Content | None:
    """*His hope is that it ends, his plan is to leave*."""
    if noun.dep == "nsubj" and noun.head.lemma == "be":
        for child in noun.head.children:
            if child.dep == "ccomp" and "that" in frames and is_finite(child) and child.i > noun.i:
                return frames["that"], view.extent(child), noun.head.i, child
            if child.dep == "xcomp" and "to" in frames and child.i > noun.i:
                return frames["to"], view.extent(child), noun.head.i, child
    return None


def of_noun(view: View, clause: Token) -> bool:
    """*hit back at claims that she mimes*: a clause that belongs to the noun before it, though hung on the verb."""
    at = view.left[clause.i]
    if at == 0 or clause.dep != "ccomp" or view.tokens[at].lower != "that":
        return False
    noun = view.tokens[at - 1]
    if noun.tag not in ("NN", "NNS") or noun.dep not in ("pobj", "dobj") or noun.lemma in persons():
        return False
    return "that" in nouns().get(noun.lemma, {}) and clause.head in (noun.head, noun.head.head)
