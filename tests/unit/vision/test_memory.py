"""What the models took goes back to the system; where nobody knows how, nothing happens."""

from __future__ import annotations

import ctypes
import sys

import pytest

from cardesk_desktop.vision.memory import give_back


class Library:
    """A C library with the function, and how often it was called."""

    def __init__(self, answer: int) -> None:
        self.asked: list[int] = []
        self._answer = answer

    def malloc_trim(self, pad: int) -> int:
        self.asked.append(pad)
        return self._answer


@pytest.mark.parametrize("answer", [0, 1])
def test_the_library_is_asked_to_keep_nothing(answer: int, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(answer)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: library)
    assert give_back() is bool(answer)
    assert library.asked == [0]


@pytest.mark.parametrize(("system", "library"), [("win32", None), ("darwin", None), ("linux", object())])
def test_elsewhere_nothing_happens(system: str, library: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: library)
    assert not give_back()
