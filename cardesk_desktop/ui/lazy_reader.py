"""The one reader of pictures that the program has, loaded when somebody first asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from cardesk_desktop.vision.reader import Reader


class LazyReader:
    """Called, it gives the reader."""

    def __init__(self, reader: Reader | None = None) -> None:
        self._reader = reader

    def __call__(self) -> Reader:
        """The same at every call; the first loads what reads, not yet its models."""
        if self._reader is None:
            from cardesk_desktop.vision.reader import Reader

            self._reader = Reader()
        return self._reader


class RestingReader(LazyReader):
    """In safe mode: what it gives reads nothing and says why."""

    @override
    def __call__(self) -> Reader:
        from cardesk_desktop.vision.reader import Reader

        return Reader(may_load=False)
