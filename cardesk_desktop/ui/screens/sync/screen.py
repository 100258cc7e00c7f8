"""The page of sync: how it stands, what needs a person, what waits, and the proof that all say the same."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.sync.status import Standing
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.register_names import RegisterNames
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.sync.differences_part import DifferencesPart
from cardesk_desktop.ui.screens.sync.head import NOW_KEY, SyncHead
from cardesk_desktop.ui.screens.sync.memory import Part, SyncMemory
from cardesk_desktop.ui.screens.sync.page_area import PageArea
from cardesk_desktop.ui.screens.sync.proof_part import ProofPart
from cardesk_desktop.ui.screens.sync.queue_part import QueuePart
from cardesk_desktop.ui.screens.sync.troubles_part import TroublesPart
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.theme import TextSize
from cardesk_desktop.ui.widgets.chip_strip import ChipStrip
from cardesk_desktop.ui.widgets.chips import Chip
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.stacked import Stacked


class SyncPage(Page):
    """The state above, one part at a time below it; what is most pressing is in front at first."""

    def __init__(
        self, look: Look, window: Window, means: Means, sync: SyncDesk, memory: SyncMemory | None = None
    ) -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        self._look, self._window, self._means, self._sync = look, window, means, sync
        self._kept = memory or SyncMemory()
        self._chosen = self._kept.part
        self.part = self._chosen or Part.WAITING
        self._read_at: tuple[Part, int] | None = None
        self._registers = RegisterNames(sync, means.tasks, self)
        self.head = SyncHead(look, means, sync)
        self.head.sign_in.activated.connect(lambda: window.open_settings("account"))
        self.head.account.activated.connect(lambda: window.open_settings("account"))
        self.parts = ChipStrip(theme, _, _("What to look at"), is_choice=True)
        self.parts.set_chips([(part, Chip(theme, "", is_checkable=True)) for part in Part], self.part)
        self.parts.chosen.connect(self._on_part)
        self._holder = QWidget()
        self._stack = Stacked(self._holder)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self.area = PageArea(self)
        around.addWidget(self.area)
        column, edge = self.area.column, theme.space.three
        column.setContentsMargins(edge, theme.space.two, edge, theme.space.two)
        column.setSpacing(theme.space.one_half)
        column.addWidget(Text(theme, _("Sync"), size=TextSize.LARGE, is_bold=True))
        column.addWidget(self.head)
        column.addWidget(self.parts)
        column.addWidget(self._holder, 1)
        sync.changed.connect(self._follow)
        means.tasks.changed.connect(self._on_changes)

    @cached_property
    def queue(self) -> QueuePart:
        """What waits."""
        part = QueuePart(self._look, self._window, self._means.tasks)
        part.kind = self._kept.kind
        self._stack.addWidget(part)
        return part

    @cached_property
    def differences(self) -> DifferencesPart:
        """What two said."""
        part = DifferencesPart(self._look, self._window, self._means, self._registers)
        self._stack.addWidget(part)
        return part

    @cached_property
    def troubles(self) -> TroublesPart:
        """What could not be taken over."""
        part = TroublesPart(self._look, self._window, self._means)
        self._stack.addWidget(part)
        return part

    @cached_property
    def proof(self) -> ProofPart:
        """Whether all say the same."""
        part = ProofPart(self._look, self._means, self._sync)
        part.proof.changed.connect(lambda: self.head.show_proof(part.proof.proof))
        self._stack.addWidget(part)
        return part

    @override
    def memory(self) -> SyncMemory:
        return SyncMemory(self._chosen, self.queue.kind)

    @override
    def shortcuts(self) -> Sequence[Shortcut]:
        _ = self._look.phrases
        return (
            Shortcut(NOW_KEY, _("Sync now"), self._sync.sync_now),
            Shortcut("Esc", _("Back to where you were"), self._window.go_back),
        )

    @override
    def on_shown(self) -> None:
        self._registers.ask()
        self._read_at = None
        self._follow()

    @override
    def first_focus(self) -> QWidget | None:
        return self.head.now if not self.head.now.isHidden() else self.head.sign_in

    def _follow(self) -> None:
        self.head.follow()
        if self.isHidden():
            return
        standing = self._sync.status.standing
        self.parts.set_words(self._words(standing))
        if self._chosen is None and self._gives_way():
            self.part = _pressing(standing)
        if self._read_at != (self.part, _figure(self.part, standing)):
            self._show_part()

    def _gives_way(self) -> bool:
        """Whether what is more pressing may come to the front: not while somebody is at another part."""
        focused = QApplication.focusWidget()
        is_worked_on = focused is not None and self._holder.isAncestorOf(focused)
        return self._read_at is None or (self.part is Part.WAITING and not is_worked_on)

    def _on_changes(self, changes: Changes) -> None:
        # A row that somebody changes may be one that two said differently, or one that waits.
        is_meant = self.part is not Part.LOOK and changes.nouns - {Noun.PHOTO}
        if (is_meant or changes.touches(Noun.SYNC)) and not self.isHidden():
            self._read()

    def _on_part(self, part: object) -> None:
        self._chosen = self.part = Part(str(part))
        self._show_part()

    def _words(self, standing: Standing) -> Mapping[Hashable, str]:
        _ = self._look.phrases
        return {
            Part.LOOK: _("To look at: {n}", n=standing.problems),
            Part.DIFFER: _("Changed by two: {n}", n=standing.conflicts),
            Part.WAITING: _("Waiting: {n}", n=standing.waiting),
            Part.PROOF: _("Comparison"),
        }

    def _show_part(self) -> None:
        self.parts.show_current(self.part)
        self._stack.setCurrentWidget(self._part())
        self._read()

    def _part(self) -> QueuePart | DifferencesPart | TroublesPart | ProofPart:
        match self.part:
            case Part.LOOK:
                return self.troubles
            case Part.DIFFER:
                return self.differences
            case Part.PROOF:
                return self.proof
            case Part.WAITING:
                return self.queue

    def _read(self) -> None:
        self._read_at = self.part, _figure(self.part, self._sync.status.standing)
        self._part().read()


def _figure(part: Part, standing: Standing) -> int:
    """How much there is of what a part shows."""
    return {
        Part.LOOK: standing.problems,
        Part.DIFFER: standing.conflicts,
        Part.WAITING: standing.waiting,
    }.get(part, 0)


def _pressing(standing: Standing) -> Part:
    if standing.problems:
        return Part.LOOK
    return Part.DIFFER if standing.conflicts else Part.WAITING
