"""What `dev.py` starts for each command, without starting it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from devtools import checks, commands, environment, translations
from devtools.project import PYTHON, ROOT, STANDS_IN
from devtools.system_libraries import BROWSER, OFFSCREEN, TOOLS_FOR_PACKAGES, WINDOW


class Desk:
    """Stands in for the machine: notes what was prepared and what was started."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.is_display = False
        self.prepared: list[tuple[str, Mapping[str, str]]] = []
        self.started: list[tuple[list[str], Mapping[str, str]]] = []
        patch.setattr(environment, "prepare", lambda pins, libraries: self.prepared.append((pins, libraries)))
        patch.setattr(commands, "start", self.start)
        patch.setattr(translations, "compile_outdated", lambda: 0)
        patch.setattr(commands, "has_display", lambda: self.is_display)

    def start(self, command: Sequence[str | Path], variables: Mapping[str, str] | None = None) -> int:
        self.started.append(([str(part) for part in command], variables or {}))
        return 7


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch)


def test_the_demo_opens_a_window_where_there_is_a_display(desk: Desk) -> None:
    desk.is_display = True
    assert commands.main(["run", "--demo"]) == 7
    assert desk.prepared == [("recognition", {**OFFSCREEN, **WINDOW})]
    assert desk.started == [([str(PYTHON), "-m", "cardesk_desktop", "--demo"], {})]


def test_the_demo_drives_itself_where_there_is_no_display(desk: Desk) -> None:
    commands.main(["run", "--demo"])
    expected = [str(PYTHON), "-m", "tests.walkthrough", "out/demo"]
    assert desk.started == [(expected, {"QT_QPA_PLATFORM": "offscreen"})]
    assert desk.prepared == [("run", OFFSCREEN)]


def test_no_window_is_opened_that_nobody_can_see(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["run"]) == 1
    assert not desk.started
    assert "run --demo" in capsys.readouterr().out


def test_the_application_gets_the_arguments_after_the_dashes(desk: Desk) -> None:
    desk.is_display = True
    commands.main(["run", "--", "--demo", "--language", "ar"])
    assert desk.started[0][0][2:] == ["cardesk_desktop", "--demo", "--language", "ar"]


def test_the_whole_check_has_a_browser(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "run_all", lambda steps: 0)
    assert commands.main(["test"]) == 0
    assert commands.main(["test", "tests/unit"]) == 7
    bundle = {**WINDOW, **TOOLS_FOR_PACKAGES["linux"]}
    assert desk.prepared == [("dev", {**OFFSCREEN, **BROWSER, **bundle}), ("dev", OFFSCREEN)]


def test_with_arguments_only_pytest_runs(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["test", "-k", "money", "tests/unit"]) == 7
    assert [command for command, _ in desk.started] == [
        [*map(str, checks.PYTEST), "-k", "money", "tests/unit"]
    ]
    assert "left out" in capsys.readouterr().out


def test_a_path_means_what_it_means_where_the_reader_stands(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    commands.main(["seed", "--scale", "small", "--to", "shop"])
    commands.main(["bench", "--json", "figures.json"])
    assert desk.started[0][0][-1] == str(tmp_path / "shop")
    assert desk.started[1][0][-1] == str(tmp_path / "figures.json")


@pytest.mark.parametrize(
    ("typed", "passed"),
    [
        (["package"], ["--help"]),
        (["package", "--help"], ["--help"]),
        (["package", "repository", "--help"], ["repository", "--help"]),
        (["package", "windows", "--rehearse", "-h"], ["windows", "--rehearse", "-h"]),
    ],
)
def test_what_is_shipped_tells_its_own_options(desk: Desk, typed: list[str], passed: list[str]) -> None:
    """The release has its environment prepared so, before it has the keys."""
    assert commands.main(typed) == 7
    assert [command[2:] for command, _ in desk.started] == [passed]
    assert desk.prepared == [("package", {**OFFSCREEN, **WINDOW})]


def test_paths_of_what_is_shipped_begin_where_the_reader_stands(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    commands.main(["package", "repository", "keys", "--keys", "KEYS"])
    assert desk.started[0][1] == {STANDS_IN: str(tmp_path)}


def test_a_misspelt_option_is_not_passed_over(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        commands.main(["lint", "--fux"])
    assert refused.value.code == 2
    assert "--fux" in capsys.readouterr().err


def test_every_check_runs_although_one_fails(capsys: pytest.CaptureFixture[str]) -> None:
    codes = {"first": 0, "second": 3, "third": 0}
    ran: list[str] = []

    def step(name: str) -> checks.Step:
        def run() -> int:
            ran.append(name)
            return codes[name]

        return checks.Step(name, run)

    assert checks.run_all([step(name) for name in codes]) == 1
    assert ran == list(codes)
    assert "FAILED 3" in capsys.readouterr().out
    assert checks.run_all([step("first")]) == 0


def test_the_whole_check_reads_runs_and_ships(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    names = [step.name for step in checks.every_step()]
    assert names == [
        "catalogues",
        "translations",
        "windows setup",
        "ruff check",
        "ruff format",
        "mypy",
        "import-linter",
        "pytest",
        "coverage",
        "linux bundle",
    ]


def test_every_module_that_is_started_is_in_this_tree() -> None:
    for module in (commands.APPLICATION, commands.BENCHMARKS):
        assert (ROOT / module / "__init__.py").exists(), module
