"""How far cue, source and content reach, and drafts made from that."""

from __future__ import annotations

from sayso.knowledge.cues import Frame, nouns, words
from sayso.reading.attribution.drafts import Draft, SourceDraft
from sayso.reading.attribution.tellers import cited_by, issuer, quoted_by, teller_above
from sayso.reading.attribution.view import Range, View
from sayso.reading.conditions import inverted, is_proviso
from sayso.reading.document import Token

_RAISING = words("raising")


_ANSWERING = words("confirming") | {"deny", "comment", "dispute", "reject", "dismiss", "respond"}
_INTRANSITIVE = words("intransitive")


_OCCASIONS = words("occasion")


_CHANNELS = words("channel")


def cue_start_of(view: View, verb: Token) -> int:
    """Where the cue begins: at the verb's auxiliaries, or at a light verb above: *went on to say*."""
    start = view.group_start(verb)
    if verb.dep == "xcomp" and verb.head.pos == "VERB" and verb.head.i < verb.i:
        head = verb.head
        if (
            head.lemma in _RAISING
            and view.left[verb.i] - head.i <= 2
            and not any(c.dep == "dobj" for c in head.children)
        ):
            return cue_start_of(view, head)
    return start


def occasion_end(view: View, at: int) -> int:
    """The end of *in a statement, on Twitter, at a news conference* straight behind the cue, else ``at``."""
    tokens = view.tokens
    if at + 1 >= len(tokens):
        return at
    prep = tokens[at + 1]
    if prep.tag != "IN" or prep.lower not in ("in", "on", "during", "via", "through"):
        return at
    noun = next((c for c in prep.children if c.dep == "pobj"), None)
    if noun is None or (noun.lemma not in _OCCASIONS and noun.lower not in _CHANNELS):
        return at
    stop = view.phrase(noun)[1]
    for child in noun.children:
        if child.i > noun.i and child.dep in ("relcl", "acl", "ccomp", "appos"):
            stop = min(stop, view.left[child.i] - 1)
    return stop if stop - at <= 9 else noun.i


_GATHERINGS = words("gathering")


def is_setting(noun: Token) -> bool:
    """*in an interview, on television, at a rally*: where something was said, not what."""
    return noun.lemma in _OCCASIONS or noun.lower in _CHANNELS or noun.lemma in _GATHERINGS


def is_finite(verb: Token) -> bool:
    """The clause has a tense."""
    if verb.tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    if any(c.tag in ("MD", "VBD", "VBZ", "VBP") and c.dep in ("aux", "auxpass", "cop") for c in verb.children):
        return True
    if verb.tag == "VB":
        return not any(c.tag == "TO" for c in verb.children) and any(
            c.dep in ("nsubj", "nsubjpass") for c in verb.children
        )
    if verb.pos != "VERB":
        return any(c.dep in ("nsubj", "nsubjpass") for c in verb.children)
    return verb.tag == "VBN" and any(c.dep in ("nsubj",) for c in verb.children)


def is_wished(clause: Token) -> bool:
    """*that he resign, that the gate be shut*: a bare form with a subject of its own, which tells what is wanted."""
    if any(c.tag in ("MD", "TO", "VBD", "VBZ", "VBP", "VBN") and c.dep in ("aux", "auxpass") for c in clause.children):
        return False
    subject = clause.child("nsubj", "nsubjpass")
    if subject is None or subject.i > clause.i:
        return False
    if clause.tag == "VBN":
        return any(c.lower == "be" and c.dep == "auxpass" for c in clause.children)
    if clause.tag == "VB":
        return True
    third = subject.tag in ("NN", "NNP") or subject.lower in ("he", "she", "it")
    return clause.tag == "VBP" and clause.lower == clause.lemma and third and subject.child("conj") is None


#: What fills the place that a relative clause would leave open.
WHOLE = ("dobj", "ccomp", "xcomp", "acomp", "attr", "oprd")


def is_whole(first: Token, clause: Token) -> bool:
    """A clause behind *that* in which nothing is missing: *the denial that it had paid the sum*, not *that it issued*.

    ``first`` is the clause's *that*, *whether* or *if*, which the parse may take for a relative pronoun.
    """
    if first.dep == "mark":
        return True
    subjects = [c for c in clause.children if c.dep in ("nsubj", "nsubjpass", "expl") and c is not first]
    if first.lower != "that" or not subjects:
        return False
    if (
        (first.tag == "IN" and first.dep != "dobj")
        or first.dep.startswith("nsubj")
        or clause.child("nsubjpass") is not None
    ):
        return True
    running = clause.tag == "VBG" and any(c.lemma == "be" and c.dep == "aux" for c in clause.children)
    return running or clause.lemma in _INTRANSITIVE or any(c.dep in WHOLE and c.i > clause.i for c in clause.children)


def before_main(view: View, start: int, stop: int) -> int:
    """The end of a content before the sentence's main verb, where the parse took that for a participle."""
    for token in view.tokens[start + 1 : stop + 1]:
        if (
            token.tag in ("VBD", "VBZ", "VBP")
            and token.dep in ("acl", "relcl")
            and not any(
                c.dep in ("nsubj", "nsubjpass", "mark", "aux", "auxpass") or c.tag in ("WDT", "WP")
                for c in token.children
            )
        ):
            return token.i - 1
    return stop


def before_teller(view: View, child: Token, stop: int) -> int:
    """The end of a content clause before another verb of saying that only the parse put into it."""
    for other in view.tokens[child.i + 1 : stop + 1]:
        if other.dep == "conj" and other.head is child and _answers(view, other):
            return max(child.i, view.left[other.i] - 2)
        if (
            other.pos == "VERB"
            and (other.tag == "VBG" or other.dep == "conj")
            and teller_above(view, other) is not None
        ):
            low = view.group_start(other)
            return max(child.i, low - 1)
    return stop


def _answers(view: View, clause: Token) -> bool:
    """*said that shots were heard, but the ministry did not confirm it*: what others say to it is not told."""
    subject = clause.child("nsubj")
    before = view.tokens[view.left[clause.i] - 1] if view.left[clause.i] else clause
    if subject is None or subject.tag == "PRP" or before.lower not in ("but", "while"):
        return False
    return clause.lemma in _ANSWERING and view.can_speak(subject) and subject.i < clause.i


def with_adjuncts(view: View, verb: Token, child: Token, stop: int) -> int:
    """The end of a content clause, with what stands behind it and was hung on the verb of saying by mistake."""
    strays = [c for s in verb.children if s.dep == "nsubj" for c in s.children if c.i > child.i and c.dep == "appos"]
    for other in sorted([*verb.children, *strays], key=lambda t: t.i) if strays else verb.children:
        if other.i <= stop:
            continue
        if view.left[other.i] > stop + (4 if other.dep == "conj" else 2):
            break
        if is_proviso(other) or other in strays:
            stop = view.right[other.i]
        elif other.dep in ("prep", "dative", "npadvmod", "advmod", "dobj", "oprd", "acomp", "npmod"):
            if other.lower in ("according", "via") or other.dep == "agent":
                break
            stop = view.right[other.i]
        elif other.dep == "advcl":
            if other.tag == "VBG" and view.tokens[view.left[other.i] - 1].text == ",":
                break
            mark = other.child("mark", "advmod")
            if mark is not None and mark.lower in ("as",):
                break
            stop = view.right[other.i]
        elif other.dep == "punct" or other.dep == "cc":
            continue
        elif other.dep == "ccomp" and other.lower in ("had", "were", "should") and inverted(other):
            # *would have been signed had the king lived*
            stop = view.right[other.i]
        elif other.dep == "conj" and _would(other):
            # *said she hoped to return, and then would go on*
            stop = view.right[other.i]
        else:
            break
    return stop


def without_tail(view: View, start: int, stop: int, *, told: bool = False) -> Range:
    """The range without what the report adds behind a comma at its end.

    ``told`` is true of a clause of words said: in *said he feared for his son, who is at sea* the end is said too.

    *that it had closed, which came as a blow*; *that it was safe, a claim nobody believed*; *that it was hit, hours
    after the owner had said so*.
    """
    tokens = view.tokens
    for i in range(start + 3, stop - 2):
        if tokens[i].text != "," or view.quoted[i] >= 0:
            continue
        if tokens[i + 1].lower in _SPANS and tokens[i + 2].lower in ("after", "before"):
            return start, i - 1
        pronoun = tokens[i + 1]
        if pronoun.lower in ("a", "an") and _summing_up(view, pronoun.head, stop):
            return start, i - 1
        if (
            pronoun.tag not in ("WDT", "WP")
            or (told and pronoun.lower != "which")
            or pronoun.head.dep != "relcl"
            or view.right[pronoun.head.i] < stop
        ):
            continue
        if all(q < 0 for q in view.quoted[i : stop + 1]):
            return start, i - 1
    return start, stop


def _summing_up(view: View, noun: Token, stop: int) -> bool:
    """A noun for what was just told, with a relative clause: *a narrative that …, a move that …*."""
    if noun.lemma not in nouns() and noun.lemma not in _SUMS:
        return False
    clause = noun.child("relcl")
    return clause is not None and view.right[clause.i] >= stop


_SUMS = words("sum")
_SPANS = words("span")


def _would(verb: Token) -> bool:
    """A second predicate with *would, will, could* or *had*, and no subject of its own."""
    modal = verb.tag == "VB" and any(c.tag == "MD" for c in verb.children)
    perfect = verb.tag == "VBN" and any(c.lower == "had" and c.dep == "aux" for c in verb.children)
    return (modal or perfect) and not any(c.dep in ("nsubj", "nsubjpass", "expl") for c in verb.children)


def make(
    view: View, verb: Token, frame: Frame, cue_start: int, cue_end: int, source: Token | None, ranges: list[Range],
    head: Token,
) -> Draft | None:  # fmt: skip
    """A draft from ranges of tokens; None where nothing is left of the content."""
    cue_start = min(cue_start, cue_end)
    stretched = occasion_end(view, cue_end)
    if not any(a <= i <= b for a, b in ranges for i in range(cue_end + 1, stretched + 1)):
        cue_end = stretched
    pieces: list[tuple[int, int]] = []
    kept: list[Range] = []
    for start, stop in ranges:
        stop = _through_proviso(view, stop)
        for part in _without(start, stop, (cue_start, cue_end)):
            trimmed = view.trim(*without_tail(view, *part, told=frame.form in ("that", "that!person")))
            if trimmed is not None:
                low, high = trimmed
                while view.hyphened(high + 1) and high + 1 != cue_start:
                    high += 1
                closing = high + 1 if view.closes_quotation(high + 1, low - 1) else high
                if view.opens_quotation(low - 1, closing) and low - 1 > cue_end:
                    low, high = low - 1, closing
                if any(t.pos not in ("PUNCT", "X") for t in view.tokens[low : high + 1]):
                    pieces.append(view.chars(low, high))
                    kept.append((low, high))
    if not pieces:
        return None
    draft = Draft(view, pieces, frame, view.chars(cue_start, cue_end), verb, head=head)
    draft.content = (min(a for a, _ in kept), max(b for _, b in kept))
    cited = cited_by(view, verb)
    if cited is not None and source is not None and cited[1] is not source:
        participle, noun = cited
        phrase = view.phrase(noun)
        words = view.chars(participle.i, participle.i)
        draft.sources.append(SourceDraft(*view.chars(*phrase), noun, words, frame))
    if source is not None:
        phrase = source_phrase(view, source, cue_start)
        for start, _ in kept:
            if source.i < start <= phrase[1]:
                phrase = phrase[0], start - 1
        draft.sources.append(SourceDraft(*view.chars(*phrase), source, draft.cue, frame))
        by = issuer(view, source) or quoted_by(source)
        if by is not None:
            own = by if by.tag in ("WDT", "WP") else None
            outer = (own.i, own.i) if own is not None else view.phrase(by)
            if outer[1] < phrase[0] or outer[0] > phrase[1]:
                verb_of = source.head.head.head if source.tag in ("WDT", "WP") else source.head
                if by.head.dep == "agent":
                    verb_of = by.head.head
                words = view.chars(view.group_start(verb_of), verb_of.i)
                draft.sources.append(SourceDraft(*view.chars(*outer), by, words, frame))
    return draft


def _through_proviso(view: View, stop: int) -> int:
    """The end of a content that ends on *provided*, with the clause behind that: *to stay provided they pay*."""
    if view.tokens[stop].lower not in ("provided", "providing") or stop + 2 >= len(view.tokens):
        return stop
    clause = view.tokens[stop + 1]
    while view.left[clause.head.i] == stop + 1 and clause.head is not clause:
        clause = clause.head
    return max(stop, view.right[clause.i]) if clause.pos == "VERB" else stop


def source_phrase(view: View, source: Token, cue_start: int) -> Range:
    """The noun phrase of the source, without the cue where that hangs on it: *a letter asking …*."""
    if source.tag in ("WDT", "WP"):
        return source.i, source.i
    start, end = view.phrase(source)
    if source.dep in ("compound", "amod") and source.head.dep == "ROOT" and source.head.i == cue_start:
        start = min(start, view.left[source.head.i])  # *The brewery plans to …*, the verb taken for a noun
    if start <= cue_start <= end:
        end = max(source.i, cue_start - 1) if source.i < cue_start else end
        while end > source.i and view.tokens[end].text in (",", "-", "–", "—", "who", "that", "which"):
            end -= 1
    return start, end


def _without(start: int, stop: int, hole: Range) -> list[Range]:
    """The range less the hole."""
    if hole[1] < start or hole[0] > stop:
        return [(start, stop)]
    return [r for r in ((start, hole[0] - 1), (hole[1] + 1, stop)) if r[0] <= r[1]]
