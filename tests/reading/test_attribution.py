"""Forms of attribution that the table of stances does not show; nesting; sources."""

from __future__ import annotations

import pytest

from sayso.model import Extract
from tests.reading.helpers import read


def _told(extract: Extract) -> list[tuple[str, str]]:
    return [(c.sources[0].text if c.sources else "", c.text) for c in extract.claims if c.sources or c.cue]


HEADLINES = [
    ("Minister: Dam is safe", "Minister", "Dam is safe"),
    ("Harbour Chief Slams Ferry Plan", "Harbour Chief", "Ferry Plan"),
    ("Dam Is Safe, Minister Says", "Minister", "Dam Is Safe"),
    ("Brandt Vows To Rebuild School", "Brandt", "To Rebuild School"),
    ("Keane on the late goal: ‘We Were Asleep’", "Keane", "‘We Were Asleep’"),
    ("Union Calls For Strike", "Union", "Strike"),
]


@pytest.mark.parametrize(("title", "source", "content"), HEADLINES)
def test_headline(title: str, source: str, content: str) -> None:
    extract = read("The day was long. Nothing else happened.", title=title)
    found = [(c.sources[0].text, c.text) for c in extract.claims if c.part == "title" and c.sources]
    assert found == [(source, content)]


def test_quotation_over_paragraphs_is_one_claim() -> None:
    text = (
        "“We waited all night,” said Marta Lind, a nurse. “Nobody came.\n\n"
        "“In the morning we walked.”\n\nThe road was dry."
    )
    extract = read(text)
    spoken = [c for c in extract.claims if c.manner == "quoted"]
    assert len(spoken) == 1
    assert [text[a:b] for a, b in spoken[0].pieces] == [
        "“We waited all night,”", "“Nobody came.", "“In the morning we walked.”",
    ]  # fmt: skip
    assert spoken[0].sources[0].text == "Marta Lind, a nurse"


def test_chain_has_the_nearest_source_first() -> None:
    (claim,) = [
        c for c in read("Interfax, citing the ministry, reported that the convoy had left.").claims if c.sources
    ]
    assert [(s.text, s.cue.text if s.cue else "") for s in claim.sources] == [
        ("the ministry", "citing"), ("Interfax", "reported"),
    ]  # fmt: skip


def test_nested_claim_points_at_the_one_around_it() -> None:
    claims = {c.text: c for c in read("The ministry said that officers believed the bridge was mined.").claims}
    inner, outer = claims["the bridge was mined"], claims["that officers believed the bridge was mined"]
    assert inner.inside == outer.id
    assert outer.inside is None


def test_doubt_of_the_telling_reaches_the_nested_claim() -> None:
    claims = {c.text: c for c in read("The envoy is said to have told the king that the fleet was lost.").claims}
    assert claims["that the fleet was lost"].certainty == "unsure"


def test_offer_carries_its_condition() -> None:
    text = "Norland is prepared to end the blockade, but on the condition that Sudland opens talks."
    (claim,) = [c for c in read(text).claims if c.attitude == "offer"]
    assert claim.condition is not None
    assert claim.condition.text == "on the condition that Sudland opens talks"


def test_scare_quotes_and_titles_are_no_claims() -> None:
    extract = read("The band played “Blue Harbour” twice, and the “festival” ended in the rain.")
    assert _told(extract) == []


def test_author_is_no_source() -> None:
    assert _told(read("I think the plan is sound. You know how these things end.")) == []


def test_coordinate_main_clauses_are_apart() -> None:
    plain = [c.text for c in read("The river rose overnight and the bridge collapsed at dawn.").claims]
    assert plain == ["The river rose overnight", "the bridge collapsed at dawn"]


def test_clauses_parted_by_a_semicolon_are_apart() -> None:
    text = "At home, this can account for the losses of the army; abroad, it is making room for talks."
    assert [c.text for c in read(text).claims if c.manner == "plain"] == [
        "At home, this can account for the losses of the army", "abroad, it is making room for talks",
    ]  # fmt: skip


def test_notices_are_not_read() -> None:
    text = "The bridge fell on Monday.\n\nThis article represents the personal views of the author."
    extract = read(text)
    assert extract.notices
    assert all("personal views" not in c.text for c in extract.claims)


def test_transcript() -> None:
    text = "The talk went on air at noon.\n\nANNA LIND: The dam will not hold.\n\nPER BERG: That is false."
    assert ("ANNA LIND", "The dam will not hold") in _told(read(text))


@pytest.mark.parametrize(
    ("text", "content", "sources"),
    [
        ("The party released an advertisement that urges voters to stay.", "voters to stay", ["that", "The party"]),
        ("He shook hands and asked workers if they planned to strike.", "if they planned to strike", ["He"]),
        ("“It is over,” Lind shot back.", "“It is over,”", ["Lind"]),
        ("Lind is talking up his plan to drain the lake.", "to drain the lake", ["Lind"]),
        ("Two analysts found in May that the army is weak.", "that the army is weak", ["Two analysts"]),
        ("Lind insisted that he has “grown the club,” claiming that he is rich.", "that he is rich", ["Lind"]),
    ],
)
def test_sources_that_the_parse_hides(text: str, content: str, sources: list[str]) -> None:
    found = [[s.text for s in c.sources] for c in read(text).claims if c.text == content]
    assert sources in found


@pytest.mark.parametrize("text", ["the said", "The said.", "“", "said “", "according to", "said said", "’s claim that"])
def test_fragments_are_read(text: str) -> None:
    assert not [p for p in read(text).problems if p.code == "failed"]


_AHEAD = "The road reopened at noon.\n\n"

GOING_ON = [
    # a quotation that begins the next sentence, or the next paragraph, is more of what was said
    (
        "The roads are “in ruins,” Lind said from his office. “Nobody has mended them.”",
        "Lind", ["The roads are “in ruins,”", "“Nobody has mended them.”"],
    ),
    (
        "“They are good people,” Lind said.\n\n“But I see a lot of them in here.”",
        "Lind", ["“They are good people,”", "“But I see a lot of them in here.”"],
    ),
    (
        "The minister said that the levy would rise.\n\n“It will pay for the new beds. We need them.”",
        "The minister", ["that the levy would rise", "“It will pay for the new beds. We need them.”"],
    ),
    # the title of a programme does not part the pieces
    (
        "“He is a fraud,” Lind said Sunday on Radio Nord's “Face the Town.” “I will not vote for him.”",
        "Lind", ["“He is a fraud,”", "“I will not vote for him.”"],
    ),
    # the stop of a question parts the quotation from its cue
    (
        "“How are you today?” Berg, a retired miner, said into the phone. “We call all our members.”",
        "Berg, a retired miner", ["“How are you today?”", "“We call all our members.”"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "pieces"), GOING_ON)
def test_quotations_go_on(text: str, source: str, pieces: list[str]) -> None:
    whole = _AHEAD + text
    found = [(c.sources[0].text, [whole[a:b] for a, b in c.pieces]) for c in read(whole).claims if c.sources]
    assert (source, pieces) in found


def test_an_answer_is_not_the_words_of_who_asked() -> None:
    told = _told(read(_AHEAD + "“Did you see it?” Lind asked.\n\n“It was gone before we came.”"))
    assert told == [("Lind", "“Did you see it?”")]


SPEECH = [
    ("“It was cold all night.” — Marta Lind, Turku", "Marta Lind, Turku", "“It was cold all night.”"),
    ("He wrote on Facebook:\n\n“I am tired, and I hope it ends.”", "He", "“I am tired, and I hope it ends.”"),
    ("“Better stay at home,” tweeted another.", "another", "“Better stay at home,”"),
    ("Said Lind: “Nobody asked us about the road.”", "Lind", "“Nobody asked us about the road.”"),
    ("“I heard the speech,\" Berg said.", "Berg", "“I heard the speech,\""),
    ("\"But Berg won,” Lind said.", "Lind", "\"But Berg won,”"),
    ("“It is unusual,“ said Lind.", "Lind", "“It is unusual,“"),
    ("“He said \"no\" to me,” Lind said.", "Lind", "“He said \"no\" to me,”"),
    ("Berg, the mayor, tweeted in reply: “Nonsense, all of it.”", "Berg, the mayor", "“Nonsense, all of it.”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), SPEECH)
def test_direct_speech(text: str, source: str, content: str) -> None:
    assert (source, content) in _told(read(_AHEAD + text))


def test_a_title_is_not_said() -> None:
    told = _told(read(_AHEAD + "The war ruined his plans, Lind said in his book, “Rain and Snow.” So they stayed."))
    assert told == [("Lind", "The war ruined his plans")]


def test_questions_and_answers() -> None:
    text = "Q: Who broke it? Was it you?\n\nA: I think it was the wind. It blew.\n\nQ: And then?\n\nA: Nothing."
    found = [(c.sources[0].text, c.text, c.attitude) for c in read(text).claims if c.cue and c.cue.text == ":"]
    assert found == [
        ("Q", "Who broke it? Was it you?", "question"), ("A", "I think it was the wind. It blew.", "statement"),
        ("Q", "And then?", "question"), ("A", "Nothing.", "statement"),
    ]  # fmt: skip


INSERTED = [
    ("The office got 900 letters, which she said held all her work.", "she", "which she said held all her work"),
    ("Part of the trouble, say experts like Lind, is the ground.", "experts like Lind",
     "Part of the trouble, say experts like Lind, is the ground"),
    ("These grounds, the lawyers said, “all lead to one end.”", "the lawyers",
     "These grounds, the lawyers said, “all lead to one end.”"),
    ("The envoy condemned what he called a breach of the truce.", "The envoy", "what he called a breach of the truce"),
    ("Lind praised her work on the dam.", "Lind", "her work on the dam"),
    ("Lind called for the chief of police to resign.", "Lind", "the chief of police to resign"),
    ("He said that they had weighed it and concluded that it was sound.", "He",
     "that they had weighed it and concluded that it was sound"),
    ("He said as the crowd booed that he would leave.", "He", "that he would leave"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), INSERTED)
def test_extents(text: str, source: str, content: str) -> None:
    assert (source, content) in _told(read(text))


LOST = [
    ("In Turku, Finland, 62-year-old Marta Lind explained how the mill burned.", "62-year-old Marta Lind"),
    ("Lind, appearing after Berg at the forum, said the talks were over.", "Lind"),
    ("Party activists hoping to block the merger say they are in the midst of a bump.", "Party activists"),
    ("As part of his plea, Marcel Lind, 44, said that he had hurt nobody.", "Marcel Lind, 44"),
    ("“It is sound,” said Lind, explaining that the mill had been mended.", "Lind"),
    ("Noting that the mill was old, Lind warned that it could burn.", "Lind"),
    ("It goes on to fault the harbour board, saying any ship could have been hit.", "It"),
    ("Because of the rain, Lind, whose firm makes the pumps, said the sale was off.", "Lind"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source"), LOST)
def test_lost_subjects(text: str, source: str) -> None:
    assert source in [name for name, _ in _told(read(text))]


def test_what_was_withheld_is_not_said() -> None:
    assert _told(read("The envoy refused to say how strong the garrison was.")) == [
        ("The envoy", "to say how strong the garrison was")
    ]


def test_a_telling_over_two_predicates_takes_both() -> None:
    text = "The prince has left the bay, the scout said, and threatens to burn the town."
    assert _told(read(text)) == [
        ("the scout", "The prince has left the bay, the scout said, and threatens to burn the town"),
        ("The prince", "to burn the town"),
    ]


@pytest.mark.parametrize("title", ["A rider from Turku", "What the pilot saw", "No second train", "By wire from Oslo"])
def test_a_title_without_a_verb_states_nothing(title: str) -> None:
    assert [
        c.text for c in read("The road is open. Nothing else happened.", title=title).claims if c.part == "title"
    ] == []


#: ``he`` and ``she`` that say something, and the name of whom they mean, "" where that is open.
PRONOUNS = [
    ("Erik Berg was away; his secretary, Nils Lind, declined to open it. “I know the seal,” he said.", "Nils Lind"),
    ("Erik Berg wrote on Monday. A clerk said that the letter was lost. Nobody wept, he said.", ""),
    ("Nils Lind said the road was open. Erik Berg arrived at noon. He said it was not.", "Erik Berg"),
    ("Erik Berg has left the town. A hatter has built a model of it. He has promised to break it.", ""),
    ("Marta Lind said the dam was safe. It would hold, she said.", "Marta Lind"),
    ("Marta Lind spoke first. Erik Berg said little. She rejected the charges.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), PRONOUNS)
def test_pronouns_of_sources(text: str, name: str) -> None:
    extract = read(text)
    actors = {a.id: a.name for a in extract.actors}
    last = [s for c in extract.claims for s in c.sources if s.text.lower() in ("he", "she")][-1]
    assert actors.get(last.actor or "", "") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Kremlin has turned the plan down. It said the draft was no good.", "Russia"),
        ("Residents met at the quay. They demanded that the crane be moved.", "Residents"),
        ("Ankara called its envoy home. It accused the firm of spying.", "Turkey"),
        # two whom it may mean, or none
        ("NATO met the Kremlin in Oslo. It said the draft was no good.", ""),
        ("Residents met the drivers at the quay. They said the crane had failed.", ""),
        ("The boat left the quay. It said the tank had leaked.", ""),
    ],
)
def test_it_and_they_mean_the_only_body_of_the_sentence_before(text: str, name: str) -> None:
    extract = read(text)
    names = {a.id: a.name for a in extract.actors}
    told = [c.sources[0] for c in extract.claims if c.sources and c.sources[0].text in ("It", "They")]
    assert [names.get(s.actor or "", "") for s in told] == [name]


#: Contents that the parse hangs elsewhere or does not see as such: text, source ("" for none), content.
ELSEWHERE = [
    ("Marlow's boast that he was rich convinced nobody.", "Marlow", "that he was rich"),
    ("The pledge by the baker to stay open was broken.", "the baker", "to stay open"),
    ("A warning from the guild that the quay was rotten came late.", "the guild", "that the quay was rotten"),
    ("The belief among growers that rain would come drove up the price.", "growers", "that rain would come"),
    ("The refusal of the pilot to leave the quay was punished.", "the pilot", "to leave the quay"),
    ("The cook had confessed to a waiter that she burned the bread.", "The cook", "that she burned the bread"),
    ("The panel was told by a diver that the pier was cracked.", "a diver", "that the pier was cracked"),
    ("The firm told its owners in a call that the mill had closed.", "The firm", "that the mill had closed"),
    ("The clerk told friends he wants to sell the boat.", "The clerk", "he wants to sell the boat"),
    ("Officials admit in private that they fear a flood.", "Officials", "that they fear a flood"),
    ("As reported by the harbour office, the crane is broken.", "the harbour office", "the crane is broken"),
    ("The mayor, it was alleged in court, took the cash.", "", "The mayor, it was alleged in court, took the cash"),
    ("The road was shut, it was announced on Monday.", "", "The road was shut"),
    ("The baker has sold the mill, a pal claims.", "a pal", "The baker has sold the mill"),
    ("Mill 'set to close' – owner", "owner", "Mill 'set to close'"),
    ("Growers urged to store water", "", "Growers urged to store water"),
    ("The alleged leader of the ring lives in Turku.", "", "leader of the ring"),
    ("The judge ordered that the files be burned.", "The judge", "that the files be burned"),
    ("The coach made a plea for calm.", "The coach", "calm"),
    ("The clerk denied having read the note.", "The clerk", "having read the note"),
    ("The clerk promised his wife to be home by noon.", "The clerk", "to be home by noon"),
    ("The clerk spoke of “a dark day for the guild”.", "The clerk", "“a dark day for the guild”"),
    ("The guild praised its clerk on Tuesday.", "The guild", "its clerk"),
    ("The clerk reported that growers had seen a light on the hill.", "growers", "a light on the hill"),
]


@pytest.mark.parametrize(("text", "source", "content"), ELSEWHERE)
def test_contents_that_the_parse_hangs_elsewhere(text: str, source: str, content: str) -> None:
    assert (source, content) in _told(read(text))


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "The baker was quoted by the Lakeside Tribune as saying that the mill had closed.",
            ["The baker", "the Lakeside Tribune"],
        ),
        (
            "The baker, quoted by the Lakeside Tribune, said that the mill had closed.",
            ["The baker", "the Lakeside Tribune"],
        ),
        ("Interfax reported, citing two sources, that the mill had closed.", ["two sources", "Interfax"]),
    ],
)
def test_chains(text: str, sources: list[str]) -> None:
    told = [c for c in read(text).claims if c.text == "that the mill had closed"]
    assert [[s.text for s in c.sources] for c in told] == [sources]
