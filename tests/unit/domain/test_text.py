"""Typed text: composed, without anything invisible that could turn a paper around."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.text import NAME_LIMIT, many_lines, one_line, without_controls


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  Fatima   Al Mansoori ", "Fatima Al Mansoori"),
        ("Ahmed\u202egnaW\u202c Ali", "AhmedgnaW Ali"),  # right-to-left override
        ("\u2066Omar\u2069\u200e\u200f\u061c", "Omar"),
        ("Zero\u200bwidth\ufeff", "Zerowidth"),
        ("Rene\u0301", "René"),  # NFC
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("line\nbreak\ttab", "line break tab"),
        ("Ahmed\rAli\x0bKhan\x85Co\u2028Ltd", "Ahmed Ali Khan Co Ltd"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian needs the joiner
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("غسيل Nissan Патрол", "غسيل Nissan Патрол"),
        ("soft\u00adhyphen \ue000", "softhyphen"),
        ("\ud800broken", "broken"),
        ("", ""),
    ],
)
def test_a_line_is_cleaned_at_the_door(typed: str, clean: str) -> None:
    assert one_line(typed, field="name") == clean


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "\u202e\u200b", "\u200d", " \u200c \u200d ", "\x00"])
def test_a_needed_field_wants_something_visible(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        one_line(typed, field="name", is_needed=True)
    assert refused.value.code is Code.TEXT_MISSING
    assert refused.value.params == {"field": "name"}


def test_a_name_of_ten_thousand_characters_is_refused_with_its_length() -> None:
    with pytest.raises(Refused) as refused:
        one_line("x" * 10_000, field="name")
    assert refused.value.code is Code.TEXT_TOO_LONG
    assert refused.value.params == {"field": "name", "limit": NAME_LIMIT, "length": 10_000}


def test_the_limit_counts_what_is_kept() -> None:
    assert one_line("\u200b" * 10_000 + "Omar" + " " * 10_000, field="name") == "Omar"
    assert len(one_line("ع" * NAME_LIMIT, field="name")) == NAME_LIMIT
    assert len(one_line("e\u0301" * NAME_LIMIT, field="name")) == NAME_LIMIT


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("one\u2028two\x85three", "one\ntwo\nthree"),
        ("\n  left at the door\u202e  \n", "left at the door"),
        ("key:\tblue box", "key:\tblue box"),
        ("", ""),
    ],
)
def test_a_note_keeps_its_lines(typed: str, clean: str) -> None:
    assert many_lines(typed, field="note") == clean


def test_a_long_note_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        many_lines("n\n" * 5_000, field="note")
    assert refused.value.code is Code.TEXT_TOO_LONG


@given(st.text())
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    line, note = one_line(typed, field="f", limit=10**6), many_lines(typed, field="f", limit=10**6)
    assert one_line(line, field="f", limit=10**6) == line
    assert many_lines(note, field="f", limit=10**6) == note


@given(st.text())
def test_nothing_that_hides_or_turns_is_left(typed: str) -> None:
    line = one_line(typed, field="f", limit=10**6)
    assert unicodedata.is_normalized("NFC", line)
    assert all(unicodedata.category(char) not in ("Cc", "Cs", "Co") for char in line)
    assert all(char in "\u200c\u200d" for char in line if unicodedata.category(char) == "Cf")
    assert line.encode().decode() == line
    assert without_controls(line) == line
