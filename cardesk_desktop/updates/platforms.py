"""The kinds of computers that archives are made for."""

from __future__ import annotations

_SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
_MACHINES = {"amd64": "x86_64", "aarch64": "arm64"}


def platform_name(system: str, machine: str) -> str:
    """Such as `windows-x86_64`, from `sys.platform` and `platform.machine()`."""
    known = machine.lower()
    return f"{_SYSTEMS.get(system, system)}-{_MACHINES.get(known, known)}"
