import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.documents.bidi import Direction, resolve
from cardesk_desktop.documents.bidi.explicit import MAX_DEPTH

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


def _pieces(text: str, base: Direction = "auto") -> list[str]:
    """The runs of one line as they stand on paper, from left to right."""
    return [text[run.start : run.end] for run in resolve(text, base).visual_runs()]


def test_plain_text_is_one_run_from_left_to_right() -> None:
    resolved = resolve("Full wash, SUV - 85.00 AED (5 %)")
    assert resolved.base_level == 0
    assert set(resolved.levels) == {0}
    assert len(resolved.visual_runs()) == 1


def test_plain_text_in_a_right_to_left_line_keeps_its_trailing_dot_at_the_left() -> None:
    assert _pieces("Wash.", "rtl") == [".", "Wash"]


def test_an_invoice_number_in_arabic_text() -> None:
    text = f"فاتورة {LRI}INV-2026-00042{PDI} بتاريخ"
    # isolates stay at the level around them, the number keeps its own order
    assert [piece.strip(LRI + PDI + " ") for piece in _pieces(text)] == ["بتاريخ", "INV-2026-00042", "فاتورة"]


def test_a_phone_number_falls_apart_in_arabic_text_unless_isolated() -> None:
    phone = "+971 4 123 4567"
    assert phone not in _pieces(f"هاتف {phone}")
    assert phone in _pieces(f"هاتف {FSI}{phone}{PDI}") or phone in _pieces(f"هاتف {LRI}{phone}{PDI}")
    assert phone in _pieces(f"هاتف {LRI}{phone}{PDI}")


def test_arabic_in_a_latin_line() -> None:
    pieces = _pieces("Client محمد بن راشد (VIP)")
    assert pieces == ["Client ", "محمد بن راشد", " (VIP)"]


def test_trailing_blanks_go_to_the_end_of_the_line() -> None:
    text = "محمد  "
    assert [run.level for run in resolve(text, "ltr").visual_runs()] == [1, 0]


def test_lines_of_a_paragraph_are_ordered_one_by_one() -> None:
    text = "abc محمد def"
    resolved = resolve(text)
    assert [text[r.start : r.end] for r in resolved.visual_runs(0, 8)] == ["abc ", "محمد"]
    assert [text[r.start : r.end] for r in resolved.visual_runs(8)] == [" def"]


def test_joiners_travel_with_the_letter_before_them() -> None:
    text = "م\u200dA"
    assert _pieces(text) == ["A", "م\u200d"]


def test_a_paragraph_separator_ends_every_embedding() -> None:
    text = f"{RLI}\u202eabc\u2029def"
    levels = resolve(text, "ltr").levels
    assert levels[2] == 3
    assert levels[5:] == (0, 0, 0, 0)


def test_empty_text() -> None:
    assert resolve("", "rtl").visual_runs() == []


def test_nesting_deeper_than_the_limit_does_not_raise() -> None:
    text = RLI * 300 + "a" + PDI * 300 + "\u202b" * 300 + "ب"
    assert max(resolve(text).levels) <= MAX_DEPTH + 1


def test_what_overflows_is_closed_by_its_own_and_leaves_the_rest_alone() -> None:
    rle, pdf = "\u202b", "\u202c"
    embedded = rle * 200 + "a" + pdf * 200 + "b"
    isolated = RLI * 200 + rle + "a" + pdf + PDI * 200 + "b"
    assert resolve(embedded, "ltr").levels[-1] == resolve(isolated, "ltr").levels[-1] == 0


_ALPHABET = st.sampled_from(
    [*"aA1 .,:-+%()[]/\t\u0301\u200d\u2029", *"محא١", *"\u202a\u202b\u202c\u202d\u202e", LRI, RLI, FSI, PDI]
)


@pytest.mark.parametrize("base", ["auto", "ltr", "rtl"])
@given(text=st.text(_ALPHABET, max_size=40))
def test_visual_runs_are_a_permutation_of_the_text(base: Direction, text: str) -> None:
    runs = resolve(text, base).visual_runs()
    seen = sorted(index for run in runs for index in range(run.start, run.end))
    assert seen == list(range(len(text)))
