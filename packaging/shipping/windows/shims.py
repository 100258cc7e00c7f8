"""What Windows has and Wine has not, or not whole: DLLs cross-built for the prefix, from packaging/wine.

None may ever be in what is shipped; `pe_files.foreign` looks for them.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from devtools.project import ROOT, Stopped

SOURCES = ROOT / "packaging" / "wine"
SHIMS = ("bcryptprimitives", "icuuc", "mscms")
FORWARDING = "ucrtbase"
"""Only some of its functions are ours; the others are Wine's."""
ALL_SHIMS = (*SHIMS, FORWARDING)
OVERRIDES = ("mscms=n", f"{FORWARDING}=n")
"""Ours before Wine's, where Wine has one of the name."""

_WINES_OWN = "ucrtwine"
_BUILTIN = b"Wine builtin DLL"
_TOOLS = "x86_64-w64-mingw32-"


def build_shims(system32: Path) -> None:
    """Put them into the folder of a prefix. Raises Stopped when one cannot be built."""
    for name in SHIMS:
        # Wine puts its own there, as a link to what all prefixes share.
        target = system32 / f"{name}.dll"
        target.unlink(missing_ok=True)
        _build(target, SOURCES / f"{name}.c", "-ladvapi32")
    _build_forwarding(system32)


def _build_forwarding(system32: Path) -> None:
    target, wines = system32 / f"{FORWARDING}.dll", system32 / f"{_WINES_OWN}.dll"
    if not wines.exists():
        # Under another name Wine takes it for a Windows program's, if nothing in it says otherwise.
        wines.write_bytes(target.read_bytes().replace(_BUILTIN, bytes(len(_BUILTIN)), 1))
    source = SOURCES / f"{FORWARDING}.c"
    ours = own_functions(source.read_text(encoding="utf-8"))
    lines = [
        f"{name} = own_{name}" if name in ours else f"{name} = {_WINES_OWN}.{name}"
        for name in sorted(ours | exported_names(wines))
    ]
    definitions = system32 / f"{FORWARDING}.def"
    definitions.write_text(f"LIBRARY {FORWARDING}.dll\nEXPORTS\n" + "\n".join(lines) + "\n", encoding="utf-8")
    target.unlink()
    _build(target, source, definitions)


def own_functions(source: str) -> set[str]:
    """The functions that a source defines itself, written out or by its two macros."""
    made = {
        f"{name}{end}"
        for name in re.findall(r"\b(?:MAPS|MEASURES)\((c\w+)\)", source)
        for end in ("f", "", "l")
    }
    return made | set(re.findall(r"^\w+ own_(\w+)\(", source, re.MULTILINE))


def exported_names(library: Path) -> set[str]:
    """What a DLL offers by name."""
    command = [f"{_TOOLS}objdump", "-p", str(library)]
    told = subprocess.run(command, capture_output=True, text=True, errors="replace", check=True).stdout
    table = told.partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0]
    return set(
        re.findall(r"^\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+)?(?:[0-9a-f]+ )?(\S+)$", table, re.MULTILINE)
    )


def _build(target: Path, *what: str | Path) -> None:
    command = [
        f"{_TOOLS}gcc",
        "-O2",
        "-s",
        "-shared",
        "-static-libgcc",
        "-Wall",
        "-Wextra",
        "-o",
        target,
        *what,
    ]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Stopped(f"{target.name} could not be built\n{done.stderr}")
