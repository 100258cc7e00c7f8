"""A report on the screen: its figures above, chart and table beside one another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.money import Currency
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.charts import BarChart, Chart, ColumnChart
from cardesk_desktop.ui.screens.reports.face import ChartFace, ReportFace, TableColumn, TableRow
from cardesk_desktop.ui.screens.reports.figure_cards import FigureCards
from cardesk_desktop.ui.screens.reports.snug_card import SnugCard, at_top
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.cell import Cell
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.row_list import Column, RowList
from cardesk_desktop.ui.widgets.scrolling import SideBySide
from cardesk_desktop.ui.widgets.stacked import Stacked

_ROW = 52


class ReportView(QWidget):
    """Shows one face after another. The model of the table is started by whoever owns the view."""

    figure_opened = Signal(object, str)
    """The `Figure` whose documents the person wants to see, and what it is called."""
    order_asked = Signal(object)
    """The `Order` that the person wants the table in."""

    def __init__(self, theme: Theme, phrases: Phrasebook, currency: Currency) -> None:
        super().__init__()
        self._theme, self._, self._currency = theme, phrases, currency
        self.face: ReportFace | None = None
        self.model: PagedModel[TableRow] = PagedModel(parent=self)
        self.chart: Chart | None = None
        self.rows: RowList[TableRow] | None = None
        self.figures = FigureCards(theme)
        self.figures.opened.connect(self.figure_opened)
        self._chart_title = Text(theme, is_bold=True)
        self._table_title = Text(theme, is_bold=True)
        self._chart_place, self._table_place = QVBoxLayout(), QVBoxLayout()
        self._lay_out(theme)

    def show_face(self, face: ReportFace) -> None:
        """Show a report; the chart and the table are made anew where another one is shown."""
        is_other = self.face is None or self.face.title != face.title or self._is_other_table(face)
        self.face = face
        self.figures.show_figures(face.figures)
        self._chart_title.setText(face.chart.title)
        self._table_title.setText(face.table.title)
        self._table_title.setVisible(bool(face.table.title))
        self._show_chart(face.chart)
        if is_other:
            self._build_table(face)
        has_marks = any(mark.value for mark in face.chart.marks)
        self._stack.setCurrentIndex(0 if has_marks or face.table.total else 1)
        self._show_empty(face)
        self._table_stack.setCurrentIndex(0 if face.table.total else 1)
        self._fit(face)

    def _fit(self, face: ReportFace) -> None:
        """No card is higher than what it holds; a ranking and its table are of one height."""
        chart, table = self._cards
        if not face.table.total or self.rows is None:
            chart.let_grow()
            table.let_grow()
            return
        rows = table.needed(self.rows.height_of(face.table.total))
        if isinstance(self.chart, BarChart):
            rows = max(rows, chart.needed(self.chart.whole_height))
            chart.fit(rows)
        else:
            chart.let_grow()
        table.fit(rows)

    def show_order(self, order: Order) -> None:
        """Mark the column by which the table is sorted."""
        if self.rows is not None:
            self.rows.show_order(order)

    def _lay_out(self, theme: Theme) -> None:
        chart_card, table_card = SnugCard(theme), SnugCard(theme, padding=theme.space.half)
        self._cards = chart_card, table_card
        chart_card.content.addWidget(self._chart_title)
        chart_card.content.addLayout(self._chart_place, 1)
        holder = QWidget()
        self._table_stack = Stacked(holder)
        table = QWidget()
        table.setLayout(self._table_place)
        self._table_place.setContentsMargins(0, 0, 0, 0)
        self._table_stack.addWidget(table)
        self._nothing_in_table = QVBoxLayout()
        nothing = QWidget()
        nothing.setLayout(self._nothing_in_table)
        self._table_stack.addWidget(nothing)
        inset = theme.space.one_half
        self._table_title.setContentsMargins(inset, inset, inset, 0)
        table_card.content.addWidget(self._table_title)
        table_card.content.addWidget(holder, 1)
        both = SideBySide(theme, at_top(chart_card), at_top(table_card), shares=(1, 1))
        layout = both.inside.layout()
        if layout is not None:
            # The page has its edge already.
            layout.setContentsMargins(0, 0, 0, 0)
        below = QWidget()
        self._stack = Stacked(below)
        self._stack.addWidget(both)
        self._empty_card = Card(theme)
        self._stack.addWidget(self._empty_card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.two)
        column.addWidget(self.figures)
        column.addWidget(below, 1)

    def _show_chart(self, face: ChartFace) -> None:
        if self.chart is not None:
            self._chart_place.removeWidget(self.chart)
            self.chart.hide()
            self.chart.deleteLater()
        chart: Chart
        if face.is_ranking:
            chart = BarChart(self._theme, face.title)
        else:
            chart = ColumnChart(
                self._theme,
                face.title,
                lambda minor: self._.number(minor // self._currency.unit),
                unit=self._currency.unit,
                legend=face.legend,
                before=face.before,
            )
        chart.show_marks(face.marks)
        chart.mark_opened.connect(self._on_mark)
        self._chart_place.addWidget(chart, 1)
        self.chart = chart

    def _is_other_table(self, face: ReportFace) -> bool:
        return self.face is not None and self.face.table.columns != face.table.columns

    def _build_table(self, face: ReportFace) -> None:
        if self.rows is not None:
            self._table_place.removeWidget(self.rows)
            self.rows.hide()
            self.rows.deleteLater()
        self.model = PagedModel(parent=self)
        columns = tuple(_column(column, place) for place, column in enumerate(face.table.columns))
        self.rows = RowList(self._theme, face.title, self.model, columns, opens_at_once=True)
        # Figures in one line: more of them are seen at once than of rows with two.
        self.rows.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
        self.rows.row_activated.connect(self._on_row)
        self.rows.order_asked.connect(self.order_asked)
        self._table_place.addWidget(self.rows)

    def _show_empty(self, face: ReportFace) -> None:
        """What stands there when there is no row."""
        for layout in (self._empty_card.content, self._nothing_in_table):
            item = layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
            hint = self._("Choose other days, or come back later.")
            layout.addWidget(EmptyState(self._theme, "chart-column", face.nothing, hint))

    def _on_mark(self, mark: int) -> None:
        if self.face is None:
            return
        figure = self.face.chart.behind[mark]
        if figure is not None:
            self.figure_opened.emit(figure, self.face.chart.marks[mark].title)

    def _on_row(self, row: TableRow) -> None:
        if row.figure is not None:
            self.figure_opened.emit(row.figure, row.cells[0].text)


def _column(column: TableColumn, place: int) -> Column[TableRow]:
    def cell(row: TableRow) -> Cell:
        return row.cells[place]

    return Column(
        column.title,
        column.width,
        cell,
        stretch=column.stretch,
        is_figure=column.is_figure,
        gives_way=column.gives_way,
        sort=column.sort,
    )
