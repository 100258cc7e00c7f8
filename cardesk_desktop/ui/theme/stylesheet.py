"""The style sheet of Qt's own controls, built from tokens. Colours stand nowhere else in it."""

from __future__ import annotations

from cardesk_desktop.ui.theme.theme import Theme, Tone
from cardesk_desktop.ui.theme.tokens import TextSize


def stylesheet(theme: Theme) -> str:
    """All rules for one theme, in the order in which Qt weighs them."""
    return "\n".join((_ground(theme), _fields(theme), _scrolling(theme), _menus(theme), _lists(theme)))


def _ground(theme: Theme) -> str:
    colors = theme.colors
    tones = "\n".join(f'QLabel[tone="{tone}"] {{ color: {theme.hex(tone)}; }}' for tone in Tone)
    return f"""
QWidget#page, QWidget#window, QMainWindow, QDialog {{ background: {colors.bg}; }}
QWidget#sheet {{ background: {colors.surface}; }}
QScrollArea, QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; border: none; }}
QToolTip {{
  background: {colors.text}; color: {colors.surface}; border: none; padding: 6px 10px;
}}
{tones}
QSplitter::handle {{ background: {colors.line}; }}
"""


def _fields(theme: Theme) -> str:
    colors, radius = theme.colors, theme.radius.normal
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit {{
  background: {colors.surface}; color: {colors.text};
  border: 1px solid {colors.field_line}; border-radius: {radius}px; margin: 0;
  padding: 1px {theme.space.one_half + 1}px;
  min-height: {theme.target - 4}px;
  selection-background-color: {colors.accent}; selection-color: {colors.on_accent};
  placeholder-text-color: {colors.muted};
}}
QPlainTextEdit, QTextEdit {{ padding: {theme.space.one}px {theme.space.one}px; }}
QLineEdit:hover, QComboBox:hover, QDateEdit:hover {{ border-color: {colors.text}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus {{
  border: 2px solid {colors.accent}; padding: 0 {theme.space.one_half}px;
}}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {theme.space.one - 1}px {theme.space.one - 1}px; }}
QLineEdit[invalid="true"] {{ border: 2px solid {colors.due}; padding: 0 {theme.space.one_half}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
  background: {colors.bg}; color: {colors.muted}; border-color: {colors.line};
}}
QLineEdit[readOnly="true"] {{ background: {colors.bg}; border-color: {colors.line}; }}
QComboBox#bare, QComboBox#bare:focus, QComboBox#bare:hover {{
  background: transparent; border: none; padding: 0 {theme.space.one}px; font-weight: bold;
}}
QLineEdit#bare, QLineEdit#bare:focus, QLineEdit#bare:hover {{
  background: transparent; border: none; padding: 0; min-height: 0;
}}
QDateEdit::up-button, QDateEdit::down-button {{ border: none; width: 0; }}
QComboBox::drop-down {{ border: none; width: {theme.target}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{
  background: {colors.raised}; color: {colors.text}; border: 1px solid {colors.line};
  padding: {theme.space.half}px; outline: none;
}}
QComboBox QAbstractItemView::item {{ min-height: {theme.target}px; padding: 0 {theme.space.one}px; }}
QComboBox QAbstractItemView::item:selected {{ background: {colors.accent_soft}; color: {colors.text}; }}
"""


def _scrolling(theme: Theme) -> str:
    colors = theme.colors
    return f"""
QScrollBar:vertical {{ background: transparent; width: 9px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 9px; margin: 2px; }}
QScrollBar::handle {{ background: {colors.field_line}; border-radius: 2px; }}
QScrollBar::handle:vertical {{ min-height: {theme.target}px; }}
QScrollBar::handle:horizontal {{ min-width: {theme.target}px; }}
QScrollBar::handle:hover {{ background: {colors.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}
"""


def _menus(theme: Theme) -> str:
    colors, space = theme.colors, theme.space
    return f"""
QMenu {{
  background: {colors.raised}; color: {colors.text}; border: 1px solid {colors.line};
  padding: {space.half}px;
}}
QMenu::item {{
  min-height: {theme.target - 2 * space.one}px; padding: {space.one}px {space.two}px;
  border-radius: {theme.radius.small}px;
}}
QMenu::item:selected {{ background: {colors.accent_soft}; color: {colors.text}; }}
QMenu::item:disabled {{ color: {colors.muted}; }}
QMenu::separator {{ height: 1px; background: {colors.line}; margin: {space.half}px {space.one}px; }}
"""


def _lists(theme: Theme) -> str:
    colors = theme.colors
    return f"""
QListView, QTableView, QTreeView {{ background: transparent; border: none; outline: none; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
  background: transparent; color: {colors.muted}; border: none;
  border-bottom: 1px solid {colors.line}; padding: {theme.space.one}px {theme.space.one_half}px;
  font-size: {theme.px(TextSize.SMALL.pixels)}px; font-weight: bold;
}}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ image: none; width: 0; height: 0; }}
QProgressBar {{
  background: {colors.pressed}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
  color: transparent;
}}
QProgressBar::chunk {{ background: {colors.accent}; border-radius: 3px; }}
"""
