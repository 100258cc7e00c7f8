"""Runs the steps one after the other, says each with its time, and keeps the whole as JSON."""

from __future__ import annotations

import json
import logging
import os
import platform
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Sequence
from pathlib import Path

from cardesk_desktop import __version__
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.exit_codes import ExitCode
from cardesk_desktop.keychain import Keychain, OsKeychain
from cardesk_desktop.self_test.own_entries import OwnEntries
from cardesk_desktop.self_test.steps import STEPS
from cardesk_desktop.self_test.trial import Absent, Ended, Result, Step, Trial
from cardesk_desktop.ui.theme import make_application, register_fonts

MOST_SECONDS = 600
"""A step that waits for ever (a keyring that asks for a password nobody types) ends the program. The longest
takes ten on a quiet computer; an update tests itself at the lowest priority, beside a till at work."""

_log = logging.getLogger(__name__)


def run_self_test(file: Path | None, keychain: Keychain | None = None) -> ExitCode:
    """Try everything; print a line for each step and, with `file`, write all of it as JSON."""
    report = Report(file)
    if not report.can_be_kept():
        return ExitCode.FILE_NOT_WRITTEN
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = make_application("cardesk")
    register_fonts()
    own = OwnEntries(keychain or OsKeychain(), uuid.uuid4().hex[:8])
    with tempfile.TemporaryDirectory(prefix="cardesk-self-test-", ignore_cleanup_errors=True) as folder:
        trial = Trial.in_folder(Path(folder), qt, SystemClock(), own)
        try:
            for step in STEPS:
                report.begin(step)
                report.end(tried(step, trial))
        finally:
            own.clear()
    return report.conclude()


def tried(step: Step, trial: Trial) -> Ended:
    """Take one step. Whatever goes wrong in it is what the self-test is there to tell."""
    begun = time.perf_counter()
    result, advice = Result.PASSED, ""
    try:
        said = step.run(trial)
    except Absent as absent:
        result, said = Result.ABSENT, str(absent)
    except Exception as error:
        _log.exception("self-test: %s failed", step.name)
        result, said, advice = Result.FAILED, f"{type(error).__name__}: {error}", step.advice
    return Ended(step.name, result, time.perf_counter() - begun, said, advice)


class Report:
    """What is said of the steps, at once: a step that takes the whole program with it is named as well."""

    def __init__(self, file: Path | None) -> None:
        self._file, self._begun = file, time.perf_counter()
        self._ended: list[Ended] = []
        self._alarm: threading.Timer | None = None
        say(f"CarDesk {__version__} self-test on {platform.platform()}")

    def can_be_kept(self) -> bool:
        """Whether the file can be written, asked before anything is tried; says so when it cannot."""
        try:
            self._keep("nothing")
        except OSError as error:
            say(f"{self._file} cannot be written ({error.strerror}). Name another place with --json.")
            return False
        return True

    def begin(self, step: Step) -> None:
        """A step begins; it has `MOST_SECONDS`."""
        self._keep(f"{step.name} (did not end)")
        self._alarm = threading.Timer(MOST_SECONDS, self._give_up, (step,))
        self._alarm.daemon = True
        self._alarm.start()

    def end(self, ended: Ended) -> None:
        """It has ended."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm.join()
        self._ended.append(ended)
        say(f"{ended.result:<8}{ended.name:<14}{ended.seconds:>7.2f} s  {ended.said}")
        if ended.advice:
            say(f"        {ended.advice}")

    def conclude(self) -> ExitCode:
        """Say how it went; the exit code that says so too."""
        self._keep("")
        failed = [ended.name for ended in self._ended if ended.result is Result.FAILED]
        passed = f"all {len(self._ended)} steps passed"
        verdict = f"FAILED: {', '.join(failed)}" if failed else passed
        say(f"{verdict}, {time.perf_counter() - self._begun:.1f} s")
        return ExitCode.SELF_TEST_FAILED if failed else ExitCode.DONE

    def _give_up(self, step: Step) -> None:
        say(f"{Result.FAILED:<8}{step.name}: not done within {MOST_SECONDS} s. {step.advice}")
        os._exit(ExitCode.SELF_TEST_FAILED)

    def _keep(self, under_way: str) -> None:
        if self._file is not None:
            text = json.dumps(_plain(self._ended, under_way, time.perf_counter() - self._begun), indent=1)
            self._file.write_text(text + "\n", encoding="utf-8")


def say(text: str) -> None:
    """Print a line, where there is anything to print to: a program with windows has no output on Windows."""
    if sys.stdout is not None:
        sys.stdout.write(text.encode("ascii", "backslashreplace").decode("ascii") + "\n")
        sys.stdout.flush()


def _plain(steps: Sequence[Ended], under_way: str, seconds: float) -> dict[str, object]:
    return {
        "version": __version__,
        "system": platform.platform(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "passed": not under_way and all(step.result is not Result.FAILED for step in steps),
        "under_way": under_way,
        "seconds": round(seconds, 2),
        "steps": [
            {
                "name": step.name,
                "result": step.result.value,
                "seconds": round(step.seconds, 3),
                "said": step.said,
                "advice": step.advice,
            }
            for step in steps
        ],
    }
