"""Numbers without gaps, and how a restored database is noticed before it prints one twice."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.numbering import (
    REGISTER_CODE,
    DocumentKind,
    Head,
    Series,
    Witness,
    following_incarnation,
    incarnation_of_epoch,
    is_restored,
)

INVOICE, PAYMENT = DocumentKind.INVOICE, DocumentKind.PAYMENT
Heads = Mapping[DocumentKind, Head]


@pytest.mark.parametrize(
    ("kind", "sequence", "number"),
    [
        (DocumentKind.INVOICE, 127, "R03-A-000127"),
        (DocumentKind.PAYMENT, 31, "R03-A-P000031"),
        (DocumentKind.STOCK_MOVEMENT, 1, "R03-A-M000001"),
        (DocumentKind.INVOICE, 1_234_567, "R03-A-1234567"),
    ],
)
def test_a_number_names_register_incarnation_kind_and_place(
    kind: DocumentKind, sequence: int, number: str
) -> None:
    assert Series("R03", "A", kind).number(sequence) == number


series = st.builds(
    Series,
    st.from_regex(REGISTER_CODE, fullmatch=True),
    st.from_regex(r"[A-Z]{1,2}", fullmatch=True),
    st.sampled_from(DocumentKind),
)


@given(series, st.integers(1, 10**7), series, st.integers(1, 10**7))
def test_two_documents_never_share_a_number(one: Series, n: int, other: Series, m: int) -> None:
    assert (one.number(n) == other.number(m)) is ((one, n) == (other, m))


def put_back(letter: str, times: int) -> list[str]:
    """The letters of a database that is put back again and again."""
    found = [letter]
    for _ in range(times):
        found.append(following_incarnation(found[-1], None))
    return found


def test_letters_of_an_epoch_follow_each_other_and_go_on_a_range_further() -> None:
    assert put_back("A", 9) == ["A", "B", "C", "D", "AAA", "AAB", "AAC", "AAD", "BBA", "BBB"]
    assert put_back("Y", 4) == ["Y", "Z", "AA", "AB", "AAY"]


@pytest.mark.parametrize(
    ("epoch", "letter", "first"),
    [
        (2, "A", "E"),
        (3, "A", "I"),
        (3, "G", "I"),
        (7, "E", "Y"),
        (8, "Y", "AC"),
        (2, "E", "AAE"),
        (2, "M", "AAE"),
        (3, "AAA", "AAI"),
    ],
)
def test_an_epoch_has_letters_of_its_own(epoch: int, letter: str, first: str) -> None:
    assert incarnation_of_epoch(epoch, letter) == first


letters = st.from_regex(r"[A-Z]{1,3}", fullmatch=True)
epochs = st.integers(2, 175)


@given(epochs, letters, st.integers(0, 20), epochs, letters, st.integers(0, 20))
def test_copies_never_come_to_one_letter(
    epoch: int, letter: str, times: int, other_epoch: int, other: str, other_times: int
) -> None:
    ours = put_back(incarnation_of_epoch(epoch, letter), times)
    theirs = put_back(incarnation_of_epoch(other_epoch, other), other_times)
    assert len(set(ours)) == len(ours)
    assert epoch == other_epoch or not set(ours) & set(theirs)


def restored(
    witness: Witness | None,
    *,
    incarnation: str = "A",
    heads: Heads | None = None,
    hash_at: Mapping[DocumentKind, str] | None = None,
) -> bool:
    return is_restored(incarnation, heads or {}, hash_at or {}, witness)


def test_a_new_database_beside_no_witness_is_new() -> None:
    assert not restored(None)
    assert not restored(None, heads={INVOICE: Head(0, "")})


def test_a_database_with_documents_and_no_witness_came_from_somewhere() -> None:
    assert restored(None, heads={INVOICE: Head(5, "e5")})


def test_a_later_incarnation_without_a_witness_came_from_somewhere() -> None:
    # A copy made after the letter was taken and before its first sale: the letter may be used up by now.
    assert restored(None, incarnation="B")


def test_a_database_that_agrees_with_its_witness_goes_on() -> None:
    witness = Witness("A", {INVOICE: Head(5, "e5"), PAYMENT: Head(3, "p3")})
    heads = {INVOICE: Head(5, "e5"), PAYMENT: Head(3, "p3")}
    assert not restored(witness, heads=heads, hash_at={INVOICE: "e5", PAYMENT: "p3"})
    assert not restored(Witness("A", {}), heads=heads)
    assert not restored(Witness("A", {INVOICE: Head(0, "")}))


def test_a_database_ahead_of_its_witness_lost_the_note_only() -> None:
    witness = Witness("A", {INVOICE: Head(5, "e5")})
    assert not restored(witness, heads={INVOICE: Head(6, "e6")}, hash_at={INVOICE: "e5"})


@pytest.mark.parametrize(
    "hash_at",
    [
        {INVOICE: "e5"},  # the witness saw a payment that is not there
        {INVOICE: "other", PAYMENT: "p3"},  # another document under the same number
        {},
    ],
)
def test_an_older_or_another_database_is_noticed(hash_at: Mapping[DocumentKind, str]) -> None:
    witness = Witness("A", {INVOICE: Head(5, "e5"), PAYMENT: Head(3, "p3")})
    assert restored(witness, heads={INVOICE: Head(5, "e5")}, hash_at=hash_at)


def test_a_witness_of_another_incarnation_is_noticed() -> None:
    assert restored(Witness("B", {}), incarnation="A")
    assert restored(Witness("A", {}), incarnation="B")


@pytest.mark.parametrize(
    ("incarnation", "witness", "following"),
    [
        ("A", None, "B"),
        ("A", Witness("A", {}), "B"),
        ("A", Witness("C", {}), "D"),
        ("C", Witness("A", {}), "D"),
        ("Y", Witness("AA", {}), "AB"),
        ("AA", Witness("Z", {}), "AB"),
        ("B", Witness("D", {}), "AAA"),
    ],
)
def test_a_restored_database_starts_a_letter_nobody_used(
    incarnation: str, witness: Witness | None, following: str
) -> None:
    assert following_incarnation(incarnation, witness) == following


@pytest.mark.parametrize(
    ("code", "is_good"),
    [
        ("R01", True),
        ("R", True),
        ("DESK12", True),
        ("r01", False),
        ("1R", False),
        ("R-1", False),
        ("", False),
    ],
)
def test_a_register_code_cannot_blur_a_number(code: str, is_good: bool) -> None:
    assert bool(REGISTER_CODE.fullmatch(code)) is is_good
