"""What lies beside the packages of a release."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from devtools.project import Stopped
from shipping import release_files


def test_checksums_as_the_usual_tool_reads_them(tmp_path: Path) -> None:
    (tmp_path / "b.deb").write_bytes(b"two")
    (tmp_path / "a.dmg").write_bytes(b"one")
    (tmp_path / "folder").mkdir()
    for _ in range(2):
        assert release_files.write_checksums(tmp_path) == 2
    one, two = (hashlib.sha256(content).hexdigest() for content in (b"one", b"two"))
    written = (tmp_path / release_files.CHECKSUMS).read_bytes()
    assert written == f"{one}  a.dmg\n{two}  b.deb\n".encode()


def test_nothing_has_no_checksums(tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        release_files.write_checksums(tmp_path)


def test_licences_are_packed_the_same_every_time(tmp_path: Path) -> None:
    assert release_files.main([str(tmp_path), "--licences"]) == 0
    again = tmp_path / "again.zip"
    release_files.pack_licences(again)
    assert again.read_bytes() == (tmp_path / "licences.zip").read_bytes()
    with zipfile.ZipFile(again) as packed:
        assert "licences/index.json" in packed.namelist()
        assert len(packed.namelist()) > 30
