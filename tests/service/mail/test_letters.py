"""Every letter in every language: whole, plain and HTML, with nothing to load and nobody to follow."""

from __future__ import annotations

import re
import unicodedata

import pytest

from cardesk_service.i18n import LANGUAGES, phrasebook, preferred
from cardesk_service.mail.letter import as_html, as_text
from cardesk_service.mail.letters.every import LETTERS

FACTS = {
    "name": "Mona <b>Haddad</b>",
    "company": "Blue & Drop",
    "person": "Omar <b>Nasser</b>",
    "code": "K7QM-3TPD",
    "link": "https://cardesk.test/page/confirm?request=AAAA&code=K7QM-3TPD",
    "effective": "2026-12-31",
    "due": "2026-12-26",
    "kept_until": "2033-12-31",
    "amount": "149900",
    "currency": "aed",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_says_all_it_has_to(name: str, language: str) -> None:
    _ = phrasebook(language)
    letter = LETTERS[name](_, FACTS)
    text, html = as_text(letter, _), as_html(letter, _)
    assert letter.subject
    assert "\n" not in letter.subject
    assert "{" not in text + letter.subject
    for part in filter(None, (letter.code, letter.link)):
        assert part in text
        assert part.replace("&", "&amp;") in html
    assert "<b>" not in html
    assert f'dir="{LANGUAGES[language].direction}"' in html


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_loads_nothing(name: str) -> None:
    html = as_html(LETTERS[name](phrasebook("en"), FACTS), phrasebook("en"))
    assert not re.search(r"<(img|script|link|iframe|object|form)|url\(|@import|src=", html)
    assert set(re.findall(r'href="([^"]*)"', html)) <= {FACTS["link"].replace("&", "&amp;")}


def test_the_last_letter_speaks_of_what_is_over() -> None:
    text = as_text(LETTERS["account_deleted"](phrasebook("en"), FACTS), phrasebook("en"))
    assert "You were the only owner of: Blue & Drop." in text


def test_a_sentence_that_ends_with_an_amount_has_one_dot() -> None:
    _ = phrasebook("ar")
    assert _.money(149_900, "aed").endswith("1,499.00\u00a0د.إ")
    text = as_text(LETTERS["paid_twice"](_, FACTS), _)
    assert ".\u2069." not in text
    assert ".." not in text


def test_a_dollar_abroad_is_called_by_its_code_as_on_the_till() -> None:
    shown = {code: phrasebook(code).money(149_900, "usd") for code in ("fr", "es", "ru")}
    assert shown == {
        "fr": "1\u202f499,00\u00a0USD",
        "es": "1.499,00\u00a0USD",
        "ru": "1\u00a0499,00\u00a0USD",
    }
    assert phrasebook("fr").money(149_900, "eur") == "1\u202f499,00\u00a0€"


def test_a_code_stands_apart_from_its_amount() -> None:
    assert phrasebook("en").money(149_900, "aed") == "AED\u00a01,499.00"
    assert phrasebook("en").money(4_900, "eur") == "€49.00"


def test_an_arabic_letter_is_in_arabic_letters() -> None:
    _ = phrasebook("ar")
    text = as_text(LETTERS["confirm"](_, FACTS), _)
    arabic = [character for character in text if unicodedata.bidirectional(character) == "AL"]
    assert len(arabic) > 100


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("fr-FR,fr;q=0.9", "fr"),
        ("de, es;q=0.4, ar;q=0.8", "ar"),
        ("ru;q=x,es", "es"),
        ("*", "en"),
        # RFC 9110, 12.4.2: spaces may stand there, and 0 is none of it.
        ("fr; q=0.1, es ; Q=0.5", "es"),
        ("fr;q=0, ru;q=0.2", "ru"),
        ("fr;q=0", "en"),
    ],
)
def test_the_first_language_that_we_speak_is_chosen(accepted: str, language: str) -> None:
    assert preferred(accepted).code == language


def test_another_language_is_english() -> None:
    assert phrasebook("tlh").language.code == "en"


def test_several_companies_stand_with_the_comma_of_the_language() -> None:
    names = ("Blue & Drop", "مغسلة النور")
    assert phrasebook("en").listed(names) == "Blue & Drop, مغسلة النور"
    assert phrasebook("ar").listed(names) == "\u2068Blue & Drop\u2069\u060c \u2068مغسلة النور\u2069"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_begins_where_the_letter_does(language: str) -> None:
    html = as_html(LETTERS["confirm"](phrasebook(language), FACTS), phrasebook(language))
    side = "right" if LANGUAGES[language].direction == "rtl" else "left"
    assert re.search(rf'<p dir="ltr" style="[^"]*text-align:{side}[^"]*">https://', html)
