"""Objects as contents: *criticised the deal, called it a gift, called for talks, what he described as a raid*."""

from __future__ import annotations

from sayso.knowledge.cues import Frame, Frames, nouns, verbs, words
from sayso.reading.attribution.drafts import Draft, SourceDraft
from sayso.reading.attribution.extents import before_main, make
from sayso.reading.attribution.tellers import SAYING
from sayso.reading.attribution.view import Range, View
from sayso.reading.document import Token

#: Verbs whose object is always followed by what it is called.
_CALLING = frozenset({"call", "label", "dub", "brand", "term", "deem"})

_CHANNELS = words("channel")
_OCCASIONS = words("occasion")
#: Verbs of which *it*, as a subject, is a body, not a thing.
_BODIES = words("of bodies")
_PERCEIVING = words("perceiving")
_SEEN = Frame("np", "statement", "certain", frozenset())
_GATHERINGS = words("gathering")


def relative_gap(view: View, verb: Token) -> Token | None:
    """The antecedent that is the object of a relative clause's verb: *the deal (that) he criticised*."""
    at = verb
    for _ in range(3):
        if at.dep == "relcl":
            break
        if at.dep in ("xcomp", "conj") and at.head.pos == "VERB":
            at = at.head
        else:
            return None
    else:
        return None
    for child in verb.children:
        if child.dep == "dobj" and child.tag in ("WDT", "WP"):
            return child
    subject = next((c for c in at.children if c.dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.tag in ("WDT", "WP"):
        return None
    return at.head if at.head.tag[:2] in ("NN", "PR", "DT", "CD") or at.head.tag == "WP" else None


def object_claim(
    view: View, verb: Token, target: Token, prepositions: list[Token], frames: Frames, cue_start: int, end: int,
    source: Token | None,
) -> Draft | None:  # fmt: skip
    """The claim whose content is the verb's object, with what is said of it."""
    if target.lower == "what" and target.head is verb:
        return _free_relative(view, verb, frames, cue_start, end, source)
    phrase = (target.i, target.i) if target.tag in ("WDT", "WP") else _object_phrase(view, verb, target)
    behind = target.i > verb.i
    for prep in prepositions:
        quoted = _quoted_as(view, verb, target, prep, cue_start, source) if verb.lemma in ("quote", "cite") else None
        if quoted is not None:
            return quoted
        form = f"np:{prep.lower}"
        frame = frames.get(form)
        if frame is not None and prep.i > target.i and prep.children:
            stop = view.right[prep.i]
            pieces = [(phrase[0], stop)] if behind else [phrase, (prep.i, stop)]
            return make(view, verb, frame, cue_start, end, source, pieces, target)
    for clause in verb.children:
        # *described the dinner as a town praising itself*
        if clause.dep in ("advcl", "ccomp") and clause.tag == "VBG" and behind and clause.i > target.i:
            first = view.tokens[view.left[clause.i]]
            frame = frames.get(f"np:{first.lower}")
            if frame is not None:
                return make(view, verb, frame, cue_start, end, source, [(phrase[0], view.right[clause.i])], target)
    # the preposition was hung on the object
    if (behind and "np:as" in frames) or "np:of" in frames:
        for prep in target.children:
            frame = frames.get(f"np:{prep.lower}")
            if prep.dep == "prep" and frame is not None:
                return make(view, verb, frame, cue_start, end, source, [view.extent(target)], target)
    second = next((c for c in verb.children if c.dep == "oprd" and c.i > verb.i), None)
    if second is not None and "np:c" in frames:
        stop = view.right[second.i]
        pieces = [(phrase[0], stop)] if behind else [phrase, view.extent(second)]
        return make(view, verb, frames["np:c"], cue_start, end, source, pieces, target)
    if behind and verb.lemma in _CALLING and "np:c" in frames:
        return _called(view, verb, target, frames["np:c"], cue_start, end, source)
    if behind and verb.lemma in _LIGHT and tells(view, target):
        # *expressed optimism about the deal*: the noun is the cue
        return None
    frame = frames.get("np") or _perceived(view, verb, source)
    record = source is not None and view.is_record(source)
    mute = source is not None and not view.can_speak(source) and not (source.lower == "it" and verb.lemma in _BODIES)
    if frame is None or (mute and (frame.weak or not record)):
        frame = frames.get("np!record")
        if frame is None or not record:
            return None
    if target.tag == "PRP" or target.tag == "DT":
        return None
    if verb.tag == "VB" and verb.dep in ("advcl", "acl", "relcl") and any(c.tag == "TO" for c in verb.children):
        return None
    if target.lower in ("himself", "herself", "themselves", "itself", "myself"):
        return None
    if behind:
        phrase = phrase[0], with_phrases(view, verb, phrase[1])
    return make(view, verb, frame, cue_start, end, source, [phrase], target)


def _perceived(view: View, verb: Token, source: Token | None) -> Frame | None:
    """*said that witnesses had heard two blasts*: what those who are told of saw."""
    if verb.lemma not in _PERCEIVING or verb.dep != "ccomp" or source is None or not view.can_speak(source):
        return None
    return _SEEN if verb.head.lemma in SAYING and source.tag == "NNS" else None


def tells(view: View, noun: Token) -> bool:
    """The noun is itself a cue with a content."""
    frames = nouns().get(noun.lemma)
    if not frames:
        return False
    return any(
        c.i > noun.i
        and (
            (c.dep == "prep" and c.lower in frames)
            or (c.dep in ("acl", "ccomp") and "that" in frames and view.tokens[view.left[c.i]].lower == "that")
            or (c.dep in ("acl", "xcomp") and "to" in frames and c.tag == "VB")
        )
        for c in noun.children
    )


_LIGHT = words("light")

#: Prepositions of phrases that say more of an object, wherever the parse hangs them: *praised her work on the dam*.
_MORE = words("object more")


def with_phrases(view: View, verb: Token, stop: int) -> int:
    """The end of an object with the phrases right behind it that the parse hung on the verb."""
    for other in verb.children:
        if other.i <= stop:
            continue
        if other.i != stop + 1 or other.dep not in ("prep", "dative") or other.lower not in _MORE:
            break
        noun = other.child("pobj")
        if noun is not None and other.lower == "on" and noun.text in words("weekday"):
            break
        if noun is not None and (noun.lemma in _OCCASIONS or noun.lower in _CHANNELS or noun.lemma in _GATHERINGS):
            break
        stop = view.right[other.i]
    return stop


def _quoted_as(
    view: View, verb: Token, target: Token, prep: Token, cue_start: int, source: Token | None
) -> Draft | None:
    """*The paper quoted a guard as saying that …*: the guard's words, by way of the paper."""
    saying = prep.child("pcomp") if prep.lower == "as" else None
    content = saying.child("ccomp") if saying is not None else None
    if saying is None or content is None:
        return None
    draft = make(view, saying, verbs()["say"]["that"], prep.i, saying.i, target, [view.extent(content)], content)
    if draft is not None and source is not None:
        words = view.chars(cue_start, verb.i)
        draft.sources.append(SourceDraft(*view.chars(*view.phrase(source)), source, words, draft.frame))
    return draft


def _called(
    view: View, verb: Token, target: Token, frame: Frame, cue_start: int, end: int, source: Token | None
) -> Draft | None:
    """*called the plan “a gift”* where the parse makes one noun phrase of both."""
    start, stop = view.extent(target)
    for child in verb.children:
        if child.i > target.i and child.dep not in ("punct", "prep", "appos", "acomp", "oprd", "attr"):
            break
        if child.i > target.i and child.dep != "punct":
            stop = view.right[child.i]
    if stop - start < 2:
        return None
    return make(view, verb, frame, cue_start, end, source, [(start, stop)], target)


def _free_relative(
    view: View, verb: Token, frames: Frames, cue_start: int, end: int, source: Token | None
) -> Draft | None:
    """*what he described as threats*, *what he calls a raid*."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep == "prep" and f"np:{child.lower}" in frames:
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp", "amod")), None)
            if inner is not None:
                start, stop = view.extent(inner)
                stop = before_main(view, start, stop)
                cue_end = child.i if child.i == end + 1 else end
                return make(view, verb, frames[f"np:{child.lower}"], cue_start, cue_end, source, [(start, stop)], inner)
        if child.dep in ("oprd", "acomp", "attr", "ccomp") and "np:c" in frames:
            start, stop = view.extent(child)
            return make(
                view, verb, frames["np:c"], cue_start, end, source, [(start, before_main(view, start, stop))], child
            )
    return None


def _object_phrase(view: View, verb: Token, target: Token) -> Range:
    start, stop = view.phrase(target)
    if target.i < verb.i:
        return start, min(stop, view.left[verb.i] - 1) if view.left[verb.i] > target.i else target.i
    return start, stop


def prepositional_claim(
    view: View, verb: Token, prep: Token, frames: Frames, cue_start: int, source: Token | None
) -> Draft | None:
    """*called for talks*, *warned of a flood*; the preposition belongs to the cue."""
    frame = frames.get("p:to" if prep.lower == "to" else prep.lower)
    if frame is None or source is None or (frame.weak and not view.can_speak(source)):
        return None
    inner = next((c for c in prep.children if c.dep in ("pobj", "pcomp", "prep")), None)
    if inner is None:
        return None
    if prep.lower in ("on", "in") and (inner.lower in _CHANNELS or inner.lemma in _OCCASIONS):
        # *wrote on Facebook, spoke in an interview*: where it was said, not what
        return None
    start, stop = view.phrase(inner) if inner.dep == "pobj" else view.extent(inner)
    start = max(start, prep.i + 1)
    cue_end = prep.i if prep.i == verb.i + 1 or prep.i == verb.i + 2 else verb.i
    for other in verb.children:
        # *called for the chief to resign*
        infinitive = other.dep in ("xcomp", "advcl", "ccomp") and any(c.tag == "TO" for c in other.children)
        if prep.lower in ("for", "on", "upon") and infinitive and 0 <= view.left[other.i] - max(stop, inner.i) <= 2:
            stop = max(stop, view.right[other.i])
    return make(view, verb, frame, cue_start, cue_end, source, [(start, max(stop, inner.i))], inner)
