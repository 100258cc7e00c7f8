"""Takes the names of inner functions out of libraries: where they are shipped, they are half of the file."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from devtools.project import must

_ELF64 = b"\x7fELF\x02"
_SECTIONS_AT, _SECTION_SIZE_AT = 0x28, 0x3A
_SYMBOL_TABLE = 2
"""The kind of section (SHT_SYMTAB) that only debuggers read; what the loader reads is another."""


def strip(folder: Path) -> int:
    """Strip the libraries below a folder that have something to lose; return how many bytes were saved."""
    unstripped = sorted(_unstripped(folder))
    before = sum(path.stat().st_size for path in unstripped)
    if unstripped:
        must(["strip", "--strip-unneeded", *unstripped], "The libraries could not be stripped")
    return before - sum(path.stat().st_size for path in unstripped)


def has_symbol_table(data: bytes) -> bool:
    """Whether these bytes are a 64-bit ELF file with the names of its inner functions."""
    if not data.startswith(_ELF64):
        return False
    (first,) = struct.unpack_from("<Q", data, _SECTIONS_AT)
    size, count = struct.unpack_from("<HH", data, _SECTION_SIZE_AT)
    kinds = (struct.unpack_from("<I", data, first + place * size + 4)[0] for place in range(count))
    return any(kind == _SYMBOL_TABLE for kind in kinds)


def _unstripped(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*.so*"):
        # What auditwheel moved into a wheel it has patched, and strip would lay its pages out wrongly.
        is_patched = path.parent.suffix == ".libs"
        if (
            path.is_file()
            and not path.is_symlink()
            and not is_patched
            and has_symbol_table(path.read_bytes())
        ):
            yield path
