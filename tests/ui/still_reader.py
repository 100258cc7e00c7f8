"""A reader that always reads the same: what is tried on a screen is not how well letters are recognised."""

from __future__ import annotations

from PIL import Image
from typing_extensions import override

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.read_line import ReadLine
from cardesk_desktop.vision.reader import Reader


class StillReader(Reader):
    """Reads these lines one below the other; without any it is not installed."""

    def __init__(self, *texts: str, is_installed: bool = True) -> None:
        super().__init__()
        self.texts, self._is_installed = texts, is_installed

    @override
    def read(self, picture: Image.Image, *, is_close: bool = False) -> tuple[ReadLine, ...]:
        if not self._is_installed:
            raise Unavailable(Code.RECOGNITION_NOT_INSTALLED)
        return tuple(
            ReadLine(text, 96, 20, 60 * number, 300, 60 * number + 50 - number)
            for number, text in enumerate(self.texts)
        )
