"""Settings that are changed as at work and kept nowhere: a test leaves no file behind."""

from __future__ import annotations

from pathlib import Path

from typing_extensions import override

from cardesk_desktop.settings import Settings, SettingsFile


class UnwrittenSettings(SettingsFile):
    """Has no file."""

    def __init__(self) -> None:
        super().__init__(Path("unused"))

    @override
    def save(self, settings: Settings) -> None:
        pass
