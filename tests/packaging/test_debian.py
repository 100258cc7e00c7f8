"""The .deb, its bare root, and the archive: what can be asked without freezing the program."""

from __future__ import annotations

import os
import subprocess
import tarfile
from pathlib import Path

import pytest

from devtools.project import Stopped
from devtools.system_libraries import OFFSCREEN, WINDOW
from shipping.archive import pack
from shipping.bare_root import closure, read_status
from shipping.debian import depends, make_deb
from shipping.stripping import has_symbol_table

_STATUS = """\
Package: libc6
Status: install ok installed
Depends: libgcc-s1, libcrypt1 (>= 1:4.4.10-10)

Package: libgcc-s1
Status: install ok installed
Depends: gcc-12-base (= 12.2.0-14), libc6 (>= 2.35)

Package: gcc-12-base
Status: install ok installed

Package: libcrypt1
Status: install ok installed
Provides: libcrypt (= 4.4)

Package: libqt
Status: install ok installed
Pre-Depends: libc6:any (>= 2.14)
Depends: libgl-driver | libcrypt

Package: gone
Status: deinstall ok config-files
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "cardesk"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "data").write_text("till")
    (folder / "_internal" / "link").symlink_to("data")
    (folder / "cardesk").write_text("#!/bin/sh\n")
    (folder / "cardesk").chmod(0o755)
    return folder


def test_the_package_asks_for_every_library_that_qt_expects() -> None:
    assert {*OFFSCREEN.values(), *WINDOW.values()} <= set(depends())


def test_the_same_program_gives_the_same_deb(program: Path, tmp_path: Path) -> None:
    packages = [tmp_path / "one.deb", tmp_path / "other.deb"]
    for deb in packages:
        make_deb(program, deb, work=tmp_path / "work", time_s=1_767_225_600, compression="none")
        os.utime(program / "_internal" / "data")
    assert packages[0].read_bytes() == packages[1].read_bytes()
    listed = subprocess.run(
        ["dpkg-deb", "--contents", packages[0]], capture_output=True, text=True, check=True
    ).stdout
    assert "./usr/bin/cardesk -> /opt/cardesk/cardesk" in listed
    for path in ("opt/cardesk/_internal/data", "usr/share/applications/cardesk.desktop"):
        assert f"./{path}" in listed
    assert " root/root " in listed


def test_an_archive_knows_nothing_of_who_packed_it(program: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.tar.xz", tmp_path / "other.tar.xz"
    pack(program, one, name="cardesk-1", time_s=1)
    (program / "_internal" / "data").chmod(0o600)
    os.utime(program / "_internal" / "data")
    pack(program, other, name="cardesk-1", time_s=1)
    assert one.read_bytes() == other.read_bytes()
    with tarfile.open(one) as archive:
        modes = {entry.name: entry.mode for entry in archive.getmembers() if entry.isreg()}
    assert modes == {"cardesk-1/_internal/data": 0o644, "cardesk-1/cardesk": 0o755}


def test_a_bare_root_holds_what_is_depended_on_and_no_more() -> None:
    installed = read_status(_STATUS)
    assert closure(installed, ["libqt (>= 6)"]) == ["gcc-12-base", "libc6", "libcrypt1", "libgcc-s1", "libqt"]
    assert closure(installed, ["gcc-12-base"]) == ["gcc-12-base"]


def test_what_is_not_installed_is_named() -> None:
    with pytest.raises(Stopped, match="gone is not installed"):
        closure(read_status(_STATUS), ["gone"])


def test_only_libraries_with_inner_names_are_stripped() -> None:
    assert not has_symbol_table(b"#!/bin/sh\n")
    section = bytes(64)
    header = bytearray(b"\x7fELF\x02".ljust(64, b"\0"))
    header[0x28:0x30] = (64).to_bytes(8, "little")
    header[0x3A:0x3C] = (64).to_bytes(2, "little")
    header[0x3C:0x3E] = (2).to_bytes(2, "little")
    with_symbols = bytes(4) + (2).to_bytes(4, "little") + bytes(56)
    assert not has_symbol_table(bytes(header) + section + section)
    assert has_symbol_table(bytes(header) + section + with_symbols)
