"""Names of entries as a reader of English expects them."""

from __future__ import annotations

from functools import lru_cache

from sayso.knowledge.places.gazetteer import Gazetteer, Row

_WORDS = tuple(
    "Oblast Province Region Governorate Krai State County District Prefecture Republic Department Raion Emirate "
    "Voivodeship Canton Parish".split()
)

#: Words of other languages in the names of divisions as GeoNames writes them.
_LOCAL = ("oblast", "respublika", "kray", "sheng", "zizhiqu", "okrug", "muhafazat", "ostan-e")


@lru_cache(8192)
def label(row: Row) -> str:
    """The English name of a division where the gazetteer has one, else the entry's own name.

    ``Donetska oblast`` is *Donetsk Oblast*; a town keeps its name.
    """
    if row.type not in ("adm1", "adm2"):
        return row.name
    names = row.names
    # Navarra, Comunidad Foral de
    own = names[0].partition(",")[0]
    if own.isascii() and not any(word in own.lower() for word in _LOCAL):
        return own
    for name in names:
        if name.isascii() and name.endswith(_WORDS) and not name.startswith(("Oblast", "Province", "Autonomous")):
            return name.replace("  ", " ")
    plain = [n for n in names[1:] if n.isascii() and n[:1].isupper() and len(n) > 3 and " " not in n]
    return min(plain, key=lambda n: (len(n), n)) if plain else own


def described(row: Row, gazetteer: Gazetteer) -> str:
    """An entry in one line: *Pokrovsk, town in Donetsk Oblast, Ukraine*."""
    kinds = {"adm1": "first-level division", "adm2": "second-level division", "capital": "capital", "plant": "site"}
    around = [label(r) for r in gazetteer.containers(row)]
    if row.admin2 is not None and around:
        around = around[1:]
    kind = kinds.get(row.type, row.type)
    return f"{label(row)}, {kind}" + (f" in {', '.join(around)}" if around else "")
