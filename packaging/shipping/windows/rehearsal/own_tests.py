"""Our own unit and store tests on Python for Windows, but for those in packaging/windows/left-out.txt."""

from __future__ import annotations

import re
from pathlib import Path

from devtools.project import ROOT, say
from shipping.rehearsal import Step, require
from shipping.windows.python import python_with
from shipping.windows.rehearsal.lab import Lab
from shipping.windows.wine import PATIENCE_S, Prefix, windows_path

LEFT_OUT = ROOT / "packaging" / "windows" / "left-out.txt"
TESTS = "tests"
"""The key of this step."""
_WHAT = "tests/unit"
# Not all plug-ins that are installed can be loaded under Wine, and none of the others is needed.
_PLUGINS = (
    "pytestqt.plugin",
    "pytest_socket",
    "pytest_timeout",
    "xdist.plugin",
    "pytest_asyncio.plugin",
    "_hypothesis_pytestplugin",
)
# A limit that is passed ends everything on Windows; ours judges no machine's pace.
_PACE = ("-n", "auto", "--dist", "worksteal", f"--timeout={PATIENCE_S:.0f}")
_VARIABLES = {"QT_QPA_PLATFORM": "offscreen", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
_LONGEST_S = 4 * PATIENCE_S
_SHOWN = 6000


def own_tests_step(lab: Lab) -> Step:
    """The tests as one step of the rehearsal."""
    return Step(TESTS, "own unit and store tests", lambda: _run(lab))


def left_out(text: str) -> list[str]:
    """What pytest is told to leave out: a file or a test on each line, with the reason behind #."""
    return [name for line in text.splitlines() if (name := line.partition("#")[0].strip())]


def _run(lab: Lab) -> str:
    python = python_with("dev")
    # This Python looks neither where it is started nor where PYTHONPATH says; tests start others like it.
    sources = python.parent / "Lib" / "site-packages" / "cardesk-sources.pth"
    sources.write_text(f"{windows_path(ROOT)}\n", encoding="utf-8")
    prefix = Prefix(lab.prefix.folder, lab.prefix.display, _VARIABLES)
    names = left_out(LEFT_OUT.read_text(encoding="utf-8"))
    plugins = [part for name in _PLUGINS for part in ("-p", name)]
    ignored = [f"--deselect={name}" if "::" in name else f"--ignore={name}" for name in names]
    arguments = ("-m", "pytest", "-v", *_PACE, "-p", "no:cacheprovider", *plugins, *ignored, _WHAT)
    report = lab.folder / "own-tests.txt"
    with report.open("w", encoding="utf-8", buffering=1) as kept:
        finished = prefix.run(python, *arguments, timeout_s=_LONGEST_S, heard=kept.write)
    summary = re.findall(r"^=+ (\d+ (?:passed|failed).*?) =+$", finished.output, re.MULTILINE)
    if finished.code != 0:
        say(finished.output[-_SHOWN:])
    found = summary[-1] if summary else f"no summary, exit code {finished.code}"
    require(finished.code == 0, f"{found}; all of it in {Path(report).relative_to(ROOT)}")
    return f"{found}; {len(names)} left out"
