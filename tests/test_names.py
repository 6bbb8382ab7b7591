"""One person, one name across the articles of a story."""

import pytest

from dateline.names import Names
from dateline.records import EntityType


def full(forms: list[str], name: str, kind: EntityType = "person") -> str | None:
    return Names((form, kind, "named") for form in forms).full(name, kind, "named")


@pytest.mark.parametrize(
    ("forms", "name", "found"),
    [
        (["Ann Lee", "Lee"], "Lee", "Ann Lee"),
        (["Ann Lee", "President Lee"], "President Lee", "Ann Lee"),
        (["Ann Lee", "Bo Lee", "Lee"], "Lee", "Lee"),
        (["Ann Lee", "Ann Lee", "Comrade Lee"], "Comrade Lee", "Ann Lee"),
        (["Ann Lee", "such officials as Ann Lee", "Lee"], "Lee", "Ann Lee"),
        (["Donald Trump", "Donald Trump", "Donald J. Trump"], "Donald J. Trump", "Donald Trump"),
        (["Muammar Gaddafi", "Muammar Gaddafi", "Moammar Gadhafi"], "Moammar Gadhafi", "Muammar Gaddafi"),
        (["Moammar Gadhafi", "Muammar Gaddafi", "Muammar Gaddafi", "Gadhafi"], "Gadhafi", "Muammar Gaddafi"),
        (["Eric Smith", "Erica Smith"], "Erica Smith", "Erica Smith"),
        (["Jan Mueller", "John Miller"], "John Miller", "John Miller"),
        (["Ann Cox", "H. Cox", "Cox"], "Cox", "Ann Cox"),  # rather whose first name is known
        (["Ann Cox", "H. Cox", "Cox"], "H. Cox", "H. Cox"),
        (["Ann Cox", "A. Cox"], "A. Cox", "Ann Cox"),
        (["Ann Cox", "Amy Cox", "A. Cox"], "A. Cox", "A. Cox"),
        (["A.B. Lee", "Lee"], "Lee", "A.B. Lee"),
    ],
)
def test_people(forms: list[str], name: str, found: str) -> None:
    assert full(forms, name) == found


@pytest.mark.parametrize(
    ("forms", "name", "found"),
    [
        (["BP", "BP Plc"], "BP Plc", "BP"),
        (["Coast Guard", "U.S. Coast Guard", "US Coast Guard", "Coast Guard"], "U.S. Coast Guard", "Coast Guard"),
        (["US Coast Guard", "U.S. Coast Guard", "US Coast Guard"], "U.S. Coast Guard", "US Coast Guard"),
        (["US Coast Guard", "British Coast Guard"], "British Coast Guard", "British Coast Guard"),
        (["Red Cross", "American Red Cross", "British Red Cross"], "American Red Cross", "American Red Cross"),
        (["US Navy", "UK Navy"], "UK Navy", "UK Navy"),
        (["World Health Organization", "WHO"], "WHO", "World Health Organization"),
    ],
)
def test_bodies(forms: list[str], name: str, found: str) -> None:
    assert full(forms, name, "organisation") == found
