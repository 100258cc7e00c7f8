"""Freezes the program with PyInstaller: one folder with everything in it, the same bytes at every build."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from devtools.project import OUT, ROOT, must, say
from shipping.options import options_for

SPEC = ROOT / "packaging" / "cardesk.spec"
PACKAGES = OUT / "package"
"""Under it a folder for each system: what is made for it, and what the making leaves behind."""

EPOCH_S = 1_767_225_600
"""The time that files are given, 2026-01-01: an archive of the same files is the same to the byte."""


def build(
    out: Path, *, interpreter: Sequence[str | Path] = (), platform: str = sys.platform, spec: Path = SPEC
) -> Path:
    """Freeze the source around `spec` below `out`, in place of an older build; return the program's folder.

    `interpreter` is the Python that is frozen with its packages, and `platform` its `sys.platform`: another
    than ours where Windows is built under Wine. On macOS the folder is the .app. Raises Stopped when
    PyInstaller fails. About two minutes, half of that when nothing but our own source changed.
    """
    say("Freezing the program")
    made = out / "dist"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    options = ("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN")
    folders = ("--distpath", made, "--workpath", work_folder(out))
    must(
        [*(interpreter or (own_interpreter(),)), *options, *folders, spec],
        "The program could not be frozen",
        build_variables(out),
    )
    of_system = options_for(platform)
    return made / (f"{of_system.program}.app" if of_system.bundle_identifier else of_system.program)


def own_interpreter() -> Path:
    """The Python that we run on, by its one path: a library met by two paths would go in twice."""
    return Path(sys.executable).parent.resolve() / Path(sys.executable).name


def work_folder(out: Path) -> Path:
    """Where PyInstaller keeps what it found out, and reads it again at the next build."""
    return out / "work"


def tables_of_contents(out: Path) -> tuple[Path, ...]:
    """What PyInstaller wrote about the newest build: the files of the folder, the modules in its archive."""
    return tuple(sorted(work_folder(out).glob("cardesk/*-00.toc")))


def build_variables(out: Path) -> Mapping[str, str]:
    """What makes one build like another: no chance in the order of sets, no time of day."""
    return {
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "SOURCE_DATE_EPOCH": str(source_time_s()),
        "PYINSTALLER_CONFIG_DIR": str(out / "pyinstaller"),
        "TZ": "UTC",
    }


def source_time_s() -> int:
    """The time that is written into what is made: of the release where the release says it."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", EPOCH_S))
