from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.corpus import reports
from sayso.reading import words
from sayso.reading.network import Network
from sayso.reading.parse import Parser, parser
from sayso.reading.sentences import sentences
from sayso.reading.words import Unfamiliar

AWKWARD = [
    "“We can't, won't and shan't,” he'd've said - wouldn't he?",
    "The U.S. envoy (see http://example.org/a?b=c) paid $3.5m, i.e. 12% more than in the '90s.",
    "At 10:30a.m. the 7-year-old, who'd lost 5km/h, wrote :-) and : - ) and ¯\\(ツ)/¯.",
    "Das ist kein Englisch, это тоже нет; 百五十人が来た。",
    "''We wonder about nobody,'' ''only about ourselves'' ' he wrote.",
    "…",
    "x",
    "a " * 700 + "end.",
    "A" * 900,
    "–– - -- --- / // ((( ))) [1] *** 'n' rock'n'roll's d'Artagnan O’Brien’s",
]


@pytest.fixture(scope="module")
def made_up() -> list[str]:
    return [r.text[a:b] for r in reports(12) for a, b, _ in sentences(r.text)]


def test_every_parse_is_that_of_spacy(made_up: list[str]) -> None:
    texts = [" ".join(text.split()) for text in AWKWARD + made_up]
    assert parser()._network is not None
    assert list(parser().parse(texts)) == list(parser().parse_by_spacy(texts))


def test_a_parse_is_the_same_alone_and_in_a_batch(made_up: list[str]) -> None:
    together = list(parser().parse(made_up[:40]))
    assert [next(parser().parse([text])) for text in made_up[:40]] == together


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=12), max_size=12))
@settings(max_examples=150, deadline=None)
def test_words_are_split_where_the_tokenizer_splits_them(drawn: list[str]) -> None:
    text = " ".join(" ".join(drawn).split())
    if not text:
        return
    doc = parser()._nlp.make_doc(text)
    (parse,) = parser().parse([text])
    assert (parse.starts, parse.ends) == ([t.idx for t in doc], [t.idx + len(t) for t in doc])


def test_forms_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch, made_up: list[str]) -> None:
    fresh = Network(Parser()._nlp)
    whole = fresh.parse(made_up[:60])
    monkeypatch.setattr(words, "LIMIT", 200)
    for at in range(0, 60, 10):
        assert fresh.parse(made_up[at : at + 10]) == whole[at : at + 10]
        assert len(fresh._words._words) <= 200


def test_another_model_is_left_to_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(nlp: Any) -> Network:
        raise Unfamiliar("wider")

    monkeypatch.setattr("sayso.reading.network.Network", refuse)
    other = Parser()
    assert other._network is None
    (parse,) = other.parse(["The dyke held."])
    assert parse.deps == ["det", "nsubj", "ROOT", "punct"]


def test_a_pipeline_of_other_parts_is_unfamiliar() -> None:
    import spacy

    with pytest.raises(Unfamiliar):
        Network(spacy.blank("en"))
