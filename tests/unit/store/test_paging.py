"""A page is the same page, from whichever end of the list it was reached."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.store.paging import Reach
from cardesk_desktop.store.views import Order


@given(total=st.integers(0, 50), offset=st.integers(0, 60), limit=st.integers(1, 60), is_down=st.booleans())
def test_the_nearer_end_gives_the_same_rows(total: int, offset: int, limit: int, is_down: bool) -> None:
    listed = sorted(range(total), reverse=is_down)

    reach = Reach.of(total, offset, limit)
    asked = sorted(range(total), reverse=reach.order(Order("name", is_down)).is_descending)
    found = reach.forwards(asked[reach.offset : reach.offset + reach.limit])

    assert found == tuple(listed[offset : offset + limit])
    assert reach.offset <= max(0, total - limit) // 2 + limit


def test_the_beginning_is_read_as_it_stands() -> None:
    assert Reach.of(100, 0, 10) == Reach(0, 10, is_backwards=False)
    assert Reach.of(100, 90, 10) == Reach(0, 10, is_backwards=True)
    assert Reach.of(0, 0, 10).limit == 0
