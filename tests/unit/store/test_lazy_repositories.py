"""Repositories are loaded when they are first asked for."""

from __future__ import annotations

import pytest

from cardesk_desktop.store import repositories
from cardesk_desktop.store.repositories.staff import StaffRepository


def test_a_repository_is_what_its_module_has() -> None:
    assert repositories.StaffRepository is StaffRepository


def test_all_of_them_can_be_loaded() -> None:
    repositories.load_all()


def test_what_is_none_of_them_is_not_there() -> None:
    with pytest.raises(AttributeError):
        _ = getattr(repositories, "NobodyRepository")  # noqa: B009 - mypy knows that it is not there
