"""A recovery code is read as people type it, and an error in it is noticed at once."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.recovery_code import (
    ALPHABET,
    LENGTH,
    RANDOM_BITS,
    grouped,
    read_recovery_code,
    recovery_code,
)

RANDOM = st.integers(0, (1 << RANDOM_BITS) - 1)
PLACE = st.integers(0, LENGTH - 1)


def refused(text: str) -> Refused:
    with pytest.raises(Refused) as refusal:
        read_recovery_code(text)
    return refusal.value


@given(RANDOM)
def test_a_code_is_read_back(random: int) -> None:
    code = recovery_code(random)
    assert len(code) == LENGTH + 6
    assert {len(group) for group in code.split("-")} == {4}
    assert grouped(read_recovery_code(code)) == code


@given(RANDOM, RANDOM)
def test_two_numbers_have_two_codes(one: int, other: int) -> None:
    assert (recovery_code(one) == recovery_code(other)) is (one == other)


@given(RANDOM)
def test_it_is_read_in_any_case_with_any_spaces_and_with_arabic_digits(random: int) -> None:
    code = recovery_code(random)
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for typed in (code.lower(), code.replace("-", ""), f" {code.replace('-', ' – ')}\n", arabic):
        assert grouped(read_recovery_code(typed)) == code


@given(RANDOM)
def test_look_alikes_are_read_as_what_they_look_like(random: int) -> None:
    code = recovery_code(random)
    for typed in (
        code.replace("0", "O").replace("1", "l"),
        code.replace("0", "о").replace("1", "I"),
        code.translate(str.maketrans("ABEKMHPCTYX", "АВЕКМНРСТУХ")),
        code.replace("V", "u"),
    ):
        assert grouped(read_recovery_code(typed)) == code


@given(RANDOM, PLACE, PLACE, st.sampled_from(ALPHABET), st.sampled_from(ALPHABET))
def test_any_two_wrong_characters_are_noticed(
    random: int, first: int, second: int, one: str, other: str
) -> None:
    characters = list(read_recovery_code(recovery_code(random)))
    before = list(characters)
    characters[first], characters[second] = one, other
    if characters == before:
        assert read_recovery_code("".join(characters))
    else:
        assert refused("".join(characters)).code is Code.RECOVERY_CODE_MISTYPED


@given(RANDOM, PLACE, PLACE)
def test_any_two_exchanged_characters_are_noticed(random: int, first: int, second: int) -> None:
    characters = list(read_recovery_code(recovery_code(random)))
    before = list(characters)
    characters[first], characters[second] = characters[second], characters[first]
    if characters != before:
        assert refused("".join(characters)).code is Code.RECOVERY_CODE_MISTYPED


def test_what_is_missing_or_strange_is_said() -> None:
    code = recovery_code(1 << 129)
    short = refused(code[:-1])
    assert (short.code, short.params) == (
        Code.RECOVERY_CODE_INCOMPLETE,
        {"length": LENGTH - 1, "most": LENGTH},
    )
    assert refused("").code is Code.RECOVERY_CODE_INCOMPLETE
    assert refused(code + "0").code is Code.RECOVERY_CODE_INCOMPLETE
    strange = refused("Ж" + code)
    assert (strange.code, strange.params) == (Code.RECOVERY_CODE_UNREADABLE, {"character": "Ж"})


@pytest.mark.parametrize("random", [-1, 1 << RANDOM_BITS])
def test_only_130_bits_make_a_code(random: int) -> None:
    with pytest.raises(ValueError, match="130 bits"):
        recovery_code(random)


def test_the_alphabet_has_no_letters_that_are_taken_for_others() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("OILU") & set(ALPHABET)


def test_codes_differ_in_at_least_three_characters() -> None:
    codes = [read_recovery_code(recovery_code(1 << bit)) for bit in range(0, RANDOM_BITS, 7)]
    for one, other in itertools.combinations(codes, 2):
        assert sum(left != right for left, right in zip(one, other, strict=True)) >= 3
