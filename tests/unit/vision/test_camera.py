"""Which camera is used."""

from __future__ import annotations

from cardesk_desktop.vision.camera import CameraDevice, device_for

_LID, _COUNTER = CameraDevice("lid", "Camera in the lid"), CameraDevice("usb", "Counter camera")


def test_the_chosen_one_is_used_while_it_is_there() -> None:
    assert device_for((_LID, _COUNTER), "usb", "lid") is _COUNTER
    assert device_for((_LID,), "usb", "lid") is _LID


def test_without_a_choice_the_systems_own_is_used_or_any() -> None:
    assert device_for((_LID, _COUNTER), "", "usb") is _COUNTER
    assert device_for((_LID, _COUNTER), "") is _LID
    assert device_for((), "usb", "lid") is None
