"""What translators wrote, of both programs: every field is filled, every count has its form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import c2py
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from cardesk_desktop.directions import isolated
from cardesk_desktop.i18n import load_phrasebook

FOLDER = Path(__file__).parents[2] / "i18n"
CATALOGUES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/LC_MESSAGES/*.po"))
_FIELD = re.compile(r"\{[^}]*\}")
# An Arabic noun that is counted from 11 to 99, singular accusative: 15 منتجًا. From 100 on it is 100 منتج.
_COUNTED = re.compile(r"\{n\} \w*ًا")
_LATIN_MARK = re.compile(r"[\u0600-\u06ff]\s*[,;?]")


def _read(name: str) -> Catalog:
    with (FOLDER / name).open("rb") as file:
        return read_po(file, locale=name.partition("/")[0])


def _pairs(catalogue: Catalog) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each sentence of the source with its plural, and what stands for it."""
    for message in catalogue:
        if message.id:
            said = message.string
            yield (
                (message.id,) if isinstance(message.id, str) else tuple(message.id),
                (said,) if isinstance(said, str) else tuple(said or ()),
            )


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_form_fills_the_fields_of_its_sentence(name: str) -> None:
    for sentence, forms in _pairs(_read(name)):
        wanted = set(_FIELD.findall(sentence[-1]))
        for form in forms:
            filled = set(_FIELD.findall(form))
            # "One car" and "two cars" need no number.
            assert wanted - {"{n}"} <= filled <= wanted, (sentence, form)


@pytest.mark.parametrize("name", [name for name in CATALOGUES if name.startswith("ar/")])
def test_arabic_counts_by_hundreds_are_not_said_as_those_from_eleven(name: str) -> None:
    catalogue = _read(name)
    form_of = c2py(catalogue.plural_expr)
    for sentence, forms in _pairs(catalogue):
        if len(forms) > 1:
            assert not _COUNTED.search(forms[form_of(100)]), sentence
            assert len({form_of(n) for n in (0, 1, 2, 3, 11, 100)}) == len(forms)


@pytest.mark.parametrize(
    ("n", "things"),
    [(3, "منتجات"), (10, "منتجات"), (11, "منتجًا"), (99, "منتجًا"), (100, "منتج"), (111, "منتجًا")],
)
def test_an_arabic_count_says_its_things_by_the_number(n: int, things: str) -> None:
    said = load_phrasebook("ar").plural("{n} product", "{n} products", n)
    assert said == f"{isolated(str(n), is_rtl=True)} {things}"


@pytest.mark.parametrize("name", [name for name in CATALOGUES if name.startswith("ar/")])
def test_arabic_sentences_have_arabic_commas_and_question_marks(name: str) -> None:
    for sentence, forms in _pairs(_read(name)):
        for form in forms:
            assert not _LATIN_MARK.search(_FIELD.sub("x", form)), sentence
