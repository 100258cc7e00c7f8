# The part of HarfBuzz that shaping a line of text and embedding its font need.
# Positions are in font units until a scale is set.

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum, IntFlag
from os import PathLike
from typing import Literal, NamedTuple, Self

class Blob:
    def __init__(self, data: bytes | None = None) -> None: ...
    @classmethod
    def from_file_path(cls, filename: str | PathLike[str]) -> Self: ...
    @property
    def data(self) -> bytes: ...

class Face:
    def __init__(self, blob: Blob | bytes | None = None, index: int = 0) -> None: ...
    @property
    def upem(self) -> int: ...
    @property
    def glyph_count(self) -> int: ...
    @property
    def blob(self) -> Blob: ...

class FontExtents(NamedTuple):
    ascender: int
    descender: int
    line_gap: int

class GlyphExtents(NamedTuple):
    x_bearing: int
    y_bearing: int
    width: int
    height: int

class Font:
    scale: tuple[int, int]
    def __init__(self, face_or_font: Face | Font | None = None) -> None: ...
    @property
    def face(self) -> Face: ...
    def get_nominal_glyph(self, unicode: int) -> int | None: ...
    def get_glyph_h_advance(self, gid: int) -> int: ...
    def get_font_extents(self, direction: Literal["ltr", "rtl", "ttb", "btt"]) -> FontExtents: ...
    def get_glyph_extents(self, gid: int) -> GlyphExtents | None: ...
    def get_glyph_name(self, gid: int) -> str | None: ...

class GlyphInfo:
    # After shaping this is the glyph's number in the font; before, the character's code point.
    @property
    def codepoint(self) -> int: ...
    @property
    def cluster(self) -> int: ...

class GlyphPosition:
    @property
    def x_advance(self) -> int: ...
    @property
    def y_advance(self) -> int: ...
    @property
    def x_offset(self) -> int: ...
    @property
    def y_offset(self) -> int: ...

class BufferClusterLevel(IntEnum):
    MONOTONE_GRAPHEMES = 0
    MONOTONE_CHARACTERS = 1
    CHARACTERS = 2
    GRAPHEMES = 3

class BufferFlags(IntFlag):
    BOT = 1
    EOT = 2
    PRESERVE_DEFAULT_IGNORABLES = 4
    REMOVE_DEFAULT_IGNORABLES = 8
    DO_NOT_INSERT_DOTTED_CIRCLE = 16

class Buffer:
    direction: str
    script: str
    language: str
    cluster_level: BufferClusterLevel
    flags: BufferFlags
    def __init__(self) -> None: ...
    def __len__(self) -> int: ...
    def add_str(self, text: str, item_offset: int = 0, item_length: int = -1) -> None: ...
    def add_codepoints(
        self, codepoints: Sequence[int], item_offset: int = 0, item_length: int = -1
    ) -> None: ...
    def guess_segment_properties(self) -> None: ...
    @property
    def glyph_infos(self) -> list[GlyphInfo]: ...
    @property
    def glyph_positions(self) -> list[GlyphPosition] | None: ...

def shape(
    font: Font,
    buffer: Buffer,
    features: Mapping[str, int | bool] | None = None,
    shapers: Sequence[str] | None = None,
) -> None: ...

class Set:
    def add(self, value: int) -> None: ...
    def update(self, values: Iterable[int]) -> None: ...
    def __iter__(self) -> Iterator[int]: ...

class SubsetFlags(IntFlag):
    DEFAULT = 0
    NO_HINTING = 1
    RETAIN_GIDS = 2
    NOTDEF_OUTLINE = 64
    GLYPH_NAMES = 128
    NO_LAYOUT_CLOSURE = 512

class SubsetInput:
    flags: SubsetFlags
    def __init__(self) -> None: ...
    # Numbers of the glyphs to keep; the parts of composed glyphs follow by themselves.
    @property
    def glyph_set(self) -> Set: ...
    # Table tags as big-endian numbers.
    @property
    def drop_table_tag_set(self) -> Set: ...

class SubsetPlan:
    def __init__(self, face: Face, input: SubsetInput) -> None: ...
    @property
    def old_to_new_glyph_mapping(self) -> Mapping[int, int]: ...
    def execute(self) -> Face: ...
