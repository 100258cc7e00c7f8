"""The workflows, held to their schema, to what makes one safe, and to our own rules about secrets."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from devtools.project import PROGRAMS, ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
_USES = re.compile(r"^\s*(?:- )?uses: (\S+)(.*)$", re.MULTILINE)
_PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")
_JOB = re.compile(r"^  ([\w-]+):\n((?:    .*\n|\n)+)", re.MULTILINE)


def _jobs(workflow: Path) -> dict[str, str]:
    _, _, jobs = workflow.read_text(encoding="utf-8").partition("\njobs:\n")
    return dict(_JOB.findall(jobs))


def _passes(program: str, *arguments: str) -> None:
    files = [str(each) for each in WORKFLOWS]
    done = subprocess.run(
        [str(PROGRAMS / program), *arguments, *files], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_they_are_workflows() -> None:
    _passes("check-jsonschema", "--builtin-schema", "vendor.github-workflows")


def test_a_checker_of_workflows_finds_nothing() -> None:
    _passes("zizmor", "--offline", "--no-progress", "--persona", "regular")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda each: each.name)
def test_every_action_is_one_commit_with_its_version_beside_it(workflow: Path) -> None:
    for action, comment in _USES.findall(workflow.read_text(encoding="utf-8")):
        assert action.startswith("./") or _PINNED.fullmatch(action), action
        assert action.startswith("./") or re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


def test_one_action_is_one_commit_everywhere() -> None:
    found = {action for each in WORKFLOWS for action, _ in _USES.findall(each.read_text(encoding="utf-8"))}
    names = [action.partition("@")[0] for action in found]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda each: each.name)
def test_every_job_ends_and_may_little(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    assert "\npermissions: {}\n" in text
    assert "\nconcurrency:\n" in text
    for name, job in _jobs(workflow).items():
        assert "permissions:\n" in job, name
        assert "timeout-minutes:" in job or "uses: ./" in job, name
        assert "contents: write" not in job or name == "draft"


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda each: each.name)
def test_secrets_are_behind_an_approval_and_far_from_pull_requests(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    for name, job in _jobs(workflow).items():
        if "secrets." in job or "id-token: write" in job:
            assert "pull_request" not in text, name
            assert re.search(r"^    environment: \w+$", job, re.MULTILINE), name
        # A secret is never part of a command: it comes by a variable or an input of an action.
        for line in job.splitlines():
            assert "secrets." not in line or re.fullmatch(r"\s+[\w-]+: \$\{\{ secrets\.\w+ \}\}", line), line


def test_a_job_that_signs_for_windows_runs_nothing_of_others() -> None:
    jobs = _jobs(ROOT / ".github" / "workflows" / "release.yml")
    for name in ("windows-sign-program", "windows-sign-setup"):
        assert "run:" not in jobs[name]
        assert "actions/checkout" not in jobs[name]
