import pytest

from cardesk_desktop.documents.text.cleaning import own_words, printable

OVERRIDE = "\u202e"
LRI, PDI = "\u2066", "\u2069"


@pytest.mark.parametrize(
    "control",
    [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\x00", "\x7f", "\x9b", "\u200f"],
)
def test_no_control_survives_in_what_a_person_typed(control: str) -> None:
    assert own_words(f"Al{control} Marri") == "Al Marri"


def test_breaks_and_tabs_become_blanks() -> None:
    assert own_words("a\tb\nc\u2028d\x85e") == "a b c d e"


def test_joiners_that_letters_need_stay() -> None:
    assert own_words("می\u200cخواهم") == "می\u200cخواهم"


def test_half_a_surrogate_pair_cannot_reach_the_file() -> None:
    assert own_words("a\ud800b") == "ab"


def test_isolates_set_by_a_template_stay_and_overrides_do_not() -> None:
    assert printable(f"هاتف {LRI}+971{PDI}{OVERRIDE}") == f"هاتف {LRI}+971{PDI}"
