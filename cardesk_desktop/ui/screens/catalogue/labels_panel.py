"""Barcode labels: how many of which product, on which sheet, seen before they are printed or saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cardesk_desktop.documents import render_labels
from cardesk_desktop.documents.labels import MOST_LABELS, Label, LabelFormat
from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.operations.item_numbers import give_barcodes
from cardesk_desktop.operations.label_printing import LabelFacts, label_facts
from cardesk_desktop.ui.navigator import Action, Loudness
from cardesk_desktop.ui.paper import PRINT_KEY, SAVE_KEY
from cardesk_desktop.ui.paper.outlets import label_printer
from cardesk_desktop.ui.paper.pdf_view import PaperView
from cardesk_desktop.ui.screens.catalogue.label_parts import (
    CountRow,
    format_choices,
    print_labels,
    speech_of,
    write_labels,
)
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.select_field import SelectField

_PAUSE_MS = 250
_PREVIEW_HEIGHT = 260


class LabelsPanel(PanelContent):
    """Draws the sheet anew after every change. What is saved and printed waits until it is drawn."""

    def __init__(self, means: PanelMeans, product_ids: Sequence[UUID], parent: QWidget | None = None) -> None:
        super().__init__(means.theme, parent)
        self.means, self._, self._ids = means, means.phrases, tuple(product_ids)
        self._paper = speech_of(means)
        self._drawing = 0
        self._pdf: bytes | None = None
        self._waiting: list[Callable[[], None]] = []
        self.rows: list[CountRow] = []
        self._build()
        self._lay_out()
        self._read()

    def _build(self) -> None:
        _, theme = self._, self.means.theme
        self.form = SelectField(theme, _("Labels"), format_choices(_))
        hint = _("1 is the first label of a sheet. Count along the line, then down.")
        self.start = TextField(theme, _("First free label"), hint=hint, is_latin=True)
        self.start.set_text("1")
        self.bare = Text(theme, tone=Tone.WAIT, is_wrapping=True)
        self.give = Button(theme, _("Make barcodes"), icon="barcode", is_once=True)
        self.preview = PaperView(theme, _)
        self.preview.view.setMinimumHeight(theme.px(_PREVIEW_HEIGHT))
        self.save = Button(theme, _("Save as PDF"), icon="download", key=SAVE_KEY)
        self.print = Button(
            theme,
            _("Print labels"),
            kind=ButtonKind.PRIMARY,
            icon="printer",
            size=ButtonSize.TALL,
            key=PRINT_KEY,
            is_once=True,
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self.form.changed.connect(self._on_form)
        self.start.changed.connect(lambda _text: self._draw_soon())
        self.give.activated.connect(self._give)
        self.save.activated.connect(self._save)
        self.print.activated.connect(self._print)
        keys = (Shortcut(PRINT_KEY, "", self.print.click), Shortcut(SAVE_KEY, "", self.save.click))
        InstalledShortcuts(keys, self)

    def _lay_out(self) -> None:
        for part in (self.bare, self.give, self.form, self.start, self.preview.bar):
            self.body.addWidget(part)
        self.body.addWidget(self.preview, 1)
        self.footer.addWidget(self.print)
        self.footer.addWidget(self.save)
        self._show_bare(0)

    def _read(self) -> None:
        self.means.tasks.run(label_facts, on_done=self._fill, owner=self, product_ids=self._ids)

    def _fill(self, facts: tuple[LabelFacts, ...]) -> None:
        counts = {row.facts.product_id: row.count.quantity for row in self.rows}
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [CountRow(self.means.theme, self._, each) for each in facts]
        for place, row in enumerate(self.rows):
            if row.facts.product_id in counts:
                row.count.set_quantity(counts[row.facts.product_id])
            row.count.changed.connect(lambda _quantity: self._draw_soon())
            self.body.insertWidget(place, row)
        self._show_bare(sum(1 for each in facts if not each.barcode))
        self._draw()

    def _show_bare(self, count: int) -> None:
        self.bare.setText(
            self._.plural(
                "{n} product has no barcode. CarDesk can make one for use in your shop.",
                "{n} products have no barcode. CarDesk can make them for use in your shop.",
                count,
            )
        )
        self.bare.setVisible(bool(count))
        self.give.setVisible(bool(count))

    def _format(self) -> LabelFormat:
        value = self.form.value
        return value if isinstance(value, LabelFormat) else LabelFormat.A4_3_BY_8

    def _labels(self) -> list[Label]:
        made: list[Label] = []
        for row in self.rows:
            if row.facts.barcode:
                label = Label(row.facts.name, self._paper.money(row.facts.price), row.facts.barcode)
                made += [label] * row.wanted
        return made[:MOST_LABELS]

    def _first(self) -> int:
        typed = latin_digits(self.start.text.strip())
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 1

    def _draw_soon(self) -> None:
        """What was drawn is not what is wanted any more: nobody saves or prints it."""
        self._pdf = None
        self._drawing += 1
        self._pause.start()

    def _draw(self) -> None:
        """Draw what is wanted; of two drawings under way only the newer is shown."""
        self._pause.stop()
        labels = self._labels()
        self._pdf = None
        self._drawing += 1
        self.print.setEnabled(bool(labels))
        self.save.setEnabled(bool(labels))
        self.print.set_words(
            self._.plural("Print {n} label", "Print {n} labels", len(labels))
            if labels
            else self._("Print labels")
        )
        if labels:
            self.means.tasks.run_io(
                render_labels,
                on_done=partial(self._show, self._drawing),
                on_settled=partial(self._go_on, self._drawing),
                owner=self,
                labels=labels,
                form=self._format(),
                start=self._first(),
                title=self._paper("Labels"),
                language=self._paper.language,
            )
        else:
            self._go_on(self._drawing)

    def _show(self, number: int, pdf: bytes) -> None:
        if number == self._drawing:
            self._pdf = pdf
            self.preview.show_pdf(pdf)

    def _go_on(self, number: int) -> None:
        """Do what waited for this drawing; without one it is given up."""
        if number != self._drawing:
            return
        waiting, self._waiting = self._waiting, []
        if self._pdf is None:
            self.print.set_busy(False)
            return
        for each in waiting:
            each()

    def _drawn(self, then: Callable[[], None]) -> bytes | None:
        """The sheets as they are wanted now; None where they are still to be drawn: `then` follows."""
        if self._pdf is None:
            if then not in self._waiting:
                self._waiting.append(then)
            if self._pause.isActive():
                self._draw()
        return self._pdf

    def _on_form(self, form: object) -> None:
        self.start.setVisible(form is not LabelFormat.ROLL_50_BY_30)
        self._draw()

    def _give(self) -> None:
        self.means.tasks.run(
            give_barcodes,
            on_done=lambda _count: self._read(),
            on_settled=partial(self.give.set_busy, False),
            owner=self,
            staff_id=self.means.acting(),
            product_ids=self._ids,
        )

    def _save(self) -> None:
        pdf = self._drawn(self._save)
        path = self.means.outlets.ask_for_file(self._, self._("labels.pdf")) if pdf is not None else None
        if path is not None and pdf is not None:
            self.means.tasks.run_io(
                write_labels, on_done=lambda _done: self._saved(path), owner=self, path=path, pdf=pdf
            )

    def _saved(self, path: Path) -> None:
        self.means.window.toast(self._("The labels are saved as {name}.", name=path.name))

    def _print(self) -> None:
        pdf = self._drawn(self._print)
        if pdf is None:
            return
        is_roll = self._format() is LabelFormat.ROLL_50_BY_30
        self.means.tasks.run_io(
            print_labels,
            on_done=self._printed,
            on_unavailable=lambda error: self.means.window.explain(
                error, retry=Action(self._("Print again"), self.print.click)
            ),
            on_settled=partial(self.print.set_busy, False),
            owner=self,
            outlets=self.means.outlets,
            printer=partial(label_printer, self.means.outlets, self.means.settings(), is_roll=is_roll),
            pdf=pdf,
        )

    def _printed(self, printer: str) -> None:
        text = self._("The labels are on their way to {printer}.", printer=printer)
        self.means.window.toast(text, loudness=Loudness.DONE)
