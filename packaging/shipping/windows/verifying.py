"""Reading signatures back, file by file: whose, whole, in time."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from devtools.project import say
from shipping.windows.pe_files import pe_files


class Verdict(StrEnum):
    """What is said of one file."""

    SIGNED = "signed"
    STAMPED = "signed, time stamped"
    UNSIGNED = "NOT SIGNED"
    CHANGED = "CHANGED since it was signed"
    STRANGE = "NOT OURS: signed under another root"


GOOD = (Verdict.SIGNED, Verdict.STAMPED)


@dataclass(frozen=True, slots=True)
class Judged:
    """A file with its verdict."""

    path: Path
    verdict: Verdict


def judge(files: Sequence[Path], root: Path, workers: int = 2) -> list[Judged]:
    """Judge files by the certificate of a root (PEM), on every system."""
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(lambda file: Judged(file, judge_one(file, root)), files))


def judge_one(file: Path, root: Path) -> Verdict:
    """What osslsigncode says of a file, in our words."""
    command = ["osslsigncode", "verify", "-CAfile", str(root), "-TSA-CAfile", str(root), "-in", str(file)]
    told = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return read_verdict(told.returncode, told.stdout + told.stderr)


def read_verdict(code: int, text: str) -> Verdict:
    """A verdict from the exit code of `osslsigncode verify` and what it printed."""
    if "No signature found" in text:
        return Verdict.UNSIGNED
    current = re.search(r"Current message digest\s*:\s*([0-9A-F]+)", text)
    calculated = re.search(r"Calculated message digest\s*:\s*([0-9A-F]+)", text)
    if current is None or calculated is None or current.group(1) != calculated.group(1):
        return Verdict.CHANGED
    if code != 0:
        return Verdict.STRANGE
    is_stamped = re.search(r"Timestamp Server Signature verification: ok", text) is not None
    return Verdict.STAMPED if is_stamped else Verdict.SIGNED


def judge_by_windows(files: Sequence[Path]) -> list[Judged]:
    """Judge files by what a Windows trusts, with signtool; it has no word for a changed file of its own."""
    return [Judged(file, _judged_by_windows(file)) for file in files]


def _judged_by_windows(file: Path) -> Verdict:
    command = ["signtool", "verify", "/pa", "/all", "/tw", "/v", str(file)]
    told = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if told.returncode == 0:
        return Verdict.STAMPED
    text = told.stdout + told.stderr
    if "No signature found" in text:
        return Verdict.UNSIGNED
    # Exit code 2: signed, and something is to be said of it; with /tw that is a missing time stamp.
    return Verdict.SIGNED if told.returncode == 2 else Verdict.CHANGED


def report(judged: Iterable[Judged], below: Path, *, needs_stamp: bool = False) -> bool:
    """Print every file with its verdict; True when all are good."""
    is_good = True
    for each in judged:
        path = each.path.relative_to(below) if below in each.path.parents else each.path
        say(f"  {each.verdict.value:<36}{path.as_posix()}")
        is_good &= each.verdict is Verdict.STAMPED or (each.verdict in GOOD and not needs_stamp)
    return is_good


def verify(where: Path, root: Path | None, *, needs_stamp: bool = False) -> bool:
    """Print the verdict on a file, or on every file of code in a folder. Without a root, Windows is asked."""
    files = pe_files(where) if where.is_dir() else [where]
    judged = judge_by_windows(files) if root is None else judge(files, root)
    is_good = report(judged, where, needs_stamp=needs_stamp)
    say(f"{sum(each.verdict in GOOD for each in judged)} of {len(judged)} files are signed by us and whole")
    return is_good and bool(files)
