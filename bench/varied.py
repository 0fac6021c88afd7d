"""Made-up reports for what is said of speed: more frames than ``bench.corpus`` has, and a vocabulary that grows as
long as one reads; and near copies of them."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench.corpus import _FRAMES, _SLOTS, _words
from sayso.model import Report

_ONSETS = "b br d dr f g gr h j k kr l m n p r s sh st t tr v z".split()
_VOWELS = "a e i o u ai ei ou".split()
_ENDS = "nov ski man sen ez ian shvili enko berg wood ford ton ley mann kar di ra lin sky dze".split()
_FIRST = """
Adele Boris Carmen Daoud Elif Farid Greta Hassan Ines Jonas Katya Luis Miriam Nikolai Oksana Paolo Rania Stefan
Tamara Umar Vera Walid Xenia Yusuf Zofia
""".split()
_MORE_PLACES = """
Zaporizhzhia; Sumy; Poltava; Chernihiv; Vilnius; Riga; Ankara; Izmir; Gaziantep; Erbil; Kirkuk; Deir ez-Zor;
Homs; Idlib; Aden; Taiz; Hodeidah; El Fasher; Nyala; Kassala; Bukavu; Beni; Gao; Timbuktu; Niamey; Maiduguri;
Asmara; Mekelle; Hargeisa; Tashkent; Bishkek; Herat; Kandahar; Quetta; Peshawar; Srinagar; Sittwe; Mandalay;
Mostar; Banja Luka; Mitrovica; Sukhumi; Batumi; Gyumri; Stepanakert; Ganja; Chisinau; Tiraspol; Nicosia;
Famagusta; Beirut; Tyre; Nablus; Hebron; Rafah; Khan Younis; Port-au-Prince; Bogota; Cucuta
""".split(";")
_KINDS = """
abandoned; ageing; bomb-damaged; brick; burnt-out; central; coastal; crowded; deep-water; derelict; disputed;
dusty; eastern; flooded; former; half-built; heavily guarded; historic; industrial; low-lying; makeshift;
narrow; new; northern; privately owned; remote; rural; second; Soviet-era; southern; state-run; strategic;
temporary; underground; unlit; vast; walled; western; wooden; makeshift
""".split(";")
_NOUNS = """
airstrip; archive; bakery; barracks; brickyard; bus station; cannery; cathedral; cement works; checkpoint;
clinic; college; customs house; dairy; depot; dispensary; embankment; ferry landing; fish market; flour mill;
foundry; fuel store; gas terminal; granary; guesthouse; hangar; housing block; hydroelectric dam; junction;
kindergarten; laboratory; library; lighthouse; marketplace; mine; mosque; observation post; orchard; paper mill;
pipeline; pumping station; quarry; radio mast; refinery; reservoir; rolling mill; sawmill; school; sewage works;
shipyard; silo; slaughterhouse; stadium; sugar factory; switching yard; tannery; tram depot; tunnel; viaduct;
warehouse
""".split(";")
_REASONS = """
the talks had stalled; the road was mined; nobody had told them to leave; the fuel had run out; winter was near;
the treaty had lapsed; both sides wanted time; the river had risen; their radios had failed; money was short;
the ceasefire did not hold; the inspectors had been turned back; the ballots were never counted;
the port stayed closed
""".split(";")
_VARIED = (
    "{person}, who ran the {kind} {noun} outside {place} until {month}, said {reason}.",
    "“{Reason}, and we had {n} people to feed,” {person} {says} in a statement from {place} {day}.",
    "The {kind} {noun} was {deed} {day}, the {nation} ministry of defence {says}, adding that {reason}.",
    "Although {reason}, {n} families stayed in the {kind} {noun} in {place}, according to {person} of "
    "the town council.",
    "{office} {person} accused {nation} {force} of having {deed} a {kind} {noun} between {place} and "
    "{place2} {day}.",
    "If {nation} {force} do not leave the {noun} by {month}, {person} warned, {place} will {hedge} cut "
    "off {topic}.",
    "Officials in {place} denied that {force} had {deed} the {noun}, which lies {km} kilometres from {place2}.",
    "A spokeswoman for {person} told a news agency that {topic} had {hedge} cost {n} jobs at the {kind} {noun}.",
    "{person} and {person2} met in {place} {day} to discuss {topic}, but neither would say whether {reason}.",
    "Satellite pictures taken {day} show a {kind} {noun} near {place} on fire; {office} {person} blamed "
    "{nation} {force}.",
    "By {month} some {n} tonnes of grain lay in the {noun} at {place}, because {reason}, {person} reported.",
    "“Nobody {deed} the {noun},” {person2} {says}, contradicting what {office} {person} had told parliament {day}.",
    "The {nation} president is expected to travel to {place} {day}, where {n} delegates will vote on {topic}.",
    "What remains of the {kind} {noun} in {place} now houses {n} people, most of them women and children "
    "from {place2}.",
)  # fmt: skip
_MONTHS = "January February March April May June July August September October November December".split()


def varied(count: int, seed: int = 1) -> Iterator[Report]:
    """``count`` reports as of ``reports``, with more frames and a vocabulary that grows as long as one reads."""
    rng = random.Random(seed)
    seen: set[str] = set()

    def name() -> str:
        syllable = rng.choice(_ONSETS) + rng.choice(_VOWELS)
        middle = rng.choice(_ONSETS) + rng.choice("aeiou") if rng.random() < 0.4 else ""
        return f"{rng.choice(_FIRST)} {(syllable + middle).capitalize()}{rng.choice(_ENDS)}"

    def sentence() -> str:
        frame = rng.choice(_VARIED if rng.random() < 0.7 else _FRAMES)
        slots = {slot: rng.choice(words) for slot, words in _SLOTS.items()}
        reason = rng.choice(_words(_REASONS))
        slots |= {
            "person": name(), "person2": name(), "place": rng.choice(_WHERE), "place2": rng.choice(_WHERE),
            "kind": rng.choice(_words(_KINDS)), "noun": rng.choice(_words(_NOUNS)), "reason": " ".join(reason.split()),
            "Reason": " ".join(reason.split()).capitalize(), "month": rng.choice(_MONTHS),
            "km": str(rng.randint(2, 60)),
        }  # fmt: skip
        made = " ".join(frame.format(n=rng.randint(3, 9999), **slots).split())
        made = made[0].upper() + made[1:]
        return made if made not in seen else sentence()

    for number in range(count):
        paragraphs = []
        for _ in range(rng.randint(4, 10)):
            lines = [sentence() for _ in range(rng.randint(2, 3))]
            seen.update(lines)
            paragraphs.append(" ".join(lines))
        yield Report(
            id=f"varied-{number:06}",
            text="\n\n".join(paragraphs),
            title=sentence().rstrip("."),
            published=f"2025-{1 + number // 28 % 12:02}-{1 + number % 28:02}",
            outlet=f"Outlet {number % 17}",
            language="en",
        )


_WHERE = [*_SLOTS["place"], *_words(_MORE_PLACES)]


def near_copies(originals: list[Report], seed: int = 1) -> list[Report]:
    """Each report, and behind it a copy of an outlet that cut one sentence and wrote another one anew."""
    rng = random.Random(seed)
    fresh = (line for report in varied(len(originals), seed + 1000) for line in report.text.split("\n\n"))
    feed: list[Report] = []
    for original in originals:
        parts = original.text.split("\n\n")
        if len(parts) > 1:
            del parts[rng.randrange(len(parts))]
        parts[rng.randrange(len(parts))] = next(fresh).split(". ")[0].rstrip(".") + "."
        copy = Report(
            id=f"{original.id}-copy", text="\n\n".join(parts), title=original.title, published=original.published,
            outlet="The Copyist", language="en",
        )  # fmt: skip
        feed += [original, copy]
    return feed
