"""Whole papers: what a person reads, copies and scans, and how long it takes to draw them."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from cardesk_desktop.documents import render_invoice, render_receipt
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Currency, currency
from cardesk_desktop.i18n import LANGUAGES, Phrasebook, load_phrasebook
from tests.builders import (
    AED,
    JPY,
    KWD,
    amount,
    make_buyer,
    make_client,
    make_invoice,
    make_invoice_file,
    make_invoiced_vehicle,
    make_line,
)
from tests.unit.documents.papers import PAPERS, logo
from tests.unit.documents.reading import copied, copied_lines, page_count, picture, scanned
from tests.unit.documents.speaking import ARABIC, ENGLISH

OVERRIDES = "\u202e\u202d\u202a\u202b\u2067\u2066\u2068\u200f\u061c\x1b\x00"
RENDERERS = [render_invoice, render_receipt]


def _file(name: str = "Gulf Rent LLC") -> InvoiceFile:
    client = make_client(name, tax_number="100987654300003", address="Deira, Dubai")
    invoice = make_invoice(3, buyer=make_buyer(client), vehicle=make_invoiced_vehicle())
    return make_invoice_file(invoice)


def test_words_of_the_full_form_can_be_copied_in_reading_order() -> None:
    words = copied(render_invoice(_file(), phrasebook=ENGLISH))
    order = [
        "Palm Auto Spa LLC",
        "TRN 100123456700003",
        "Bill to",
        "Gulf Rent LLC",
        "Description",
        "Exterior wash",
        "Interior detailing",
        "VAT summary",
        "Paid in cash",
        "Balance due",
        "Thank you, drive safely.",
        "Page 1 of 1",
    ]
    places = [words.index(word) for word in order]
    assert places == sorted(places)
    assert "R01-A-000001" in words
    assert "Nissan Patrol · Dubai R 60917 · 48,200 km" in words


def test_arabic_words_can_be_copied_in_reading_order() -> None:
    lines = copied_lines(PAPERS["arabic"]())
    text = " ".join(lines)
    for sentence in (
        "النخلة للعناية بالسيارات",
        "فاتورة ضريبية",
        "شركة المري للنقل",
        "سعر الوحدة",
        "تنظيف داخلي",
        "طلاء سيراميك",
        "امسح الرمز للتحقق من أن المستند لم يتغير",
        "شكرا لزيارتكم، قيادة آمنة",
    ):
        assert sentence in text, sentence
    assert "R01-A-000001" in text
    assert any("100987654300003" in line and "الرقم الضريبي" in line for line in lines)


def test_a_bilingual_paper_says_everything_twice() -> None:
    text = copied(PAPERS["bilingual"]())
    for words in ("Tax Invoice", "فاتورة ضريبية", "Exterior wash", "غسيل خارجي", "Balance due", "الرصيد"):
        assert words in text, words


@pytest.mark.parametrize("render", RENDERERS)
def test_overrides_in_a_name_change_nothing_on_paper(render: Callable[..., bytes]) -> None:
    honest = _file("Al Marri المري 50%")
    assert honest.invoice.buyer is not None
    name = "Al" + OVERRIDES + " Marri" + OVERRIDES + " المري 50%" + OVERRIDES
    buyer = replace(honest.invoice.buyer, name=name)
    spoilt = replace(honest, invoice=replace(honest.invoice, buyer=buyer))
    assert render(spoilt, phrasebook=ENGLISH) == render(honest, phrasebook=ENGLISH)
    assert render(spoilt, phrasebook=ARABIC) == render(honest, phrasebook=ARABIC)


@pytest.mark.parametrize("render", RENDERERS)
def test_the_code_on_the_paper_can_be_scanned(render: Callable[..., bytes]) -> None:
    file = _file()
    expected = f"CARDESK:1:R01-A-000001:{file.seal.hash.hex().upper()}"
    assert scanned(render(file, phrasebook=ENGLISH)) == [expected]


@pytest.mark.parametrize("render", RENDERERS)
def test_only_a_reprint_says_copy(render: Callable[..., bytes]) -> None:
    assert "Copy" not in copied(render(_file(), phrasebook=ENGLISH))
    assert "Copy" in copied(render(_file(), phrasebook=ENGLISH, is_copy=True))


def test_every_page_says_what_it_belongs_to() -> None:
    file = make_invoice_file(make_invoice(60))
    data = render_invoice(file, phrasebook=ENGLISH, is_copy=True)
    pages = page_count(data)
    words = copied(data)
    assert pages == 3
    assert words.count("R01-A-000001") == pages
    assert words.count("Description") == pages
    assert words.count("Copy") == pages
    assert words.count("VAT summary") == 1
    assert all(f"Page {page} of {pages}" in words for page in range(1, pages + 1))


@pytest.mark.parametrize("render", RENDERERS)
def test_the_same_document_gives_the_same_bytes(render: Callable[..., bytes]) -> None:
    first = render(_file(), phrasebook=ENGLISH, second=ARABIC, logo=logo())
    render(make_invoice_file(make_invoice(9)), phrasebook=ARABIC)
    assert render(_file(), phrasebook=ENGLISH, second=ARABIC, logo=logo()) == first


@pytest.mark.parametrize("render", RENDERERS)
def test_papers_can_be_drawn_by_several_threads_at_once(render: Callable[..., bytes]) -> None:
    files = [_file(name) for name in ("Gulf Rent LLC", "المري للنقل", "Транспорт")]
    alone = [render(file, phrasebook=ARABIC, second=ENGLISH) for file in files]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda file: render(file, phrasebook=ARABIC, second=ENGLISH), files * 4))
    assert together == alone * 4


def test_the_same_language_twice_is_said_once() -> None:
    file = _file()
    assert render_invoice(file, phrasebook=ENGLISH, second=ENGLISH) == render_invoice(
        file, phrasebook=ENGLISH
    )


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_every_language_of_the_desk_can_be_printed(render: Callable[..., bytes], code: str) -> None:
    phrasebook = load_phrasebook(code)
    data = render(_file(), phrasebook=phrasebook)
    assert phrasebook.amount(amount(90_000)) in copied(data)
    assert f"/Lang ({code})".encode() in data


@pytest.mark.parametrize(
    ("of", "total"),
    [(AED, "AED 90.00"), (KWD, "KWD 90.000"), (JPY, "JPY 90"), (currency("BHD"), "BHD 90.000")],
)
def test_amounts_have_the_decimals_of_their_currency(of: Currency, total: str) -> None:
    file = make_invoice_file(make_invoice([make_line(1, of=of)], of=of))
    assert total in copied(render_invoice(file, phrasebook=ENGLISH))
    assert total in copied(render_receipt(file, phrasebook=ENGLISH))


def test_the_largest_amount_fits_its_column() -> None:
    lines = [make_line(3, unit_price=amount(9_999_999_999_990))]
    file = make_invoice_file(make_invoice(lines, buyer=make_buyer()))
    data = render_invoice(file, phrasebook=ENGLISH, second=ARABIC)
    assert "9,999,999,999.99" in copied(data)
    # nothing is drawn over the right margin
    image = picture(data)
    margin = image.crop((image.width - 38, 0, image.width, image.height))
    assert margin.getextrema() == (255, 255)


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("phrasebook", [ENGLISH, ARABIC])
def test_fields_of_any_length_stay_inside_the_margins(
    render: Callable[..., bytes], phrasebook: Phrasebook
) -> None:
    long = "محمد Al Marri Транспорт 日本 " * 400
    file = _file("x" * 10_000)
    invoice = file.invoice
    assert invoice.vehicle is not None
    invoice = replace(
        invoice,
        note=long,
        footer=long,
        staff_name=long,
        seller=replace(invoice.seller, name=long, address=long, email="m" * 500),
        vehicle=replace(invoice.vehicle, name=long),
        discount_reasons=(long,),
        lines=tuple(replace(line, note=long, staff_name=long) for line in invoice.lines),
    )
    started = time.thread_time()
    data = render(replace(file, invoice=invoice), phrasebook=phrasebook)
    assert time.thread_time() - started < 10
    for page in range(page_count(data)):
        image = picture(data, page)
        edges = (0, image.width - 8)
        assert all(image.crop((edge, 0, edge + 8, image.height)).getextrema() == (255, 255) for edge in edges)


def test_no_line_at_all_is_still_a_paper() -> None:
    file = make_invoice_file(replace(make_invoice(1), lines=(), summary=()))
    assert page_count(render_invoice(file, phrasebook=ENGLISH)) == 1
    assert page_count(render_receipt(file, phrasebook=ENGLISH)) == 1


def test_five_thousand_lines_take_about_ten_times_as_long_as_five_hundred() -> None:
    def seconds(lines: int) -> float:
        prices = [make_line(place, unit_price=amount(1_000 + place * 1_010)) for place in range(1, lines + 1)]
        file = make_invoice_file(make_invoice(prices, buyer=make_buyer()))
        started = time.thread_time()
        data = render_invoice(file, phrasebook=ENGLISH)
        assert page_count(data) > lines / 40
        return time.thread_time() - started

    seconds(50)
    small = min(seconds(500) for _ in range(3))
    assert seconds(5_000) < small * 25


def test_receipts_are_eighty_millimetres_wide_and_black() -> None:
    data = render_receipt(_file(), phrasebook=ENGLISH)
    assert page_count(data) == 1
    with PdfDocument(data) as document:
        assert document[0].get_width() * 25.4 / 72 == pytest.approx(80, abs=0.01)
        image = document[0].render().to_pil().convert("RGB")
    red, green, blue = (channel.tobytes() for channel in image.split())
    assert red == green == blue
