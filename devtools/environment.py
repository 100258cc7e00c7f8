"""The virtual environment: made once, filled with what the pins say, filled again when they change."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from devtools.project import PROGRAMS, PYTHON, REQUIREMENTS, VENV, must, say, succeeds
from devtools.system_libraries import provide

_STAMP = VENV / "cardesk-pins"
RUN = "run"
RECOGNITION = "recognition"
SERVICE = "service"
PACKAGE = "package"
DEVELOP = "dev"
_COMPILER_OPTIONS = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
)


def prepare(pins: str, libraries: Mapping[str, str]) -> None:
    """Make `.venv` hold the pinned packages of requirements/<pins>.txt, and the system what they link with.

    `pins` is RUN, RECOGNITION, SERVICE, PACKAGE or DEVELOP; the last holds all others and serves for them.
    """
    provide(libraries)
    served_by = {_stamp_of(pins), _stamp_of(DEVELOP)}
    if PYTHON.exists() and _STAMP.exists() and _STAMP.read_text(encoding="utf-8") in served_by:
        return
    # One that was begun without ensurepip, or whose Python was upgraded away, is of no use.
    if not (PYTHON.exists() and succeeds([PYTHON, "-m", "pip", "--version"])):
        say("Making .venv")
        must([sys.executable, "-m", "venv", "--clear", VENV], "The virtual environment could not be made")
    say(f"Installing what requirements/{pins}.txt pins; the first time this takes a minute or two")
    # Between here and the new stamp the environment is neither the old one nor the new one.
    _STAMP.unlink(missing_ok=True)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    if not sys.stdout.isatty():
        pip.append("--quiet")
    # The pins are complete, so pip has nothing to resolve; left to resolve, older ones want a newer release
    # of what is pinned plain and asked for with an extra, as soon as there is one.
    must(
        [*pip, "--require-hashes", "--no-deps", "--requirement", REQUIREMENTS / f"{pins}.txt"],
        "The pinned packages could not be installed",
    )
    _STAMP.write_text(_stamp_of(pins), encoding="utf-8")


def _stamp_of(pins: str) -> str:
    return f"{pins} {hashlib.sha256((REQUIREMENTS / f'{pins}.txt').read_bytes()).hexdigest()}\n"


def compile_pins(is_upgrade: bool) -> None:
    """Write requirements/*.txt anew from the .in files, hashed, for every system."""
    provide({})
    with tempfile.TemporaryDirectory() as folder:
        must([sys.executable, "-m", "venv", folder], "The virtual environment for uv could not be made")
        programs = Path(folder) / PROGRAMS.name
        pip = (programs / PYTHON.name, "-m", "pip", "--quiet", "--disable-pip-version-check")
        must([*pip, "install", "uv"], "uv could not be installed")
        options = [*_COMPILER_OPTIONS, *(["--upgrade"] if is_upgrade else [])]
        compiler: list[str | Path] = [
            *(programs / "uv", "pip", "compile", "--quiet", "--override", REQUIREMENTS / "overrides.in"),
            *options,
        ]
        for pins in (RUN, RECOGNITION, SERVICE, PACKAGE, DEVELOP):
            paths = ("--output-file", REQUIREMENTS / f"{pins}.txt", REQUIREMENTS / f"{pins}.in")
            must([*compiler, *paths], f"requirements/{pins}.in could not be resolved")
            # What several files pin has to be the same to the letter, so each is bound by those before it.
            compiler += ["--constraint", REQUIREMENTS / f"{pins}.txt"]
            say(f"Wrote requirements/{pins}.txt")
