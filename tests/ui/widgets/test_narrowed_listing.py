"""What narrows a list: one search for letters in a row, each choice at once, and what stands for the rows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.narrowed_listing import NarrowedListing
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.segmented import Segmented


@dataclass(frozen=True, slots=True)
class _Cars:
    text: str = ""
    size: str = "any"


class _CarListing(NarrowedListing[_Cars]):
    def __init__(self, theme: Theme, _: Phrasebook) -> None:
        super().__init__(theme, _, SearchField(theme, _, "Plate"), _Cars())
        self.size_filter = Segmented(theme, "Size", [Choice("any", "Any"), Choice("van", "Vans")])
        self.narrow_by("size", self.size_filter.changed, self.size_filter.set_value)
        self.filters.add(self.size_filter)


def _listing(qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> tuple[_CarListing, list[_Cars]]:
    listing, asked = _CarListing(theme, phrases), list[_Cars]()
    qtbot.addWidget(listing)
    listing.narrowed.connect(asked.append)
    return listing, asked


def test_letters_that_follow_one_another_are_one_search(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook
) -> None:
    listing, asked = _listing(qtbot, theme, phrases)
    for text in ("D", "DX", "DXB"):
        listing.search.set_text(text)
    assert not asked
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [_Cars("DXB")]
    assert not listing.is_wide


def test_a_choice_takes_what_was_just_typed_with_it(qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> None:
    listing, asked = _listing(qtbot, theme, phrases)
    listing.search.set_text("DXB")
    listing.size_filter.changed.emit("van")
    assert asked == [_Cars("DXB", "van")]
    listing.size_filter.changed.emit("van")
    assert len(asked) == 1


def test_narrowed_from_outside_it_is_announced_once(qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> None:
    listing, asked = _listing(qtbot, theme, phrases)
    listing.show_which(_Cars("SHJ", "van"))
    assert (listing.search.text, listing.size_filter.value) == ("SHJ", "van")
    listing.show_everything()
    assert asked == [_Cars("SHJ", "van"), _Cars()]
    assert listing.is_wide


def test_other_columns_stand_where_the_old_ones_stood(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook
) -> None:
    listing, _asked = _listing(qtbot, theme, phrases)
    first, second, nobody = QLabel("first"), QLabel("second"), QLabel("nobody")
    listing.shelf.put_rows(first)
    listing.shelf.put_empties(nobody)
    listing.show()
    listing.shelf.show_rows()
    assert first.isVisible()
    listing.shelf.put_rows(second)
    assert second.isVisible()
    listing.shelf.show_empty(nobody)
    assert listing.is_empty
    listing.show_loading()
    assert not listing.is_empty
