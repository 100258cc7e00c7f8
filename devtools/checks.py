"""The checks that a change has to pass, one after the other, with a table of results at the end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from devtools import translations
from devtools.project import JOB_FAILED, PROGRAMS, PYTHON, ROOT, say, start

# Rules about money and documents, and what keeps them: every branch of them is run by a test.
FULLY_COVERED = ("cardesk_desktop/domain/*", "cardesk_desktop/store/*", "cardesk_desktop/sync/*")
PYTEST = (PYTHON, "-m", "pytest")
ON_ALL_CORES = ("-n", "auto", "--dist", "worksteal")
# A change is not to fail for an order of tests that an earlier one left untried: they are tried in a new
# order wherever somebody develops, and in the same one where `CI` says that a change is judged.
SAME_ORDER = ("--randomly-seed=1",) if "CI" in os.environ else ()
# What waited too long, or lost the browser, is asked once more there, and named at the end: decision 273.
WAITING = tuple(f"--only-rerun={how}" for how in ("Timeout", "WebDriverException", "Missed:"))
ASKED_TWICE = ("--reruns=1", *WAITING, "-rR") if "CI" in os.environ else ()
COVERAGE = (PYTHON, "-m", "coverage")


@dataclass(frozen=True)
class Step:
    """One check: a name for the table and a way to run it that returns an exit code."""

    name: str
    run: Callable[[], int]


def static_steps(is_fixing: bool = False) -> list[Step]:
    """Return the checks that only read the source; when fixing, ruff first mends what it can."""
    return [
        _step("ruff check", PYTHON, "-m", "ruff", "check", "--quiet", *(["--fix"] if is_fixing else [])),
        _step("ruff format", PYTHON, "-m", "ruff", "format", *([] if is_fixing else ["--check"])),
        _step("mypy", PYTHON, "-m", "mypy"),
        _step("import-linter", PROGRAMS / "lint-imports", "--no-logo"),
    ]


def every_step() -> list[Step]:
    """Return the whole of `test`: catalogues, source, tests on all cores, coverage of the rules, bundle."""
    return [
        Step("catalogues", translations.compile_outdated),
        Step("translations", lambda: translations.update(is_check=True)),
        _step("windows setup", PYTHON, ROOT / "dev.py", "package", "windows-check"),
        *static_steps(),
        _step("pytest", *PYTEST, *ON_ALL_CORES, "--cov", "--cov-report=", *SAME_ORDER, *ASKED_TWICE),
        _step("coverage", *COVERAGE, "report", "--fail-under=100", f"--include={','.join(FULLY_COVERED)}"),
        *_packaging_steps(),
    ]


def run_all(steps: Sequence[Step]) -> int:
    """Run every step even when one fails, print the table, return 0 only if all went well."""
    results: list[tuple[str, int, float]] = []
    for step in steps:
        say(f"\n== {step.name}")
        started = time.monotonic()
        code = step.run()
        results.append((step.name, code, time.monotonic() - started))
    say(f"\n{'step':<16}{'result':<10}{'seconds':>8}")
    for name, code, seconds in results:
        say(f"{name:<16}{'ok' if code == 0 else f'FAILED {code}':<10}{seconds:>8.1f}")
    say(f"{'':<26}{sum(seconds for *_, seconds in results):>8.1f}")
    return JOB_FAILED if any(code for _, code, _ in results) else 0


def _packaging_steps() -> list[Step]:
    """What is shipped for Linux is frozen, on Linux, and tries itself where there is nothing else."""
    if sys.platform != "linux":
        return []
    return [_step("linux bundle", PYTHON, ROOT / "packaging" / "ship.py", "linux", "--quick")]


def _step(name: str, *command: object) -> Step:
    return Step(name, lambda: start([str(part) for part in command]))
