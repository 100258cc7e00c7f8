"""From a photo to an invoice without any network: read on this computer, confirmed by a person, and sold."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from cardesk_desktop.demo.data.house import DEMO_PIN
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.ui.screens.catalogue.product_form import ProductFormPanel
from cardesk_desktop.ui.screens.recognition.candidates_panel import CandidatesPanel
from tests.flows.till import ENTER, line_count, next_sale
from tests.walkthrough.stage import Stage, opened

NAME = "ZORVAX QUILBIN"
PATIENTLY = 5
"""Times what a person waits for: the models are loaded by the first photo."""


@pytest.fixture
def label(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the person chooses in the dialog of the operating system: a label that nobody has seen before."""
    picture = Image.new("RGB", (900, 500), "#f4f1e6")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((40, 40, 860, 460), outline="#203040", width=8)
    pen.text((90, 190), NAME, fill="#101820", font=ImageFont.load_default(88))
    path = tmp_path / "label.png"
    picture.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def _photograph(stage: Stage) -> CandidatesPanel:
    """Ctrl+I, a picture from a file, and the panel when it has looked."""
    _, hands = stage.phrases, stage.hands

    def panel() -> QWidget:
        return stage.window.frame.panel

    hands.press_named("Ctrl+I")
    hands.click(hands.see(_("From a file …"), QAbstractButton, panel))
    hands.click(hands.see(_("Use this photo"), QAbstractButton, panel))
    hands.wait(lambda: bool(panel().findChildren(CandidatesPanel)), "the panel")
    (found,) = panel().findChildren(CandidatesPanel)
    for _turn in range(PATIENTLY - 1):
        try:
            hands.wait(lambda: found.hint.isVisible(), "what was read")
        except AssertionError:
            continue
        break
    hands.wait(lambda: found.hint.isVisible(), "what was read")
    return found


def _forms(stage: Stage) -> list[ProductFormPanel]:
    return stage.window.frame.panel.findChildren(ProductFormPanel)


def _pay(stage: Stage) -> None:
    _, hands = stage.phrases, stage.hands
    hands.wait(lambda: line_count(stage) == 1, "the product on the ticket")
    hands.press_named("F12")
    hands.see(_("Cash received"), QWidget)
    hands.press(ENTER)
    hands.see(_("Next sale"), QAbstractButton)
    (line,) = stage.newest_invoice().invoice.lines
    assert line.names.main == NAME
    assert line.gross.minor == 4500


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.usefixtures("label", "socket_disabled")
def test_what_nobody_knew_is_read_sold_and_known_the_next_time(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, language: str
) -> None:
    with opened(qapp, house, tmp_path / "invoice.pdf", language=language) as stage:
        hands, before = stage.hands, stage.newest_invoice()
        hands.press_named("F9")
        assert _photograph(stage).rows == []
        hands.press(ENTER)
        # The form opens when the shelves it offers are read.
        hands.wait(lambda: bool(_forms(stage)), "the form of a new product")
        (form,) = _forms(stage)
        assert form.names.main.text == NAME
        form.price.setFocus()
        hands.write("45")
        hands.press_named("Ctrl+S")
        hands.wait(lambda: stage.window.gate.approving.sheet is not None, "the question who allows it")
        hands.write(DEMO_PIN)
        hands.press(ENTER)
        _pay(stage)
        sold = stage.newest_invoice()
        assert sold.invoice.id != before.invoice.id

        next_sale(stage)
        (row,) = _photograph(stage).rows
        hands.wait(row.hasFocus, "the keyboard on the first row")
        assert NAME in row.accessibleName()
        hands.press(ENTER)
        _pay(stage)
        assert stage.newest_invoice().invoice.id != sold.invoice.id
