"""Charts, painted by ourselves: every figure is read by hovering, by arrow keys and by a screen reader."""

from cardesk_desktop.ui.charts.bars import BarChart
from cardesk_desktop.ui.charts.chart import Chart
from cardesk_desktop.ui.charts.columns import ColumnChart
from cardesk_desktop.ui.charts.model import Mark

__all__ = ["BarChart", "Chart", "ColumnChart", "Mark"]
