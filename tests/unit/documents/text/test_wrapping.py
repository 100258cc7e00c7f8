import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.documents.text.setting import SetLine, typesetter
from cardesk_desktop.documents.text.wrapping import ELLIPSIS, Column, wrap

COLUMN = Column(typesetter(), width=180, size=9)
RTL_COLUMN = Column(typesetter(), width=180, size=9, base="rtl")


def _drawn(line: SetLine) -> str:
    """What stands on the line from left to right."""
    return "".join(glyph.text for piece in line.pieces for glyph in piece.glyphs)


def test_a_short_text_is_one_line() -> None:
    assert [_drawn(line) for line in wrap("Full wash", COLUMN, 3)] == ["Full wash"]


def test_lines_break_at_blanks_and_lose_them() -> None:
    lines = [
        _drawn(line) for line in wrap("Interior steam cleaning with leather care and perfume", COLUMN, 3)
    ]
    assert len(lines) == 2
    assert " ".join(lines) == "Interior steam cleaning with leather care and perfume"


def test_a_no_break_space_holds() -> None:
    lines = [_drawn(line) for line in wrap("xxxxxxxxxxxxxxxxxxxxxxxxx AED\u00a0279.90 zzzz", COLUMN, 3)]
    assert any("AED\u00a0279.90" in line for line in lines)


def test_a_dot_between_facts_stands_at_neither_end_of_a_line() -> None:
    text = " · ".join(f"Fact number {n}" for n in range(12))
    drawn = [
        _drawn(line) for width in range(60, 200, 3) for line in wrap(text, Column(typesetter(), width, 9), 20)
    ]
    assert any(" · " in line for line in drawn)
    assert [line for line in drawn if line.strip(" ·") != line] == []


def test_typed_line_breaks_are_kept() -> None:
    assert [_drawn(line) for line in wrap("P.O. Box 4410\r\n\nDeira", COLUMN, 5)] == [
        "P.O. Box 4410",
        "Deira",
    ]


def test_lines_of_an_arabic_paragraph_are_read_from_the_first_to_the_last() -> None:
    text = "غسيل كامل خارجي وداخلي مع تنظيف المحرك وتلميع الإطارات بالشمع"
    lines = wrap(text, RTL_COLUMN, 4)
    assert len(lines) > 1
    assert all(line.is_rtl for line in lines)
    assert _drawn(lines[0]).endswith(_drawn(typesetter().line("غسيل")))
    assert _drawn(lines[-1]).startswith(_drawn(typesetter().line("بالشمع")))


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = [_drawn(line) for line in wrap("word " * 200, COLUMN, 2)]
    assert len(lines) == 2
    assert lines[1].endswith(ELLIPSIS)
    assert not lines[0].endswith(ELLIPSIS)


def test_the_ellipsis_of_an_arabic_line_stands_at_its_left_end() -> None:
    assert _drawn(wrap("محمد " * 200, RTL_COLUMN, 2)[1]).startswith(ELLIPSIS)


def test_paragraphs_left_out_leave_an_ellipsis() -> None:
    assert _drawn(wrap("one\ntwo\nthree", COLUMN, 2)[1]) == f"two {ELLIPSIS}"


def test_a_word_wider_than_the_line_is_broken() -> None:
    lines = wrap("x" * 70, COLUMN, 9)
    assert sum(len(_drawn(line)) for line in lines) == 70
    assert all(line.width(9) <= 180.5 for line in lines)


# The second one is in no shipped font: its box has a width of its own.
@pytest.mark.parametrize("mark", ["\u0323", "\u302a"])
def test_a_mark_is_not_torn_from_its_letter(mark: str) -> None:
    for width in range(20, 60):
        for line in wrap(f"x{mark}" * 30, Column(typesetter(), width, 9), 9):
            assert not _drawn(line).startswith(mark)


@pytest.mark.parametrize("mark", ["\u0323", "\u302a"])
def test_an_ellipsis_does_not_tear_a_mark_from_its_letter(mark: str) -> None:
    for width in range(20, 60):
        drawn = _drawn(wrap(f"x{mark}" * 90, Column(typesetter(), width, 9), 1)[-1])
        assert drawn.count("x") == drawn.count(mark)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "محمد" * 2_500,
        "word " * 2_000,
        "e\u0301\u0301\u0301" * 2_500,
        "a" + "\u0301" * 10_000,
        "日" * 10_000,
    ],
)
def test_ten_thousand_letters_are_three_lines_and_quick(text: str) -> None:
    started = time.thread_time()
    lines = wrap(text, COLUMN, 3)
    assert len(lines) <= 3
    assert _drawn(lines[-1]).strip(ELLIPSIS) != _drawn(lines[-1])
    assert time.thread_time() - started < 2


_TEXT = st.text(
    st.sampled_from(
        [*"aWi .,-٣5(", *"محلا", "\u0301", "\u200d", "日", "\u00a0", "\n", "\u202e", "\u2066", "\u2069"]
    ),
    max_size=120,
)


@given(_TEXT, st.integers(1, 4), st.sampled_from([COLUMN, RTL_COLUMN]))
def test_lines_are_never_more_than_asked_nor_wider_than_the_column(
    text: str, most: int, column: Column
) -> None:
    lines = wrap(text, column, most)
    assert len(lines) <= most
    assert all(line.width(9) <= 181 for line in lines)


@given(_TEXT)
def test_with_room_enough_no_letter_is_lost(text: str) -> None:
    drawn = "".join(_drawn(line) for line in wrap(text, COLUMN, 999))
    assert {char: drawn.count(char) for char in "aWi"} == {char: text.count(char) for char in "aWi"}
