"""How steps end, what is said of them and what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cardesk_desktop.exit_codes import ExitCode
from cardesk_desktop.self_test.running import Report, run_self_test, tried
from cardesk_desktop.self_test.trial import Absent, Result, Step, Trial, Wrong, require


def _found(_trial: Trial) -> str:
    return "three"


def _not_here(_trial: Trial) -> str:
    raise Absent("no printer is installed")


def _wrong(_trial: Trial) -> str:
    require(False, "read nothing")
    return ""


def _bug(_trial: Trial) -> str:
    raise ZeroDivisionError("nobody saw that coming")


@pytest.fixture
def trial() -> Trial:
    # The steps of these tests ask nothing of it.
    return object.__new__(Trial)


def test_a_step_says_what_it_found(trial: Trial) -> None:
    ended = tried(Step("printers", _found, "advice"), trial)
    assert (ended.result, ended.said, ended.advice) == (Result.PASSED, "three", "")


def test_what_the_computer_has_not_got_is_no_failure(trial: Trial) -> None:
    ended = tried(Step("printers", _not_here, "advice"), trial)
    assert (ended.result, ended.said, ended.advice) == (Result.ABSENT, "no printer is installed", "")


@pytest.mark.parametrize(
    ("run", "said"), [(_wrong, "Wrong: read nothing"), (_bug, "ZeroDivisionError: nobody")]
)
@pytest.mark.usefixtures("expected_logs")
def test_a_failure_names_what_was_seen_and_what_to_do(trial: Trial, run: object, said: str) -> None:
    assert callable(run)
    ended = tried(Step("label", run, "Install it again."), trial)
    assert ended.result is Result.FAILED
    assert ended.said.startswith(said)
    assert ended.advice == "Install it again."


@pytest.mark.usefixtures("expected_logs")
def test_the_report_is_kept_step_by_step(
    tmp_path: Path, trial: Trial, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "found.json"
    report = Report(file)
    good, bad = Step("sale", _found, ""), Step("label", _wrong, "Install it again.")
    report.begin(good)
    # Whoever reads it now sees what was under way when the program was gone.
    assert json.loads(file.read_text())["under_way"] == "sale (did not end)"
    report.end(tried(good, trial))
    report.begin(bad)
    report.end(tried(bad, trial))
    assert report.conclude() is ExitCode.SELF_TEST_FAILED
    kept = json.loads(file.read_text())
    assert (kept["passed"], kept["under_way"]) == (False, "")
    assert [(step["name"], step["result"]) for step in kept["steps"]] == [
        ("sale", "passed"),
        ("label", "failed"),
    ]
    said = capsys.readouterr().out
    assert "Install it again." in said
    assert "FAILED: label" in said


def test_all_well_is_exit_code_nought(trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(None)
    step = Step("sale", _found, "")
    report.begin(step)
    report.end(tried(step, trial))
    assert report.conclude() is ExitCode.DONE
    assert "all 1 steps passed" in capsys.readouterr().out


def test_a_step_that_builds_on_a_failed_one_says_so(trial: Trial) -> None:
    trial.sale = None
    with pytest.raises(Wrong, match="an earlier step failed"):
        trial.sold()


def test_a_file_that_cannot_be_written_ends_it_before_it_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "no such folder" / "found.json"
    assert run_self_test(file) is ExitCode.FILE_NOT_WRITTEN
    assert f"{file} cannot be written (No such file or directory)" in capsys.readouterr().out
