"""A barcode that nobody knows, scanned while goods are unpacked or counted, begins a new product."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.purpose import Purpose


def new_with_code(_: Phrasebook, window: Window, barcode: str) -> Callable[[Refused], None]:
    """What answers a refused scan: offers a new product, which comes back onto its line when it is saved."""

    def begin() -> None:
        window.new_product(barcode, purpose=Purpose.STOCK)

    def answer(refusal: Refused) -> None:
        if refusal.code is Code.BARCODE_UNKNOWN:
            window.banner(sentence(_, refusal), action=Action(_("New product with this code"), begin))
        else:
            window.explain(refusal)

    return answer
