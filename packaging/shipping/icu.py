"""Takes the languages of the rest of the world out of ICU's library of data, of which Qt has its own copy.

32 MB of tables for every country, most of which no screen of ours asks for. The library is nothing but one
block of data with a table of contents at its head; what is kept of it is moved together, and what the loader
reads of the library is told where things are now.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools.project import Stopped
from shipping.contents import LOCALES

LIBRARY = "PySide6/Qt/lib/libicudata.so.*"
_NOT_ASKED_FOR = (".cnv", ".dict", ".spp", ".cfu")
"""Old encodings, Chinese and Thai dictionaries, names of the internet, letters that look alike."""
_FOLDERS_NOT_ASKED_FOR = ("translit", "rbnf")
_OF_LANGUAGE = re.compile(r"([a-z]{2,3})(_.*)?\.res")
_PAGE = 0x1000
_ALIGNED = 16
_SYMBOLS = 11
"""The kind of section (SHT_DYNSYM) with the names that others may use."""
_ELF64_LITTLE = b"\x7fELF\x02\x01"
_PART, _SECTION = struct.Struct("<IIQQQQQQ"), struct.Struct("<IIQQQQIIQQ")
_SYMBOL = struct.Struct("<IBBHQQ")


def is_asked_for(name: str) -> bool:
    """Whether one of our screens may need the table of this name, such as `icudt73l/coll/ru.res`."""
    _package, *folder, file = name.split("/")
    if file.endswith(_NOT_ASKED_FOR) or set(folder) & set(_FOLDERS_NOT_ASKED_FOR):
        return False
    language = _OF_LANGUAGE.fullmatch(file)
    return language is None or language[1] in LOCALES


def thin(inside: Path) -> int:
    """Thin the library below a program's folder; return how many bytes were saved, 0 where there is none."""
    saved = 0
    for library in inside.glob(LIBRARY):
        before = library.read_bytes()
        after = without(before, is_asked_for)
        library.write_bytes(after)
        saved += len(before) - len(after)
    return saved


def without(library: bytes, is_kept: Callable[[str], bool]) -> bytes:
    """The library with the tables that are kept. Stopped when it is not built as we know it."""
    place, size = _data_in(library)
    block = _block_of(library[place : place + size], is_kept)
    # Parts of a file are mapped by whole pages: what moves, moves by pages.
    cut = (size - len(block)) // _PAGE * _PAGE
    padded = block.ljust(size - cut, b"\0")
    moved = bytearray(library[:place] + padded + library[place + size :])
    _tell_the_loader(moved, place, cut, len(block))
    return bytes(moved)


def _block_of(data: bytes, is_kept: Callable[[str], bool]) -> bytes:
    """The block of data, its head and its table of contents, with what is kept."""
    (head,) = struct.unpack_from("<H", data)
    (count,) = struct.unpack_from("<I", data, head)
    entries = [struct.unpack_from("<II", data, head + 4 + 8 * each) for each in range(count)]
    ends = [place for _name, place in entries[1:]] + [len(data) - head]
    kept: list[tuple[bytes, bytes]] = []
    for (name_at, place), end in zip(entries, ends, strict=True):
        name = data[head + name_at : data.index(0, head + name_at) + 1]
        if is_kept(name[:-1].decode("ascii")):
            kept.append((name, data[head + place : head + end]))
    return data[:head] + _laid_out(kept)


def _laid_out(tables: Sequence[tuple[bytes, bytes]]) -> bytes:
    names = b"".join(name for name, _table in tables)
    first_name = 4 + 8 * len(tables)
    out = bytearray(_aligned(bytes(first_name) + names))
    struct.pack_into("<I", out, 0, len(tables))
    out[first_name : first_name + len(names)] = names
    name_at = first_name
    for number, (name, table) in enumerate(tables):
        struct.pack_into("<II", out, 4 + 8 * number, name_at, len(out))
        out += _aligned(table)
        name_at += len(name)
    return bytes(out)


def _aligned(data: bytes) -> bytes:
    return data.ljust(-(-len(data) // _ALIGNED) * _ALIGNED, b"\0")


@dataclass(frozen=True, slots=True)
class _Tables:
    """Where an ELF file says what is mapped, and what its sections are."""

    parts: tuple[int, ...]
    sections: tuple[int, ...]


def _tables(library: bytes | bytearray) -> _Tables:
    if not library.startswith(_ELF64_LITTLE):
        raise Stopped("ICU's data is no library for a 64-bit Linux")
    parts, sections = struct.unpack_from("<QQ", library, 0x20)
    part_size, part_count, section_size, section_count = struct.unpack_from("<HHHH", library, 0x36)
    return _Tables(
        tuple(parts + part_size * each for each in range(part_count)),
        tuple(sections + section_size * each for each in range(section_count)),
    )


def _symbol_at(library: bytes | bytearray) -> int:
    """Where the symbol of the block stands: the one symbol that the library has, behind the empty one."""
    found = [_SECTION.unpack_from(library, at) for at in _tables(library).sections]
    symbols = [section for section in found if section[1] == _SYMBOLS]
    if len(symbols) != 1 or symbols[0][5] != 2 * _SYMBOL.size:
        raise Stopped("ICU's data is not the one block that it was")
    return int(symbols[0][4]) + _SYMBOL.size


def _data_in(library: bytes) -> tuple[int, int]:
    """Where the block begins, and how long it is. The first part of the file is mapped to address 0."""
    *_rest, place, size = _SYMBOL.unpack_from(library, _symbol_at(library))
    if library[place + 2 : place + 4] != b"\xda\x27":
        raise Stopped("ICU's data does not begin as it should")
    return place, size


def _tell_the_loader(library: bytearray, place: int, cut: int, size: int) -> None:
    """Addresses stay; only where they lie in the file is another place now."""
    (sections,) = struct.unpack_from("<Q", library, 0x28)
    struct.pack_into("<Q", library, 0x28, sections - cut)
    tables = _tables(library)
    for at in tables.parts:
        kind, flags, offset, *addresses, in_file, in_memory, align = _PART.unpack_from(library, at)
        if offset <= place < offset + in_file:
            in_file, in_memory = in_file - cut, in_memory - cut
        elif offset > place:
            offset -= cut
        _PART.pack_into(library, at, kind, flags, offset, *addresses, in_file, in_memory, align)
    for at in tables.sections:
        name, kind, flags, address, offset, length, *rest = _SECTION.unpack_from(library, at)
        if offset == place:
            length -= cut
        elif offset > place:
            offset -= cut
        _SECTION.pack_into(library, at, name, kind, flags, address, offset, length, *rest)
    symbol = _symbol_at(library)
    *of_symbol, _size = _SYMBOL.unpack_from(library, symbol)
    _SYMBOL.pack_into(library, symbol, *of_symbol, size)
