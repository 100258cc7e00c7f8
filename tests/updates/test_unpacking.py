"""Nothing in an archive reaches a place outside of its folder, and nothing fills the disk."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from cardesk_desktop.updates.trouble import NoUpdate, Trouble
from cardesk_desktop.updates.unpacking import unpack
from shipping.repository_archive import pack

Fill = Callable[[tarfile.TarFile], None]


def _archive(folder: Path, *fill: Fill) -> Path:
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for each in fill:
            each(tar)
    path = folder / "archive"
    path.write_bytes(zstandard.ZstdCompressor().compress(plain.getvalue()))
    return path


def _file(name: str, size: int = 3) -> Fill:
    def add(tar: tarfile.TarFile) -> None:
        member = tarfile.TarInfo(name)
        member.size = size
        tar.addfile(member, io.BytesIO(b"x" * size))

    return add


def _special(name: str, kind: bytes, leads_to: str = "") -> Fill:
    def add(tar: tarfile.TarFile) -> None:
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, leads_to
        tar.addfile(member)

    return add


def _trouble(archive: Path, target: Path) -> Trouble:
    with pytest.raises(NoUpdate) as caught:
        unpack(archive, target, 1_000_000)
    return caught.value.trouble


def test_what_was_packed_comes_out(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    (bundle / "lib").mkdir(parents=True)
    (bundle / "cardesk").write_text("program")
    (bundle / "cardesk").chmod(0o755)
    (bundle / "lib" / "library.so.1").write_text("library")
    (bundle / "lib" / "library.so").symlink_to("library.so.1")
    (bundle / "data").symlink_to("lib")
    size = pack(bundle, tmp_path / "archive")
    target = tmp_path / "target"
    unpack(tmp_path / "archive", target, size)
    assert (target / "lib" / "library.so").read_text() == "library"
    assert (target / "data" / "library.so.1").read_text() == "library"
    assert (target / "cardesk").stat().st_mode & 0o777 == 0o755
    assert (target / "lib" / "library.so.1").stat().st_mode & 0o777 == 0o644
    pack(bundle, tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == (tmp_path / "archive").read_bytes()


@pytest.mark.parametrize(
    "fill",
    [
        [_file("../outside")],
        [_file("lib/../../outside")],
        [_file("/tmp/outside")],
        [_file("C:outside")],
        [_file("..\\outside")],
        [_file("name\x01")],
        [_special("link", tarfile.SYMTYPE, "../outside")],
        [_special("link", tarfile.SYMTYPE, "/etc")],
        [_special("lib/link", tarfile.SYMTYPE, "../../outside")],
        [_special("link", tarfile.LNKTYPE, "cardesk")],
        [_special("pipe", tarfile.FIFOTYPE)],
        [_special("disk", tarfile.CHRTYPE)],
    ],
)
def test_what_leads_out_is_refused(tmp_path: Path, fill: list[Fill]) -> None:
    assert _trouble(_archive(tmp_path, *fill), tmp_path / "in" / "target") is Trouble.ARCHIVE
    assert not (tmp_path / "in" / "outside").exists()


@pytest.mark.parametrize(
    "over",
    [
        [_special("out", tarfile.SYMTYPE, "p/q/r/top/../../..")],
        [
            _special("out", tarfile.SYMTYPE, "p/q/r/top/../../.."),
            _special("out/outside", tarfile.SYMTYPE, "f"),
        ],
        [_special("round", tarfile.SYMTYPE, "round"), _special("round/outside", tarfile.SYMTYPE, "f")],
    ],
)
def test_a_link_over_another_does_not_lead_out_either(tmp_path: Path, over: list[Fill]) -> None:
    """Each of them stays inside by its name: `top` is the folder of the program itself."""
    archive = _archive(tmp_path, _file("p/q/r/f"), _special("p/q/r/top", tarfile.SYMTYPE, "../../.."), *over)
    assert _trouble(archive, tmp_path / "in" / "this" / "target") is Trouble.ARCHIVE
    assert {path.name for path in tmp_path.rglob("outside")} == set()


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """A link that stays inside, and a file that would go where it leads: the link comes last."""
    archive = _archive(tmp_path, _special("lib", tarfile.SYMTYPE, "other"), _file("lib/outside"))
    assert _trouble(archive, tmp_path / "target") is Trouble.DISK


def test_a_name_is_written_once(tmp_path: Path) -> None:
    assert _trouble(_archive(tmp_path, _file("a"), _file("a")), tmp_path / "target") is Trouble.DISK


def test_more_bytes_than_were_signed_are_refused(tmp_path: Path) -> None:
    archive = _archive(tmp_path, _file("a", 600_000), _file("b", 600_000))
    assert _trouble(archive, tmp_path / "target") is Trouble.ARCHIVE


@pytest.mark.parametrize("content", [b"", b"no archive", zstandard.compress(b"no tar" * 200)])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "archive").write_bytes(content)
    assert _trouble(tmp_path / "archive", tmp_path / "target") is Trouble.ARCHIVE


def test_half_an_archive_is_refused(tmp_path: Path) -> None:
    archive = _archive(tmp_path, *(_file(f"file-{number}", 5000) for number in range(20)))
    archive.write_bytes(archive.read_bytes()[:-20])
    assert _trouble(archive, tmp_path / "target") is Trouble.ARCHIVE


def test_the_program_is_closed_meanwhile(tmp_path: Path) -> None:
    with pytest.raises(NoUpdate) as caught:
        unpack(_archive(tmp_path, _file("a")), tmp_path / "target", 1000, is_wanted=lambda: False)
    assert caught.value.trouble is Trouble.STOPPED
