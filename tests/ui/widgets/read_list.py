"""A list of words that a table reads page by page, when the test lets it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.widgets.paged_model import PagedModel

Deliver = Callable[[Page[str]], None]
Fail = Callable[[Refused | Unavailable], None]


class Table:
    """Rows in a database that answers when it is told to."""

    def __init__(self, count: int, *, is_slow: bool = False) -> None:
        self.names = [f"row {n}" for n in range(count)]
        self.asked: list[int] = []
        self.waiting: list[Callable[[], None]] = []
        self.is_slow = is_slow
        self.error: Unavailable | None = None

    def load(self, offset: int, limit: int, deliver: Deliver, fail: Fail) -> None:
        self.asked.append(offset)
        rows = tuple(self.names[offset : offset + limit])
        page = Page(rows, len(self.names), offset)
        error = self.error
        answer = partial(deliver, page) if error is None else partial(fail, error)
        if self.is_slow:
            self.waiting.append(answer)
        else:
            answer()

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, []
        for each in waiting:
            each()


def model_of(table: Table, page_size: int = 10) -> PagedModel[str]:
    model: PagedModel[str] = PagedModel(page_size=page_size)
    model.start(table.load)
    return model
