"""What is photographed. A builder adds a module beside this one and marks a function with `shot`."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QWidget

import tests.screenshots as here
from cardesk_desktop.ui.screen import Look

Build = Callable[[Look], QWidget]
"""Makes the widget that is photographed, a whole window as a rule; it is sized and shown afterwards."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, how it is made, and when what it shows has come from the database."""

    name: str
    build: Build
    is_ready: Callable[[QWidget], bool]


_SHOTS: dict[str, Shot] = {}


def shot(name: str, is_ready: Callable[[QWidget], bool] = lambda _: True) -> Callable[[Build], Build]:
    """Register the decorated function; `is_ready` is asked until it says yes, for at most ten seconds."""

    def register(build: Build) -> Build:
        if name in _SHOTS:
            raise ValueError(f"two pictures are called {name}")
        _SHOTS[name] = Shot(name, build, is_ready)
        return build

    return register


def every_shot() -> list[Shot]:
    """All pictures of all modules of this package, by name."""
    for module in pkgutil.iter_modules(here.__path__):
        if not module.name.startswith("__"):
            import_module(f"{here.__name__}.{module.name}")
    return sorted(_SHOTS.values(), key=lambda each: each.name)
