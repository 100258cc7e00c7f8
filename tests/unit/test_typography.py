"""What French and Spanish want of spaces, quotes and marks, in every sentence of both catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from cardesk_desktop.paths import catalogue

# Lexique des règles typographiques en usage à l'Imprimerie nationale: a no-break space before a colon and
# inside of guillemets, a narrow one before ; ! ?, a curled apostrophe, no space before the suspension points.
FRENCH = {
    "the space before a colon breaks": re.compile(r"\w\)? :"),
    "the space before ; ! ? is not a narrow one that never breaks": re.compile(
        r"[^\u202f\W\d][;!?]|[ \u00a0][;!?]"
    ),
    "the space inside of guillemets breaks": re.compile("«[^\u00a0]|[^\u00a0]»"),
    "a straight apostrophe": re.compile(r"\w'\w"),
    "a space before suspension points": re.compile(r"\s…"),
    "the space before a per cent sign breaks": re.compile(r"[\w}] %"),
}
# Ortografía de la lengua española (2010): opening marks, suspension points joined to the word before them.
SPANISH = {
    "a question that does not open": re.compile(r"^[^¿]*\?"),
    "an exclamation that does not open": re.compile(r"^[^¡]*!"),
    "a space before suspension points": re.compile(r"\s…"),
    "the space before a per cent sign breaks": re.compile(r"[\w}] %"),
    "English quotation marks": re.compile("[“”]"),
}


def sentences(code: str) -> Iterator[str]:
    """Every translated sentence of the desk and the service."""
    for domain in ("cardesk", "service"):
        with catalogue(code).with_name(f"{domain}.po").open("rb") as file:
            for message in read_po(file, locale=code):
                if message.id and message.string:
                    yield from [message.string] if isinstance(message.string, str) else message.string


@pytest.mark.parametrize(("code", "rules"), [("fr", FRENCH), ("es", SPANISH)])
def test_every_sentence_is_set_as_its_language_sets_it(code: str, rules: dict[str, re.Pattern[str]]) -> None:
    said = list(sentences(code))
    assert len(said) > 2000
    slips = [(rule, text) for text in said for rule, slip in rules.items() if slip.search(text)]
    assert slips == []
