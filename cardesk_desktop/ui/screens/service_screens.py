"""The screens that are there where there is an account service; a part of `all`."""

from __future__ import annotations

from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.requests import OpenRecognition, OpenSync
from cardesk_desktop.ui.screen import Look, Place, Screen
from cardesk_desktop.ui.screens.means import Means, of


def service_screens(means: Means) -> tuple[Screen, ...]:
    """Both are reached from other screens."""
    return (*_sync(means), *_recognition(means))


def _sync(means: Means) -> tuple[Screen, ...]:
    sync = means.sync
    if sync is None:
        return ()

    def build(look: Look, window: Window, memory: object | None) -> Page:
        from cardesk_desktop.ui.screens.sync.memory import SyncMemory
        from cardesk_desktop.ui.screens.sync.screen import SyncPage

        return SyncPage(look, window, means, sync, of(SyncMemory, memory))

    return (Screen("sync", "cloud", lambda _: _("Sync"), build, Place.NOWHERE, (OpenSync,), "Ctrl+J"),)


def _recognition(means: Means) -> tuple[Screen, ...]:
    recognition = means.recognition
    if recognition is None:
        return ()

    def build(look: Look, window: Window, memory: object | None) -> Page:
        from cardesk_desktop.ui.screens.recognition.memory import RecognitionMemory
        from cardesk_desktop.ui.screens.recognition.screen import RecognitionPage

        return RecognitionPage(look, window, means, recognition, of(RecognitionMemory, memory))

    answers = (OpenRecognition,)
    return (
        Screen("recognition", "sparkles", lambda _: _("Recognised photos"), build, Place.NOWHERE, answers),
    )
