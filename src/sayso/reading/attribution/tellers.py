"""Who says it: the source of a verb of saying where the parse shows it, hides it or mistakes it."""

from __future__ import annotations

from sayso.knowledge.cues import verbs, words
from sayso.reading.attribution.lost import before_then, had, nearest, noun_before, opening_name, subject_behind_place
from sayso.reading.attribution.view import QUOTES, View
from sayso.reading.document import Token

SAYING = words("saying")


_SAYING_ON = words("saying on")


def source_of(view: View, subject: Token | None) -> Token | None:
    """The subject as a source, or None where it is none (*it, there, that*)."""
    if subject is None:
        return None
    lower = subject.lower
    if subject.tag in ("WDT", "WP") and subject.head.dep == "relcl":
        return subject
    if subject.tag in ("EX", "WDT", "DT") and lower in ("there", "that", "this"):
        return None
    part = subject.tag == "CD" and any(c.lower == "of" for c in subject.children)  # *one of the clerks*
    if subject.tag == "CD" and not part and subject.i > 1 and view.tokens[subject.i - 1].text == ",":
        # *Lind, 44, said*
        name = view.tokens[subject.i - 2]
        return name if name.tag[:2] == "NN" else subject
    if subject.pos == "VERB" and not (
        subject.dep == "nsubj" and subject.text[:1].isupper() and (subject.i > 0 or subject.tag == "VB")
    ):
        return None
    return subject


def it_says(verb: Token, source: Token | None) -> Token | None:
    """*It said that …* has a source; *it shows that …*, *it is important to note that …* have none."""
    if source is None or source.lower != "it":
        return source
    if verb.tag == "VBG" and verb.lemma in _SAYING_ON and source.head.lemma not in ("be", "seem", "appear"):
        return source
    if source.head is not verb or verb.lemma in (
        "show",
        "indicate",
        "suggest",
        "reveal",
        "mean",
        "prove",
        "signal",
        "find",
    ):
        return None
    return source


def better_source(view: View, verb: Token, source: Token | None, cue_start: int) -> Token | None:
    """The source where the parse gave none, or a thing that cannot speak.

    A finite verb of saying takes the noun right before it (*…, the club's president, suggested*); a participle that is
    set off (*…, saying that*) takes the subject of the sentence.
    """
    matrix = teller_above(view, verb)
    if matrix is not None:
        told = source_of(view, view.subject(matrix))
        if told is None or (view.quoted[told.i] >= 0 > view.quoted[verb.i]):
            # *“…,” said Lind, explaining that …*
            told = noun_before(view, cue_start)
        if told is not None:
            return told
    if verb.tag == "VBG" and verb.i <= 1 and view.right[verb.i] + 1 < len(view.tokens):
        # *Stressing the cost, Lind said …*
        for token in view.tokens[verb.i + 1 :]:
            free = token.i > view.right[verb.i] or token.head is view.sentence.root
            if token.dep == "nsubj" and free and view.quoted[token.i] < 0:
                return token if view.can_speak(token) else source
    if verb.tag == "VBG" and source is not None and view.quoted[source.i] >= 0 > view.quoted[verb.i]:
        # *“He lost,” asked Lind, referring to …*: not whoever is spoken of in the quotation
        source = nearest(view, cue_start) or noun_before(view, cue_start)
    if verb.tag == "VBG" and verb.dep in ("advcl", "acl", "conj") and verb.lemma in _SAYING_ON:
        if source is not None and (view.can_speak(source) or view.is_record(source)) and source.lower != "it":
            return source
        root = verb.sentence.root
        top = source_of(view, view.subject(root)) if root is not None and root is not verb else None
        if top is not None and top.i < verb.i and view.can_speak(top):
            return top
        return nearest(view, cue_start) or source
    if source is not None:
        mute = verb.tag == "VBG" and not view.can_speak(source) and not view.is_record(source)
        return (nearest(view, cue_start) if mute else None) or subject_behind_place(view, verb, source)
    if verb.tag not in ("VBD", "VBZ", "VBP"):
        return nearest(view, cue_start) if had(verb) else None
    at = cue_start - 1
    low = at
    if at > 0 and view.tokens[at].text == ",":
        at -= 1
        low = 0
    while low > 0 and view.tokens[low - 1].text not in (",", ";", ":", "—", "–", "-", "”", '"', "''"):
        low -= 1
    if at < 0 or view.quoted[at] >= 0:
        return None
    opener = opening_name(view, cue_start)
    if opener is not None:
        return opener
    if view.tokens[at].tag == "CD" and verb.lemma in SAYING and verb.dep == "ROOT":
        # *about 4 in 10 say*; *Lind, 44, said*
        name = view.tokens[at - 2] if at > 1 and view.tokens[at - 1].text == "," else view.tokens[at]
        return name if name.tag[:2] == "NN" else view.tokens[at]
    if view.tokens[at].tag[:2] not in ("NN", "PR"):
        return (source_of(view, before_then(view, verb)) if view.tokens[at].tag == "RB" else None) or nearest(
            view, cue_start
        )
    noun = view.tokens[at]
    for _ in range(8):
        above = noun.head
        if above.i < low:
            break
        if above is noun or above.i > at or above.tag[:2] not in ("NN", "PR"):
            if noun.dep == "pobj" and above.head.tag[:2] == "NN" and above.head.i < at and above is not noun:
                noun = above.head
                continue
            break
        noun = above
    if view.can_speak(noun):
        return noun
    # *Trump at the time said*
    first = source_of(view, before_then(view, verb))
    if first is not None and view.can_speak(first):
        return first
    others = nearest(view, cue_start)
    if others is not None:
        return others
    names = [
        t
        for t in view.tokens[low : at + 1]
        if (t.tag in ("NNP", "PRP") and t.dep not in ("pobj", "compound", "poss"))
        or (t.i == low and t.tag == "NN" and t.text[:1].isupper())
    ]
    return names[0] if len(names) == 1 and names[0].i == low else None


def issuer(view: View, source: Token) -> Token | None:
    """Who put out the document that is a source: *the party released an ad that urges …*, or None."""
    noun = source
    if source.tag in ("WDT", "WP") and source.head.dep == "relcl":
        noun = source.head.head
    record = view.is_record(noun) or noun.lemma == "paper"
    if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.dep == "dobj":
        # *a series of tweets that say*
        noun = noun.head.head
    if noun.dep not in ("dobj", "obj") or not record:
        return None
    verb = noun.head
    if verb.lemma not in _ISSUING or view.is_passive(verb):
        return None
    found = source_of(view, view.subject(verb))
    return (
        found
        if found is not None and found is not noun and (view.can_speak(found) or found.text[:1].isupper())
        else None
    )


def quoted_by(source: Token) -> Token | None:
    """*The coach, quoted by the daily, said …*: the daily, or None."""
    for clause in source.children:
        if clause.tag == "VBN" and clause.lemma in ("quote", "cite") and clause.dep in ("acl", "advcl"):
            agent = clause.child("agent")
            return agent.child("pobj") if agent is not None else None
    return None


#: Verbs whose subject answers for the words on what they put out.
_ISSUING = words("issuing")


def teller_above(view: View, verb: Token) -> Token | None:
    """The verb of saying with which this one belongs, where the parse hung it on the content of that.

    *He said that the talks had failed, adding that …*; *she says it was wrong and says she will …*.
    """
    set_off = verb.tag == "VBG" and verb.dep in ("advcl", "acl", "conj", "dep")
    if set_off:
        before = view.left[verb.i] - 1
        while before > 0 and view.tokens[before].text in QUOTES:
            before -= 1
        if before < 0 or view.tokens[before].text != "," or verb.lemma not in _SAYING_ON:
            return None
    elif (
        verb.dep != "conj"
        or verb.tag not in ("VBD", "VBZ", "VBP")
        or verb.lemma not in verbs()
        or any(c.dep in ("nsubj", "nsubjpass") or (c.dep == "mark" and c.lower == "that") for c in verb.children)
    ):
        return None
    elif verb.head.tag == "VBN" and any(c.dep == "aux" and c.lemma == "have" for c in verb.head.children):
        # *said that they had weighed it and concluded …* goes on with what they had done
        said = next((t for t in verb.head.ancestors() if t.lemma == verb.lemma and t.tag == verb.tag), None)
        return said if verb.lemma in SAYING else None
    if set_off and before > 0:
        for token in reversed(view.tokens[max(0, before - 8) : before]):
            if view.quoted[token.i] >= 0 or token.text in (",", ";", ":"):
                break
            if token.pos == "VERB" and token.dep not in ("aux", "auxpass", "amod"):
                if token.lemma in SAYING and token.tag in ("VBD", "VBZ", "VBP"):
                    return token  # *“…,” Lind said, adding that …*
                break
    # *…, and accused* behind a comma goes on from the sentence's first verb
    apart = not set_off and verb.i > 1 and [t.lower for t in view.tokens[verb.i - 2 : verb.i]] == [",", "and"]
    at, found = verb.head, None
    for _ in range(5):
        if at.dep == "ccomp" and at.head.i < at.i and at.head.lemma in SAYING | _SAYING_ON:
            teller = at.head
            if set_off or teller.tag == verb.tag:
                found = teller
            break
        if at.head is at or at.dep not in (
            "conj",
            "xcomp",
            "ccomp",
            "advcl",
            "acl",
            "pobj",
            "prep",
            "dobj",
            "attr",
            "relcl",
            "acomp",
        ):
            break
        if not set_off and not apart and at.dep not in ("conj", "xcomp"):
            break
        at = at.head
    return found


def cited_by(view: View, verb: Token) -> tuple[Token, Token] | None:
    """*Interfax, citing the ministry, reported*: the participle and who is cited."""
    told = verb.child("ccomp")
    behind = [c for c in told.children if verb.i < c.i < told.i] if told is not None else []
    for child in [*verb.children, *behind]:
        # *reported, citing the ministry, that …*: hung on either
        if child.tag == "VBG" and child.lemma in ("cite", "quote") and child.dep in ("advcl", "acl"):
            teller = verb.child("nsubj")
            if teller is not None and 0 < view.left[child.i] < view.left[teller.i]:
                continue  # *reported, citing the ministry, that the general had asked to go*
            found = child
            break
    else:
        subject = verb.child("nsubj")
        if subject is None:
            return None
        for child in subject.children:
            if child.tag == "VBG" and child.lemma in ("cite", "quote") and child.dep in ("advcl", "acl"):
                found = child
                break
        else:
            return None
    noun = found.child("dobj")
    if noun is None or not (view.can_speak(noun) or view.is_record(noun)):
        return None
    return found, noun
