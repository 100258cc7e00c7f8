"""The phrasebook: money, numbers, dates, plurals and direction in five languages."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, fields
from datetime import UTC, date, datetime
from gettext import NullTranslations
from zoneinfo import ZoneInfo

import pytest
from typing_extensions import override

from cardesk_desktop.directions import isolated, left_to_right
from cardesk_desktop.domain.money import Currency, Money, currency
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.i18n import LANGUAGES, Phrasebook, language, load_phrasebook

AED, KWD, JPY = currency("AED"), currency("KWD"), currency("JPY")
DUBAI = ZoneInfo("Asia/Dubai")
NBSP, NNBSP = "\u00a0", "\u202f"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


class Fixed(NullTranslations):
    """A catalogue written down in the test."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__()
        self._words = messages

    @override
    def gettext(self, message: str) -> str:
        return self._words.get(message, message)


def speak(code: str, **messages: str) -> Phrasebook:
    return Phrasebook(language(code), Fixed(messages))


def test_five_languages_of_which_one_runs_right_to_left() -> None:
    assert [spoken.code for spoken in LANGUAGES] == ["en", "fr", "ar", "es", "ru"]
    assert [spoken.code for spoken in LANGUAGES if spoken.is_rtl] == ["ar"]
    with pytest.raises(ValueError, match="unknown language"):
        language("xx")


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("en", f"AED{NBSP}1,900.00"),
        ("fr", f"1{NNBSP}900,00{NBSP}AED"),
        ("es", f"1.900,00{NBSP}AED"),
        ("ru", f"1{NBSP}900,00{NBSP}AED"),
        ("ar", f"1,900.00{NBSP}د.إ"),
    ],
)
def test_money_names_its_currency_and_groups_as_the_language_does(code: str, shown: str) -> None:
    assert speak(code).money(Money(190_000, AED)) == shown


@pytest.mark.parametrize(
    ("code", "of", "shown"),
    [
        ("fr", "EUR", f"\u2212967,61{NBSP}€"),
        ("es", "EUR", f"\u2212967,61{NBSP}€"),
        ("ru", "EUR", f"\u2212967,61{NBSP}€"),
        ("ru", "RUB", f"\u2212967,61{NBSP}₽"),
        ("en", "EUR", f"EUR{NBSP}\u2212967.61"),
        ("fr", "USD", f"\u2212967,61{NBSP}USD"),
        ("ru", "USD", f"\u2212967,61{NBSP}USD"),
        ("ru", "GBP", f"\u2212967,61{NBSP}GBP"),
        ("fr", "XOF", f"\u221296{NNBSP}761{NBSP}XOF"),
        ("es", "VES", f"\u2212967,61{NBSP}VES"),
    ],
)
def test_a_sign_stands_for_the_code_where_it_names_one_currency_only(code: str, of: str, shown: str) -> None:
    assert speak(code).money(Money(-96_761, currency(of))) == shown


@pytest.mark.parametrize(
    ("code", "name", "sign"), [("en", "EUR", "EUR"), ("fr", "EUR", "€"), ("ar", "€", "€"), ("es", "EUR", "€")]
)
def test_the_head_of_a_list_that_becomes_a_file_keeps_the_code(code: str, name: str, sign: str) -> None:
    _ = speak(code)
    assert (_.currency_name(currency("EUR")), _.currency_sign(currency("EUR"))) == (name, sign)


@pytest.mark.parametrize(("of", "shown"), [(AED, "12.50"), (KWD, "1.250"), (JPY, "1,250")])
def test_an_amount_shows_every_decimal_of_its_currency(of: Currency, shown: str) -> None:
    assert speak("en").amount(Money(1250, of)) == shown


def test_a_negative_amount_has_a_true_minus_that_stays_with_its_digits_in_arabic() -> None:
    assert speak("en").amount(Money(-3110, AED)) == "\u221231.10"
    assert speak("ar").amount(Money(-3110, AED)) == f"{LRI}\u221231.10{PDI}"
    assert speak("ar").money(Money(-3110, AED)) == f"{LRI}\u221231.10{PDI}{NBSP}د.إ"


def test_letters_and_sign_of_a_currency_keep_their_order_in_an_arabic_line() -> None:
    _ = speak("ar")
    assert _.money(Money(1_250, currency("GBP"))) == f"12.50{NBSP}{LRI}UK£{PDI}"
    assert _.money(Money(1_250, currency("EUR"))) == f"12.50{NBSP}€"


def test_the_largest_amount_loses_nothing() -> None:
    assert speak("en").amount(Money(10**12 - 1, AED)) == "9,999,999,999.99"


@pytest.mark.parametrize("code", [spoken.code for spoken in LANGUAGES])
def test_digits_are_latin_in_every_language(code: str) -> None:
    _ = speak(code)
    shown = (
        _.money(Money(1_234_567, AED)),
        _.quantity(Quantity(1250)),
        _.percent(500),
        _.date(date(2026, 11, 23)),
        _.weekday(date(2026, 11, 23)),
        _.date_time(datetime(2026, 11, 23, 10, 3, tzinfo=UTC), DUBAI),
        _.plural("{n} car", "{n} cars", 12345),
        _.elapsed(4800),
    )
    for text in shown:
        digits = [char for char in text if char.isdigit()]
        assert digits
        assert all(char.isascii() for char in digits)
        assert "\u20c3" not in text


def test_quantities_and_rates_drop_idle_zeros() -> None:
    assert speak("en").quantity(Quantity(2000)) == "2"
    assert speak("en").quantity(Quantity(1500)) == "1.5"
    assert speak("fr").quantity(Quantity(250)) == "0,25"
    assert speak("en").percent(500) == "5%"
    assert speak("en").percent(-1250) == "\u221212.5%"
    assert speak("fr").percent(550) == f"5,5{NBSP}%"
    assert speak("ar").percent(500) == f"{LRI}5%{PDI}"


def test_parts_of_a_whole_keep_their_decimals_in_line() -> None:
    assert [speak("en").percent(part, places=1) for part in (4_750, 2_500, 0)] == ["47.5%", "25.0%", "0.0%"]
    assert speak("ru").percent(2_500, places=1) == f"25,0{NBSP}%"


def test_dates_and_times_are_local_to_the_company() -> None:
    late = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
    assert speak("en").date(date(2026, 11, 23)) == "23 Nov 2026"
    assert speak("en").time(late, DUBAI) == "01:30"
    assert speak("en").date_time(late, DUBAI) == "24 Nov 2026, 01:30"
    assert speak("ar").date_time(late, DUBAI) == "24 نوفمبر 2026، 01:30"
    assert speak("en").weekday(date(2026, 11, 23)) == "Monday 23 November"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (-5, "just now"),
        (59, "just now"),
        (60, "1 min"),
        (3599, "59 min"),
        (3600, "1 h"),
        (4800, "1 h 20 min"),
        (86_400, "1 d"),
        (97_200, "1 d 3 h"),
    ],
)
def test_elapsed_time_uses_two_units_at_most(seconds: int, shown: str) -> None:
    assert speak("en").elapsed(seconds) == shown


def test_fields_are_written_in_the_language() -> None:
    _ = speak("fr", **{"Pay {amount}": "Payer {amount}"})
    assert _("Pay {amount}", amount=Money(27_990, AED)) == f"Payer 279,90{NBSP}AED"
    assert _("{of} of {day}", of=Quantity(1500), day=date(2026, 11, 23)) == "1,5 of 23 nov. 2026"
    assert _("{n} rows", n=12345) == f"12{NNBSP}345 rows"
    assert _("{a} {b}", a=None, b=True) == "None True"


def test_a_slip_in_a_translation_falls_back_to_the_whole_english_sentence() -> None:
    _ = speak("fr", **{"Open {number}": "Ouvrir {numero}", "Close {number}": "Fermer {number"})
    assert _("Open {number}", number="R03-A-1") == "Open R03-A-1"
    assert _("Close {number}", number="R03-A-1") == "Close R03-A-1"


def test_a_missing_field_in_the_english_sentence_is_a_defect_that_shows() -> None:
    with pytest.raises(KeyError):
        speak("en")("Open {number}")


def test_the_empty_message_stays_empty() -> None:
    assert speak("fr", **{"": "Content-Type: text/plain"})("") == ""


def test_names_of_the_other_script_are_set_apart() -> None:
    assert speak("en")("For {name}", name="Sara") == "For Sara"
    assert speak("en")("For {name}", name="سارة") == f"For {FSI}سارة{PDI}"
    assert speak("ar")("For {name}", name="Sara") == f"For {FSI}Sara{PDI}"
    assert speak("ar")("For {name}", name="سارة") == "For سارة"


def test_a_name_cannot_turn_the_sentence_around() -> None:
    assert isolated("Ali\u202eABC\u2069", is_rtl=False) == "AliABC"
    assert isolated("\u202eعلي\u2067", is_rtl=False) == f"{FSI}علي{PDI}"
    assert isolated(left_to_right("R 60917"), is_rtl=True) == f"{LRI}R 60917{PDI}"


def test_names_in_a_row_have_the_comma_of_the_language_and_each_its_own_direction() -> None:
    mixed = speak("ar").listed(("Sara", "سارة", "R 2"))
    assert mixed == f"{RLI}{FSI}Sara{PDI}، سارة، {FSI}R 2{PDI}{PDI}"
    assert speak("ar")("For {names}", names=mixed) == f"For {mixed}"
    assert speak("fr").listed(("Sara", "", "سارة")) == f"{LRI}Sara, {FSI}سارة{PDI}{PDI}"
    assert speak("en").listed(("Sara", "Omar")) == "Sara, Omar"
    assert speak("ar").listed(("سارة", "")) == "سارة"
    assert speak("en").listed(()) == ""


def test_facts_side_by_side_begin_where_the_language_begins() -> None:
    arabic = speak("ar").side_by_side(("Toyota", "2019", "بيضاء", ""))
    assert arabic == f"{RLI}{FSI}Toyota{PDI} · {FSI}2019{PDI} · بيضاء{PDI}"
    assert speak("en").side_by_side(("Toyota", "", "2019")) == "Toyota · 2019"
    assert speak("en").side_by_side(("خالد", "paid")) == f"{LRI}{FSI}خالد{PDI} · paid{PDI}"
    assert speak("ar").side_by_side(("", "بيضاء")) == "بيضاء"


@pytest.mark.parametrize("language", ["fr", "ar", "es", "ru"])
def test_money_is_not_taken_as_a_photo_is(language: str) -> None:
    _ = load_phrasebook(language)
    assert _.context("money", "Taken") != _.context("photo", "Taken")


def test_a_phrasebook_cannot_be_changed_and_is_shared_by_threads() -> None:
    _ = load_phrasebook("en")
    for part in fields(_):
        with pytest.raises(FrozenInstanceError):
            setattr(_, part.name, None)
    with ThreadPoolExecutor(4) as threads:
        shown = list(threads.map(lambda n: _.plural("{n} car", "{n} cars", n), range(200)))
    assert shown[:3] == ["0 cars", "1 car", "2 cars"]
    assert shown[199] == "199 cars"


def test_a_sentence_of_nothing_but_fields_reads_as_its_language_does() -> None:
    arabic = load_phrasebook("ar")
    said = arabic("{name}, {rate}", name="Omar", rate="5%")
    assert said == f"\u2067{FSI}Omar{PDI}، {FSI}5%{PDI}{PDI}"
    assert load_phrasebook("en")("{name}, {rate}", name="Omar", rate="5%") == "Omar, 5%"


def test_a_sentence_that_begins_with_a_foreign_word_reads_as_its_language_does() -> None:
    arabic = load_phrasebook("ar")
    hint = arabic("PNG or JPEG; without one, invoices show the first letter of the name.")
    assert hint.startswith("\u2067PNG")
    assert hint.endswith(PDI)
    assert arabic("Save").isalpha()
    assert arabic("CarDesk Desktop") == "CarDesk Desktop"
