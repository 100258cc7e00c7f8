"""The whole of Unicode's own BidiCharacterTest, version 15.0."""

import lzma
from collections.abc import Iterator
from pathlib import Path

from cardesk_desktop.documents.bidi import Direction, resolve
from cardesk_desktop.documents.bidi.order import visual_order

_CASES = Path(__file__).parents[3] / "data" / "unicode" / "BidiCharacterTest-15.0.0.txt.xz"
_DIRECTIONS: tuple[Direction, ...] = ("ltr", "rtl", "auto")


def _cases() -> Iterator[tuple[str, Direction, str, str, str]]:
    with lzma.open(_CASES, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or not line.strip():
                continue
            codes, direction, base, levels, order = line.strip().split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            yield text, _DIRECTIONS[int(direction)], base, levels, order


def _resolved(text: str, direction: Direction) -> tuple[str, str, str]:
    # past the cache: 91,000 strings nobody will print again have no business in it
    resolved = resolve.__wrapped__(text, direction)
    line = resolved.line()
    return (
        str(resolved.base_level),
        " ".join("x" if level < 0 else str(level) for level in line),
        " ".join(map(str, visual_order(line))),
    )


def test_every_case_of_the_unicode_consortium() -> None:
    count = 0
    wrong: list[str] = []
    for text, direction, base, levels, order in _cases():
        count += 1
        if _resolved(text, direction) != (base, levels, order):
            wrong.append(f"{text!a} {direction}")
    assert wrong[:5] == []
    assert count == 91_707
