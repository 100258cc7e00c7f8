"""What a sentence sends somebody to, in quotation marks, is called so where it stands, in every language.

The pages and letters of the service name buttons of the till, whose words are in another catalogue.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from devtools.catalogues import DOMAINS, FOLDER, LANGUAGES, Domain

OF_THE_SYSTEM = {"Camera access", "Let desktop apps access your camera"}
"""Switches of Windows, which has its own words for them."""
_QUOTED = re.compile(r"[“«]([^”»]+)[”»]")


def catalogue(name: str, language: str) -> Catalog:
    """What one program says in a language."""
    with (FOLDER / language / "LC_MESSAGES" / f"{name}.po").open("rb") as file:
        return read_po(file, locale=language)


def named(sentence: str) -> list[str]:
    """The names in quotation marks, but neither what somebody typed nor what the system calls its own."""
    found = [name.strip() for name in _QUOTED.findall(sentence)]
    return [name for name in found if not name.startswith("{") and name not in OF_THE_SYSTEM]


def sentences_that_name(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Sentences that name something, in English and as they are translated."""
    for each in catalogue:
        if isinstance(each.id, str) and named(each.id):
            yield each.id, str(each.string)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)
def test_what_is_named_is_called_so_on_the_screens_of_the_till(domain: Domain, language: str) -> None:
    shown = defaultdict(set)
    for each in catalogue("cardesk", language):
        if isinstance(each.id, str):
            shown[each.id].add(str(each.string))
    sentences = list(sentences_that_name(catalogue(domain.name, language)))
    assert sentences
    for english, translated in sentences:
        there = named(translated)
        for name in named(english):
            assert shown[name] & set(there), (name, translated)
        assert len(there) == len(named(english)), translated


def test_names_are_found_in_every_kind_of_quotation_marks() -> None:
    assert named("Open “Account and sync”, not “{name}” and not “Camera access”.") == ["Account and sync"]
    assert named("ouvrez «\u00a0Compte et synchronisation\u00a0»") == ["Compte et synchronisation"]
