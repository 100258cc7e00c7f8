"""What is taken out of ICU's data, and that the library is still one: for a small one made here."""

from __future__ import annotations

import struct

import pytest

from devtools.project import Stopped
from shipping import icu

AT = 0x1000
TABLES = {
    "icudt73l/coll/ru.res": b"r" * 900,
    "icudt73l/coll/zh.res": b"z" * 9000,
    "icudt73l/pool.res": b"p" * 70,
}


@pytest.mark.parametrize(
    ("name", "is_asked_for"),
    [
        ("icudt73l/coll/ru.res", True),
        ("icudt73l/zone/es_419.res", True),
        ("icudt73l/root.res", True),
        ("icudt73l/coll/ucadata.icu", True),
        ("icudt73l/supplementalData.res", True),
        ("icudt73l/coll/zh.res", False),
        ("icudt73l/fil.res", False),
        ("icudt73l/ibm-943_P15A-2003.cnv", False),
        ("icudt73l/brkitr/cjdict.dict", False),
        ("icudt73l/translit/root.res", False),
    ],
)
def test_tables_of_our_languages_and_of_all_stay(name: str, is_asked_for: bool) -> None:
    assert icu.is_asked_for(name) is is_asked_for


def _library() -> bytes:
    """A head, the block at its page, and behind it a second part with a word in it."""
    names = sorted(TABLES)
    block = icu._laid_out([(name.encode() + b"\0", TABLES[name]) for name in names])
    data = struct.pack("<HBB", 16, 0xDA, 0x27).ljust(16, b"\0") + block
    end = AT + len(data)
    parts = icu._PART.pack(1, 4, 0, 0, 0, end, end, 0x1000)
    parts += icu._PART.pack(1, 6, end, end + 0x1000, end + 0x1000, 4, 4, 0x1000)
    symbols_at = 64 + len(parts)
    symbols = bytes(24) + icu._SYMBOL.pack(1, 0x11, 0, 1, AT, len(data))
    sections = icu._SECTION.pack(0, 11, 2, symbols_at, symbols_at, len(symbols), 0, 1, 8, 24)
    sections += icu._SECTION.pack(0, 1, 2, AT, AT, len(data), 0, 0, 16, 0)
    head = b"\x7fELF\x02\x01".ljust(0x20, b"\0") + struct.pack("<QQ", 64, end + 4)
    head = head.ljust(0x36, b"\0") + struct.pack("<HHHHH", 56, 2, 64, 2, 0)
    return (head + parts + symbols).ljust(AT, b"\0") + data + b"word" + sections


def test_what_stays_is_found_where_the_library_says() -> None:
    before = _library()
    after = icu.without(before, icu.is_asked_for)
    assert (len(before) - len(after)) % 0x1000 == 0
    assert len(before) - len(after) >= 0x2000
    place, size = icu._data_in(after)
    block = after[place : place + size]
    (count,) = struct.unpack_from("<I", block, 16)
    found = {}
    for number in range(count):
        name_at, table_at = struct.unpack_from("<II", block, 16 + 4 + 8 * number)
        name = block[16 + name_at : block.index(0, 16 + name_at)].decode()
        found[name] = block[16 + table_at : 16 + table_at + len(TABLES[name])]
    assert found == {name: table for name, table in TABLES.items() if "zh" not in name}
    first, second = (icu._PART.unpack_from(after, at) for at in icu._tables(after).parts)
    assert first[2] + first[5] == second[2]
    assert after[second[2] : second[2] + 4] == b"word"


def test_what_is_built_otherwise_stops_the_build() -> None:
    for library in (b"MZ", _library().replace(b"\xda\x27", b"\0\0")):
        with pytest.raises(Stopped):
            icu.without(library, icu.is_asked_for)
