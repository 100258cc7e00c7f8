"""Updates as a picture or a test wants them to stand, without a program that is installed."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from typing_extensions import override

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.updating.desk import UpdateDesk
from cardesk_desktop.updates.release import Release
from cardesk_desktop.updates.standing import Phase, Standing
from cardesk_desktop.updates.version import Version

LOOKED_AT = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
RELEASE = Release(
    version=Version(1, 4, 0),
    path="stable/linux-x86_64/1.4.0/cardesk-1.4.0-linux-x86_64.tar.zst",
    length=94_300_000,
    sha256="0" * 64,
    unpacked=247_000_000,
    percentage=100,
    notes={
        "en": "Parked sales open twice as fast.\nReceipts in Arabic are spaced better.",
        "fr": "Les ventes en attente s’ouvrent deux fois plus vite.\nLes reçus en arabe sont mieux espacés.",
        "ar": "تُفتح المبيعات المعلّقة أسرع بمرتين.\nتحسّن تباعد الأسطر في الإيصالات العربية.",
        "es": "Las ventas aparcadas se abren el doble de rápido.\nLos recibos en árabe respiran mejor.",
        "ru": "Отложенные продажи открываются вдвое быстрее.\nВ арабских чеках лучше интервалы.",
    },
)
READY = Standing(Phase.READY, RELEASE, looked_at=LOOKED_AT)


class PosedUpdates(UpdateDesk):
    """Stands as it is told to, and remembers what it was asked."""

    def __init__(self, tasks: Tasks, preferences: Preferences, clock: Clock, standing: Standing) -> None:
        super().__init__(tasks, preferences, clock, lambda _is_wanted: None, lambda: None)
        self.posed, self.asked = standing, list[object]()

    @property
    @override
    def standing(self) -> Standing:
        return self.posed

    def pose(self, standing: Standing) -> None:
        """Stand so from now on."""
        self.posed = standing
        self.changed.emit()

    @override
    def try_again(self) -> None:
        self.asked.append("look")

    @override
    def install_now(self, staff_id: UUID) -> None:
        self.asked.append(staff_id)
