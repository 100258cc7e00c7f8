"""Places from the edge where reading starts."""

import pytest

from cardesk_desktop.documents.layout.block import Align, Block, Frame, bare_figure
from cardesk_desktop.documents.layout.style import BLACK, Type
from cardesk_desktop.documents.pdf.paper import About, Paper
from tests.builders import NOW
from tests.unit.documents.reading import picture

STYLE = Type(10, colour=BLACK)


def _paper() -> Paper:
    return Paper(300, 100, About("t", "a", "s", "en", NOW))


def _ink(block: Block, *, is_rtl: bool) -> tuple[float, float]:
    """Left and right edge of what the block draws between 50 and 250."""
    paper = _paper()
    block.place(paper, Frame(50, 200, is_rtl), 20)
    paper.end_page()
    box = picture(paper.finish(), dpi=144).point(lambda shade: 255 - shade).getbbox()
    assert box is not None
    return box[0] / 2, box[2] / 2


@pytest.mark.parametrize(
    ("align", "is_rtl", "left", "right"),
    [
        ("start", False, 50, None),
        ("end", False, None, 250),
        ("figure", False, None, 250),
        ("start", True, None, 250),
        ("end", True, 50, None),
        ("figure", True, None, 250),
    ],
)
def test_a_line_stands_at_its_edge(
    align: Align, is_rtl: bool, left: float | None, right: float | None
) -> None:
    block = Block(is_rtl)
    block.put("1,250.00", 0, 0, STYLE, width=200, align=align)
    edges = _ink(block, is_rtl=is_rtl)
    if left is not None:
        assert edges[0] == pytest.approx(left, abs=1.5)
    if right is not None:
        assert edges[1] == pytest.approx(right, abs=1.5)


@pytest.mark.parametrize("is_rtl", [False, True])
def test_a_centred_line_has_equal_room_on_both_sides(is_rtl: bool) -> None:
    block = Block(is_rtl)
    block.put("HHHH", 0, 0, STYLE, width=200, align="centre")
    left, right = _ink(block, is_rtl=is_rtl)
    assert left - 50 == pytest.approx(250 - right, abs=1.5)


def test_a_block_inside_a_block_is_mirrored_with_it() -> None:
    inner = Block(is_rtl=True)
    inner.rectangle(10, 0, 20, 5, BLACK)
    outer = Block(is_rtl=True)
    outer.add(inner, 100, 0, 50)
    assert _ink(outer, is_rtl=True) == (250 - 100 - 10 - 20, 250 - 100 - 10)


def test_a_number_loses_the_isolate_a_sentence_needs() -> None:
    assert bare_figure("\u2066\u22129.00\u2069") == "\u22129.00"
    assert bare_figure("9.00") == "9.00"
