"""Given names in the forms of several languages."""

from __future__ import annotations

import pytest

from sayso.knowledge.people import given_sound
from sayso.knowledge.tables import table


@pytest.mark.parametrize(
    "forms",
    [
        "Vladimir Volodymyr Uladzimir",
        "Oleksandr Alexander Aleksandr",
        "Mykola Nikolai Nikolay",
        "Serhiy Sergei Sergey Serhii",
        "Yevhen Yevgeny Evgeny",
        "Ihor Igor",
    ],
)
def test_forms_of_one_name_are_one(forms: str) -> None:
    assert len({given_sound(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Oleg", "Igor"), ("Andrei", "Alexei"), ("Pavel", "Pyotr"), ("Anna", "Hanna")]
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert given_sound(one) != given_sound(other)


def test_no_form_is_of_two_names() -> None:
    keys = [given_sound(form) for (forms,) in table("name_forms") for form in forms.split()[:1]]
    assert len(keys) == len(set(keys))
    for (forms,) in table("name_forms"):
        assert len({given_sound(form) for form in forms.split()}) == 1, forms
