"""The paper on the screen: pages, sizes, another paper in its place."""

from __future__ import annotations

import io
from functools import partial

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.paper.pdf_view import PaperView
from cardesk_desktop.ui.theme import Theme


def paper(pages: int) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in range(pages):
        canvas.drawString(72, 700, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> PaperView:
    made = PaperView(theme, phrases)
    qtbot.addWidget(made)
    qtbot.addWidget(made.bar)
    made.resize(420, 400)
    made.show()
    made.bar.show()
    return made


def page_words(view: PaperView) -> str:
    return view.page_words.text()


def reads(view: PaperView, words: str) -> bool:
    return page_words(view) == words


def test_a_paper_of_one_page_has_no_pages_to_turn(view: PaperView) -> None:
    view.show_pdf(paper(1))
    assert view.document.status() is QPdfDocument.Status.Ready
    assert page_words(view) == "Page 1 of 1"
    assert not view.before.isVisible()
    assert not view.after.isVisible()


def test_pages_are_turned_one_by_one_and_the_ends_are_ends(view: PaperView, qtbot: QtBot) -> None:
    view.show_pdf(paper(3))
    assert not view.before.isEnabled()
    for words in ("Page 2 of 3", "Page 3 of 3"):
        view.after.click()
        qtbot.waitUntil(partial(reads, view, words))
    assert not view.after.isEnabled()
    view.turn(1)
    assert page_words(view) == "Page 3 of 3"
    view.before.click()
    qtbot.waitUntil(lambda: page_words(view) == "Page 2 of 3")
    assert view.view.zoomMode() is QPdfView.ZoomMode.FitToWidth, "turning keeps the size"


def test_another_paper_begins_at_its_first_page(view: PaperView, qtbot: QtBot) -> None:
    view.show_pdf(paper(3))
    view.turn(2)
    qtbot.waitUntil(lambda: page_words(view) == "Page 3 of 3")
    view.show_pdf(paper(2))
    qtbot.waitUntil(lambda: page_words(view) == "Page 1 of 2")
    view.clear()
    assert page_words(view) == ""
    assert view.document.pageCount() == 0


def test_larger_and_smaller_go_from_what_is_seen_and_have_an_end(view: PaperView) -> None:
    view.show_pdf(paper(1))
    view.larger.click()
    first = view.view.zoomFactor()
    room = view.view.viewport().width()
    points = view.document.pagePointSize(0).width() * view.view.logicalDpiX() / 72
    assert first == pytest.approx(1.25 * room / points, rel=0.05)
    for _ in range(20):
        view.larger.click()
    assert view.view.zoomFactor() == 4.0
    for _ in range(40):
        view.smaller.click()
    assert view.view.zoomFactor() == 0.25
    view.fit.click()
    assert view.view.zoomMode() is QPdfView.ZoomMode.FitToWidth
