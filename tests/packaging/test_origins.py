"""What a library draws in that nobody pinned is named before anything is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools.project import Stopped
from shipping.origins import require_pinned, sources

_OWNERS = {
    "httpx/__init__.py": "httpx",
    "PyInstaller/compat.py": "pyinstaller",
    "pytest/__init__.py": "pytest",
}
_SITE = "/somewhere/lib/python3.11/site-packages"


def _table(folder: Path, *paths: str) -> Path:
    entries = [(path.rsplit("/", maxsplit=1)[-1], path, "DATA") for path in paths]
    table = folder / "COLLECT-00.toc"
    table.write_text(repr((entries, {"name": "value"}, [("bare", "", "OPTION")])))
    return table


def test_the_sources_of_all_entries_are_found(tmp_path: Path) -> None:
    assert sources([_table(tmp_path, "/one", "/other")]) == {Path("/one"), Path("/other")}


def test_packages_of_the_pins_pass(tmp_path: Path) -> None:
    table = _table(
        tmp_path, f"{_SITE}/httpx/__init__.py", "/usr/lib/libz.so.1", f"{_SITE}/PyInstaller/compat.py"
    )
    assert require_pinned([table], _OWNERS) == ("httpx",)


@pytest.mark.parametrize(
    ("path", "name"), [("pytest/__init__.py", "pytest"), ("strange/thing.py", r"nobody \(strange\)")]
)
def test_anything_else_is_named(tmp_path: Path, path: str, name: str) -> None:
    with pytest.raises(Stopped, match=name):
        require_pinned([_table(tmp_path, f"{_SITE}/{path}")], _OWNERS)
