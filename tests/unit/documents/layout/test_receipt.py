"""Where the amounts of a strip stand."""

from __future__ import annotations

import pytest

from cardesk_desktop.documents import render_receipt
from cardesk_desktop.documents.layout.receipt import MM, STRIP_WIDTH
from cardesk_desktop.i18n import load_phrasebook
from tests.builders import make_invoice_file
from tests.unit.documents.fields.credited import file_of, first_line
from tests.unit.documents.reading import edges_of

_MARGIN = 4 * MM


@pytest.mark.parametrize(("first", "second"), [("en", "ar"), ("fr", "es"), ("ar", "en"), ("ru", "ar")])
def test_a_total_below_its_words_stays_in_the_column_of_amounts(first: str, second: str) -> None:
    phrases = load_phrasebook(first)
    note = first_line()
    data = render_receipt(file_of(note), phrasebook=phrases, second=load_phrasebook(second))
    found = edges_of(data, phrases.amount(note.gross))
    ends = dict(edges_of(data, phrases.money(note.gross).replace("\u00a0", " ")))
    assert len(found) > 1
    for left, right in found:
        if not phrases.language.is_rtl:
            # A currency behind its amount stands in the column too.
            assert ends.get(left, right) == pytest.approx(STRIP_WIDTH - _MARGIN, abs=1.5)
        else:
            assert left < STRIP_WIDTH / 2


def test_a_date_below_its_words_stays_in_the_column_of_dates() -> None:
    phrases = load_phrasebook("ru")
    file = make_invoice_file()
    data = render_receipt(file, phrasebook=phrases, second=load_phrasebook("ar"))
    issued = phrases.date_time(file.invoice.issued_at, file.invoice.time_zone)
    ((_left, right),) = edges_of(data, issued.rsplit(", ", maxsplit=1)[-1])
    assert right == pytest.approx(STRIP_WIDTH - _MARGIN, abs=1.5)
