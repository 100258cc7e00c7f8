"""The sheet with the owner's recovery code: to be kept in the safe, not beside the computer."""

from datetime import datetime
from zoneinfo import ZoneInfo

from cardesk_desktop.documents.layout.block import Block, Frame
from cardesk_desktop.documents.layout.invoice import A4, MARGIN
from cardesk_desktop.documents.layout.style import ACCENT, LINE, MUTED, PANEL, Type
from cardesk_desktop.documents.pdf.paper import About, Paper
from cardesk_desktop.i18n import Phrasebook

_TITLE = Type(24, "bold")
_LEAD = Type(12)
_NAME = Type(13, "bold", ACCENT)
_CODE = Type(25, "bold")
_GROUP = Type(8, colour=MUTED)
_SMALL = Type(9, colour=MUTED)
_POINT = Type(11)
_GROUPS_IN_A_ROW = 4
_ROW = 62.0
_GAP = 14.0


def recovery_sheet(code: str, company: str, made_at: datetime, zone: ZoneInfo, _: Phrasebook) -> bytes:
    """One A4 page as the bytes of a PDF. `code` is in groups, parted by hyphens."""
    language = _.language
    title = _("Recovery code")
    paper = Paper(*A4, About(title, company, title, language.code, made_at.astimezone(zone)))
    width = A4[0] - 2 * MARGIN
    block = Block(language.is_rtl)
    y = 0.0
    if company:
        y = block.paragraph(company, 0, y, _NAME, width=width, most=3) + _GAP
    block.put(title, 0, y, _TITLE, base=block.base)
    y += _TITLE.leading + _GAP / 2
    lead = _(
        "With this code the data of CarDesk can be opened when this computer's keyring has lost its key, "
        "or on a new computer from a backup. Without it, nobody can open them, not even the makers."
    )
    y = block.paragraph(lead, 0, y, _LEAD, width=width, most=5, base=block.base) + _GAP
    y = _code(block, code, y, width) + _GAP
    for point in (
        _("Keep this sheet where you keep what is valuable, away from the computer."),
        _("Whoever has this sheet and the computer can read your data: show it to nobody."),
        _("When you make a new code in the settings, this one stops working: destroy this sheet then."),
    ):
        block.rectangle(0, y + 6, 4, 4, ACCENT)
        y = block.paragraph(point, _GAP, y, _POINT, width=width - _GAP, most=3, base=block.base) + 4
    y += _GAP
    block.rectangle(0, y, width, 0.5, LINE)
    made = _("Made on {when}", when=_.date_time(made_at, zone))
    block.put(made, 0, y + 8, _SMALL, base=block.base)
    block.place(paper, Frame(MARGIN, width, language.is_rtl), MARGIN)
    paper.end_page()
    return paper.finish()


def _code(block: Block, code: str, top: float, width: float) -> float:
    """The groups, numbered, in two rows that read from left to right in every language."""
    groups = code.split("-")
    rows = -(-len(groups) // _GROUPS_IN_A_ROW)
    block.panel(0, top, width, rows * _ROW + _GAP, PANEL)
    room = width / _GROUPS_IN_A_ROW
    for place, group in enumerate(groups):
        column = place % _GROUPS_IN_A_ROW
        start = width - (column + 1) * room if block.is_rtl else column * room
        y = top + _GAP + place // _GROUPS_IN_A_ROW * _ROW
        block.put(str(place + 1), start, y, _GROUP, width=room, align="centre")
        block.put(group, start, y + _GROUP.leading, _CODE, width=room, align="centre", base="ltr")
    return top + rows * _ROW + _GAP
