"""In safe mode nothing of this computer is asked that may have gone wrong."""

from __future__ import annotations

import pytest
from PIL import Image

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.equipment import equipment
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.paper.kind import PaperKind
from cardesk_desktop.ui.paper.outlets import printer_for


def _printed(_pdf: bytes, _printer: str) -> None:
    raise AssertionError("a driver was asked to print")


def _asked() -> str:
    raise AssertionError("a driver was asked for its printers")


def test_no_printer_is_asked() -> None:
    safe = equipment(Outlets(print_pdf=_printed, default_printer=_asked), is_safe=True)
    assert safe.printers() == ()
    with pytest.raises(Unavailable) as error:
        safe.outlets.print_pdf(b"%PDF", "Front desk")
    assert error.value.code is Code.SAFE_MODE
    with pytest.raises(Unavailable) as error:
        printer_for(safe.outlets, PaperKind.INVOICE, Settings())
    assert error.value.code is Code.PRINTER_NOT_CHOSEN


def test_no_camera_and_no_model_is_loaded() -> None:
    safe = equipment(Outlets(), is_safe=True)
    assert not safe.cameras.load()
    reader = safe.reader()
    with pytest.raises(Unavailable) as error:
        reader.read(Image.new("RGB", (8, 8)))
    assert error.value.code is Code.SAFE_MODE
    assert not reader.is_loaded


def test_as_usual_everything_is_as_it_was_handed_over() -> None:
    outlets = Outlets(default_printer=lambda: "Front desk")
    usual = equipment(outlets, is_safe=False)
    assert usual.outlets is outlets
