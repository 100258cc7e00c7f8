"""Which files Windows loads as code, and which of them may not be shipped."""

from __future__ import annotations

from pathlib import Path

from shipping.windows.pe_files import foreign, is_pe, pe_files

HEADER_AT = 0x80


def pe(mark: bytes = b"") -> bytes:
    """The least that is taken for a file of code."""
    head = bytearray(b"MZ" + bytes(HEADER_AT - 2))
    head[0x3C:0x40] = HEADER_AT.to_bytes(4, "little")
    head[0x40 : 0x40 + len(mark)] = mark
    return bytes(head) + b"PE\0\0" + bytes(64)


def test_a_file_of_code_is_known_by_what_is_in_it_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "driver").write_bytes(pe())
    (tmp_path / "CarDesk.exe").write_bytes(pe())
    (tmp_path / "notes.dll").write_bytes(b"MZ is how this text begins")
    (tmp_path / "empty.pyd").write_bytes(b"")
    assert [path.name for path in pe_files(tmp_path)] == ["CarDesk.exe", "driver"]


def test_a_header_that_points_past_the_end_is_no_code(tmp_path: Path) -> None:
    path = tmp_path / "cut.dll"
    path.write_bytes(pe()[:HEADER_AT])
    assert not is_pe(path)


def test_what_belongs_to_wine_or_stands_in_for_windows_is_found(tmp_path: Path) -> None:
    (tmp_path / "kernel32.dll").write_bytes(pe(b"Wine builtin DLL\0"))
    (tmp_path / "ICUUC.dll").write_bytes(pe())
    (tmp_path / "Qt6Core.dll").write_bytes(pe())
    assert sorted(path.name for path in foreign(tmp_path)) == ["ICUUC.dll", "kernel32.dll"]
