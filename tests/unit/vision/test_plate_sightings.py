"""A plate of the live picture is offered when two of three readings agree, and then it stays."""

from __future__ import annotations

from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.plate_forms import ReadPlate
from cardesk_desktop.vision.plate_sightings import MOST_OFFERED, PlateSightings


def read(*texts: str, is_whole: bool = True) -> tuple[ReadPlate, ...]:
    return tuple(ReadPlate(Plate(Region.DUBAI, text), 90, is_whole) for text in texts)


def offered(sightings: PlateSightings) -> list[str]:
    return [each.plate.text for each in sightings.offered]


def test_one_reading_is_not_enough() -> None:
    sightings = PlateSightings()
    assert not sightings.see(read("R 60917"))
    assert not sightings.see(read("R 60977"))
    assert offered(sightings) == []


def test_two_of_three_readings_are() -> None:
    sightings = PlateSightings()
    assert [sightings.see(read(*texts)) for texts in (["R 60917"], [], ["R60917"])] == [False, False, True]
    assert offered(sightings) == ["R60917"]


def test_a_plate_of_which_a_part_is_missing_is_not_offered() -> None:
    sightings = PlateSightings()
    for _ in range(3):
        assert not sightings.see(read("60917", is_whole=False))


def test_the_one_that_stands_first_more_often_comes_first() -> None:
    sightings = PlateSightings()
    sightings.see(read("8 RN", "R 8"))
    sightings.see(read("R 8", "8 RN"))
    sightings.see(read("R 8", "8 RN"))
    assert offered(sightings) == ["R 8", "8 RN"]


def test_what_is_offered_stays_until_another_is_as_sure() -> None:
    sightings = PlateSightings()
    sightings.see(read("A 1"))
    sightings.see(read("A 1"))
    assert not sightings.see(read("A 1"))
    assert not any(sightings.see(()) for _ in range(4))
    assert offered(sightings) == ["A 1"]
    sightings.see(read("B 2"))
    assert sightings.see(read("B 2"))
    assert offered(sightings) == ["B 2"]


def test_no_more_than_a_few_are_offered() -> None:
    sightings = PlateSightings()
    plates = read(*(f"A {number}" for number in range(9)))
    sightings.see(plates)
    sightings.see(plates)
    assert len(offered(sightings)) == MOST_OFFERED
