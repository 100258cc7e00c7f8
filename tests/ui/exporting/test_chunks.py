"""A list that changes while it is read: every row that was there and stays comes once, in order."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.exporting.chunks import Chunks

LIMIT = 3


def _page(rows: list[int], offset: int) -> Page[int]:
    return Page(tuple(rows[offset : offset + LIMIT]), len(rows), offset)


def _key(row: int) -> int:
    return row


@example(4, ["new", 0, 0, 0])
@given(
    st.integers(0, 25),
    st.lists(st.one_of(st.none(), st.just("new"), st.integers(0, 40)), max_size=12),
)
def test_every_row_that_stays_comes_once(count: int, happenings: list[str | int | None]) -> None:
    rows = list(range(count, 0, -1))
    gone: set[int] = set()
    chunks, got = Chunks(_key), list[int]()
    newest = count
    while not chunks.is_done:
        got.extend(chunks.take(_page(rows, chunks.offset)))
        match happenings.pop() if happenings else None:
            case int(place) if rows:
                gone.add(rows.pop(place % len(rows)))
            case "new":
                newest += 1
                rows.insert(0, newest)
    assert len(got) == len(set(got))
    # What came in meanwhile may stand where the list was read again.
    known = [row for row in got if row <= count]
    assert known == sorted(known, reverse=True)
    assert {row for row in range(1, count + 1) if row not in gone} <= set(got)


def test_an_empty_list_is_done_at_once() -> None:
    chunks = Chunks(_key)
    assert chunks.take(_page([], 0)) == ()
    assert chunks.is_done
    assert chunks.total == 0
