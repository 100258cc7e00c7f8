"""What is said where the camera gives no picture, and what can be done about it on this system."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.vision.camera import CameraState

PRIVACY_PAGES = {
    "win32": "ms-settings:privacy-webcam",
    "darwin": "x-apple.systempreferences:com.apple.preference.security?Privacy_Camera",
}
"""Where a person lets programs use the camera, by `sys.platform`."""


@dataclass(frozen=True, slots=True)
class StateWords:
    """One state in words. `can_retry` and `opens_settings` say which buttons help."""

    icon: str
    title: str
    text: str
    can_retry: bool = False
    opens_settings: bool = False


def state_words(_: Phrasebook, state: CameraState, system: str) -> StateWords:
    """The words of a state without a picture; `system` is `sys.platform`."""
    match state:
        case CameraState.NONE_FOUND:
            text = _("Plug one in: it starts by itself.")
            return StateWords("camera-off", _("No camera was found"), text)
        case CameraState.BUSY:
            return _busy(_, system)
        case CameraState.REFUSED:
            text = _refused(_, system)
            title = _("The camera may not be used")
            return StateWords("lock", title, text, can_retry=True, opens_settings=system in PRIVACY_PAGES)
        case CameraState.UNPLUGGED:
            text = _("Plug it in again: it goes on by itself.")
            return StateWords("unplug", _("The camera is unplugged"), text)
        case CameraState.UNSUPPORTED:
            text = _(
                "CarDesk was started in safe mode, or the part of it that speaks to cameras is missing. "
                "Start it as usual, or install it again."
            )
            return StateWords("camera-off", _("Cameras do not work here"), text)
        case _:
            return StateWords("camera", _("The camera is starting …"), _("This takes a moment."))


def _busy(_: Phrasebook, system: str) -> StateWords:
    title, is_windows = _("The camera gives no picture"), system == "win32"
    if is_windows:
        text = _(
            "Another program is using it: close that program, then try again. Or Windows does not let "
            "desktop apps use the camera."
        )
    else:
        text = _("Another program is using it: close that program, then try again.")
    return StateWords("camera-off", title, text, can_retry=True, opens_settings=is_windows)


def _refused(_: Phrasebook, system: str) -> str:
    if system == "win32":
        return _(
            "In the settings of Windows, under Privacy & security > Camera, switch on “Camera access” and "
            "“Let desktop apps access your camera”."
        )
    if system == "darwin":
        return _(
            "In the System Settings, under Privacy & Security > Camera, switch on CarDesk, then start "
            "CarDesk again."
        )
    return _("This computer lets no program use the camera. Whoever looks after it can change that.")
