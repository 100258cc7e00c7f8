"""What may be offered: a frozen program of a kind of computer that programs are made for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from devtools.project import Stopped
from shipping.options import linux_options, macos_options, windows_options

_ON_A_MAC = f"Contents/MacOS/{macos_options().program}"
PROGRAMS: Mapping[str, str] = MappingProxyType(
    {
        "linux-x86_64": linux_options().program,
        "windows-x86_64": f"{windows_options().program}.exe",
        "macos-arm64": _ON_A_MAC,
        "macos-x86_64": _ON_A_MAC,
    }
)
"""What is started, below the folder that is offered, by kind of computer."""


def require_program(bundle: Path, platform: str) -> None:
    """Stop where this is not the folder of such a program: what was offered once never changes again."""
    if not (bundle / PROGRAMS[platform]).is_file():
        raise Stopped(f"In {bundle} is no {PROGRAMS[platform]}: it is no program for {platform}.")
