"""Refusals: a code for the program, parameters for the sentence, nothing personal for the log."""

from __future__ import annotations

from cardesk_desktop.domain.errors import Code, Refused, Unavailable


def test_a_refusal_shows_its_code_only() -> None:
    refused = Refused(Code.TEXT_TOO_LONG, field="name", value="Fatima Al Mansoori")
    assert str(refused) == "text_too_long"
    assert "Fatima" not in repr(refused)
    assert refused.params == {"field": "name", "value": "Fatima Al Mansoori"}


def test_a_refusal_and_an_outage_are_told_apart() -> None:
    assert not isinstance(Unavailable(Code.DISK_FULL), Refused)
    assert Unavailable(Code.DISK_FULL).code is Code.DISK_FULL


def test_every_code_is_named_as_it_reads() -> None:
    assert [code.value for code in Code] == [code.name.lower() for code in Code]
