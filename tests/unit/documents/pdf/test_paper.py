import re
import unicodedata
from datetime import UTC, datetime

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from cardesk_desktop.documents.bidi import Direction
from cardesk_desktop.documents.pdf.paper import About, Paper
from cardesk_desktop.documents.text.setting import typesetter

WIDTH, HEIGHT = 400.0, 200.0
BLACK = (0.0, 0.0, 0.0)
LRI, PDI = "\u2066", "\u2069"


def _paper() -> Paper:
    about = About(
        title="Tax Invoice R03-A-000127 فاتورة",
        author="Shams Car Care LLC",
        subject="",
        language="ar",
        created=datetime(2026, 11, 23, 10, 3, tzinfo=UTC),
    )
    return Paper(WIDTH, HEIGHT, about)


def _page(*lines: tuple[str, Direction]) -> bytes:
    paper = _paper()
    for number, (text, base) in enumerate(lines, start=1):
        line = typesetter().line(text, "regular", base)
        x = WIDTH - 20 - line.width(12) if line.is_rtl else 20
        paper.text(line, x, number * 24, 12, BLACK)
    paper.end_page()
    return paper.finish()


def _text(data: bytes) -> str:
    """All words of the first page, as a person who copies them gets them."""
    with PdfDocument(data) as document:
        raw = document[0].get_textpage().get_text_range()
    return unicodedata.normalize("NFKC", " ".join(raw.split()))


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Full wash, SUV (Friday office offer) – 85.00 AED", "ltr"),
        ("Plaquettes de frein avant – réf. « ÉÀÇœ » : 251,00", "ltr"),
        ("Полная мойка, внедорожник – 85,00", "ltr"),
        ("الإجمالي شامل ضريبة القيمة المضافة: لا شيء", "rtl"),
        ("غسيل كامل (سيارة عائلية) بسعر 85.00 درهم", "rtl"),
    ],
)
def test_what_is_copied_from_the_paper_is_what_was_put_on_it(text: str, base: Direction) -> None:
    assert _text(_page((text, base))) == text


def test_words_of_three_scripts_come_out_in_reading_order() -> None:
    copied = _text(_page(("Al Marri المري للنقل Транспорт", "ltr")))
    words = ["Al Marri", "Транспорт"]
    assert [word in copied for word in words] == [True, True]
    assert copied.index("Al Marri") < copied.index("المري") < copied.index("Транспорт")


def test_marks_are_drawn_above_and_below_their_letters() -> None:
    def tall(text: str) -> tuple[int, int]:
        with PdfDocument(_page((text, "rtl"))) as document:
            image = document[0].render(scale=4).to_pil().convert("L")
        box = image.point(lambda shade: 255 - shade).getbbox()
        assert box is not None
        return box[1], box[3]

    bare, marked = tall("محمد"), tall("مُحِمد")
    assert marked[0] < bare[0]
    assert marked[1] > bare[1]


def test_an_empty_line_draws_nothing() -> None:
    assert _text(_page(("", "ltr"))) == ""


def test_numbers_are_written_without_an_exponent() -> None:
    paper = _paper()
    paper.text(typesetter().line("AVATAR مُحَمَّد To"), 0.000001, 12345.6789, 0.1, BLACK)
    assert not re.search(r"\de[-+]?\d", paper.getCurrentPageContent())


def test_a_box_still_says_which_letter_it_stands_for() -> None:
    assert _text(_page(("日本", "ltr"))) == "日本"


def test_fonts_are_subsets_inside_the_file_and_no_other_is_named() -> None:
    data = _page(("Wash غسيل", "ltr"))
    names = set(re.findall(rb"/BaseFont /([A-Za-z+-]+)", data))
    assert {name.split(b"+")[1] for name in names} == {b"NotoSans-Regular", b"NotoSansArabic-Regular"}
    assert data.count(b"/FontFile2") == 2
    assert b"Helvetica" not in data
    assert len(data) < 20_000


def test_the_same_drawing_gives_the_same_bytes_whatever_was_drawn_before() -> None:
    first = _page(("Wash غسيل", "ltr"))
    _page(("لا إله Something else عشرة", "rtl"))
    assert _page(("Wash غسيل", "ltr")) == first


def test_the_file_says_what_it_is() -> None:
    data = _page(("x", "ltr"))
    with PdfDocument(data) as document:
        about = document.get_metadata_dict()
    assert about["Title"] == "Tax Invoice R03-A-000127 فاتورة"
    assert about["Author"] == "Shams Car Care LLC"
    assert about["CreationDate"] == "D:20261123100300+00'00'"
    assert b"/Lang (ar)" in data


def test_shapes_and_pictures_stand_where_they_were_put() -> None:
    paper = _paper()
    paper.rectangle(0, 0, 40, 20, (1, 0, 0))
    paper.box(100, 50, 40, 20, 4, (0, 1, 0))
    paper.picture(Image.new("RGBA", (8, 8), (0, 0, 255, 255)), 200, 100, 40, 20)
    paper.squares(300, 150, 10, [(0, 0, 2), (1, 1, 1)])
    paper.end_page()
    with PdfDocument(paper.finish()) as document:
        image = document[0].render().to_pil().convert("RGB")
    seen = [image.getpixel(place) for place in [(5, 5), (120, 60), (220, 110), (315, 155), (305, 165)]]
    assert seen == [(255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 0, 0), (255, 255, 255)]


def test_an_isolated_number_is_drawn_in_its_own_order() -> None:
    data = _page((f"هاتف {LRI}+971 4 123 4567{PDI}", "rtl"))
    with PdfDocument(data) as document:
        page = document[0].get_textpage()
        boxes = {index: page.get_charbox(index) for index in range(page.count_chars())}
        chars = {index: page.get_text_range(index, 1) for index in boxes}
    by_place = "".join(chars[index] for index in sorted(boxes, key=lambda index: boxes[index][0]))
    assert "+971" in by_place
    assert by_place.index("+971") < by_place.index("4567")
