"""Vehicles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import make_vehicle


@pytest.mark.parametrize(
    ("make", "model", "name"),
    [("Nissan", "Patrol", "Nissan Patrol"), ("Nissan", "", "Nissan"), ("", "Patrol", "Patrol"), ("", "", "")],
)
def test_a_car_is_called_by_what_is_known(make: str, model: str, name: str) -> None:
    assert replace(make_vehicle(), make=make, model=model).name == name
