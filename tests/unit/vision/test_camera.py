"""Which camera is used."""

from __future__ import annotations

from cardesk_desktop.vision.camera import CameraDevice, CameraFormat, best_format, device_for

_LID, _COUNTER = CameraDevice("lid", "Camera in the lid"), CameraDevice("usb", "Counter camera")


def test_the_chosen_one_is_used_while_it_is_there() -> None:
    assert device_for((_LID, _COUNTER), "usb", "lid") is _COUNTER
    assert device_for((_LID,), "usb", "lid") is _LID


def test_without_a_choice_the_systems_own_is_used_or_any() -> None:
    assert device_for((_LID, _COUNTER), "", "usb") is _COUNTER
    assert device_for((_LID, _COUNTER), "") is _LID
    assert device_for((), "usb", "lid") is None


def test_the_size_is_chosen_that_a_photo_is_kept_at() -> None:
    small, wanted, large = (
        CameraFormat(640, 480, 30),
        CameraFormat(1280, 720, 30),
        CameraFormat(1920, 1080, 30),
    )

    assert best_format([small, large, wanted]) == 2
    assert best_format([small, large]) == 0
    assert best_format([]) is None


def test_a_picture_that_runs_fluently_is_worth_more_than_its_size() -> None:
    slow, fluent, fast = CameraFormat(1280, 720, 10), CameraFormat(800, 600, 30), CameraFormat(1280, 720, 120)

    assert best_format([slow, fluent]) == 1
    assert best_format([slow]) == 0
    assert best_format([fast, CameraFormat(1280, 720, 30)]) == 1
