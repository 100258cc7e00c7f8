"""The table of a rehearsal, and what is left out of our own tests on Windows."""

from __future__ import annotations

import pytest

from devtools.project import ROOT
from shipping.windows.rehearsal.own_tests import LEFT_OUT, left_out
from shipping.windows.rehearsal.table import Step, Table, Wrong, require


def fail() -> str:
    raise Wrong("it is not there\nsee above")


def test_a_failed_step_is_said_and_the_others_are_still_carried_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = Table()
    assert not table.carry_out([Step("one", fail), Step("other", lambda: "found it")])
    table.show()
    assert [row[:2] for row in table.rows] == [("one", "FAILED"), ("other", "ok")]
    assert "it is not there" in capsys.readouterr().out.splitlines()[-2]


def test_nothing_is_tried_after_a_step_that_is_needed_has_failed() -> None:
    table = Table()
    assert not table.carry_out([Step("one", fail, is_needed=True), Step("other", lambda: "")])
    assert len(table.rows) == 1


def test_all_has_passed_when_every_step_has() -> None:
    assert Table().carry_out([Step("one", lambda: ""), Step("other", lambda: "")])


def test_what_must_be_is_required() -> None:
    require(True, "never said")
    with pytest.raises(Wrong, match="not so"):
        require(False, "not so")


def test_what_is_left_out_says_why_and_is_there() -> None:
    text = LEFT_OUT.read_text(encoding="utf-8")
    for line in text.splitlines():
        assert line.startswith("#") or line.partition("#")[2].strip(), f"no reason: {line}"
    for name in left_out(text):
        assert (ROOT / name.partition("::")[0]).exists(), name


def test_reasons_are_no_part_of_a_name() -> None:
    assert left_out("# all\ntests/a.py # no clock\n\ntests/b.py::test_c\n") == [
        "tests/a.py",
        "tests/b.py::test_c",
    ]
