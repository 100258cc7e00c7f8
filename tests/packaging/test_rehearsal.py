"""The table of a rehearsal."""

from __future__ import annotations

import pytest

from devtools.project import Stopped
from shipping.rehearsal import Result, Step, Table, Wrong, require


def fail() -> str:
    raise Wrong("it is not there\nsee above")


def found() -> str:
    return "found it"


def results(table: Table) -> list[Result]:
    return [row.result for row in table.rows]


def test_a_failed_step_is_said_with_the_way_back_to_it_and_the_others_are_still_carried_out() -> None:
    table = Table.of([Step("one", "The one", fail), Step("other", "The other", found)])
    assert not table.carry_out()
    assert results(table) == [Result.FAILED, Result.PASSED]
    assert "1 of 2 steps passed" in table.text()
    assert "FAILED: The one: it is not there\n  again from there: --rehearse --from one" in table.text(
        "--rehearse --from"
    )
    assert table.text().endswith("FAILED: The one: it is not there")


def test_nothing_is_tried_after_a_step_that_is_needed_has_failed_and_the_table_says_so() -> None:
    table = Table.of([Step("one", "The one", fail, is_needed=True), Step("other", "The other", found)])
    assert not table.carry_out()
    assert results(table) == [Result.FAILED, Result.NOT_RUN]
    assert not table.is_whole
    assert table.text().splitlines()[2].split() == ["The", "other", "not", "run", "-"]


def test_all_has_passed_when_every_step_has() -> None:
    table = Table.of([Step("one", "The one", found), Step("other", "The other", found)])
    assert table.carry_out()
    assert table.is_whole


@pytest.mark.parametrize(
    ("first", "last", "ran"), [("b", "", "bc"), ("b", "b", "b"), ("", "b", "ab"), ("", "", "abc")]
)
def test_a_part_is_carried_out_and_what_is_left_of_it_has_not_passed(first: str, last: str, ran: str) -> None:
    table = Table.of([Step(key, key, found) for key in "abc"])
    assert table.carry_out(first=first, last=last)
    assert "".join(row.step.key for row in table.rows if row.result is Result.PASSED) == ran
    assert table.is_whole == (ran == "abc")


def test_a_step_that_is_not_there_is_answered_with_those_that_are() -> None:
    table = Table.of([Step("one", "The one", found), Step("other", "The other", found)])
    with pytest.raises(Stopped, match="no step 'third'; there are one, other"):
        table.carry_out(first="third")


@pytest.mark.parametrize("trouble", [OSError("no room"), ValueError("no room"), Stopped("no room")])
def test_what_a_step_meets_on_the_disk_fails_it_and_not_the_rehearsal(trouble: Exception) -> None:
    def stumble() -> str:
        raise trouble

    table = Table.of([Step("one", "The one", stumble), Step("other", "The other", found)])
    assert not table.carry_out()
    assert results(table) == [Result.FAILED, Result.PASSED]
    assert table.rows[0].note == "no room"


def test_what_must_be_is_required() -> None:
    require(True, "never said")
    with pytest.raises(Wrong, match="not so"):
        require(False, "not so")
