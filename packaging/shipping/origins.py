"""Whose files the frozen program is made of: ours, Python's, the system's, or a package's that its pins name.

A tool of development that a library drew in is found here.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path

from devtools.licences import pinned_names
from devtools.project import Stopped

_FREEZERS = frozenset({"pyinstaller", "pyinstaller-hooks-contrib"})
"""Theirs are the first lines that run in a frozen program; nothing else of them goes in."""


_HOME = "site-packages"


def require_pinned(tables: Iterable[Path], owners: Mapping[str, str]) -> tuple[str, ...]:
    """The packages in the program by name. Raises Stopped with the names of those that no pin of it knows.

    `tables` are what PyInstaller wrote about the build, see `bundle.tables_of_contents`; `owners` is of
    `owners_here`.
    """
    found = _by_package(sources(tables), owners)
    known = {_plain(name) for name in pinned_names()} | _FREEZERS
    strangers = {name: files for name, files in found.items() if name not in known}
    if strangers:
        lines = [f"  {name}: {min(files)} and {len(files) - 1} more" for name, files in strangers.items()]
        raise Stopped(
            "In the program is what requirements/recognition.txt does not name:\n" + "\n".join(lines)
        )
    return tuple(sorted(found.keys() - _FREEZERS))


def owners_here() -> dict[str, str]:
    """The package of every installed file, by its path in site-packages."""
    return {path: _plain(package.name) for package in distributions() for path in _recorded(package)}


def sources(tables: Iterable[Path]) -> set[Path]:
    """The files that the entries of PyInstaller's tables of contents were read from."""
    found: set[Path] = set()
    for table in tables:
        # A table is the text of nested tuples and lists; its entries are (name, source, kind).
        _collect(ast.literal_eval(table.read_text(encoding="utf-8")), found)
    return found


def _collect(part: object, found: set[Path]) -> None:
    match part:
        case (str(), str(source), str()) if source:
            found.add(Path(source))
        case tuple() | list():
            for each in part:
                _collect(each, found)


def _by_package(files: Iterable[Path], owners: Mapping[str, str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for path in files:
        parts = path.parts
        if _HOME in parts:
            # An environment may be reached by several paths; what is behind its last folder is one.
            inside = "/".join(parts[parts.index(_HOME) + 1 :])
            found[owners.get(inside, f"nobody ({parts[parts.index(_HOME) + 1]})")].add(inside)
    return found


def _recorded(package: Distribution) -> Iterator[str]:
    """The paths in a package's RECORD; `Distribution.files` makes an object of each, which takes its time."""
    for line in (package.read_text("RECORD") or "").splitlines():
        yield line.rsplit(",", 2)[0].strip('"')


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
