"""What a camera is to this program. The driver is Qt's and stands in `ui/camera`; tests write their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVar


class CameraState(Enum):
    """How the camera is. From NONE_FOUND on, a person has to do something about it."""

    OFF = "off"
    STARTING = "starting"
    """Loading, asking for leave, or waiting for the first picture."""
    LIVE = "live"
    NONE_FOUND = "none_found"
    """This computer has no camera."""
    BUSY = "busy"
    """It is there and gives no picture: another program has it, as a rule."""
    REFUSED = "refused"
    """The operating system lets this program use no camera."""
    UNPLUGGED = "unplugged"
    """It was there and is gone; it starts again by itself when it is back."""
    UNSUPPORTED = "unsupported"
    """What speaks to cameras is missing from this installation, or does not load."""


@dataclass(frozen=True, slots=True)
class CameraDevice:
    """A camera of this computer: `id` stays the same when it is plugged in again, `name` is its maker's."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class CameraSkills:
    """What the camera that runs can do beside giving pictures. `most_zoom_percent` 100 is no zoom at all."""

    has_torch: bool = False
    most_zoom_percent: int = 100


Picture_contra = TypeVar("Picture_contra", contravariant=True)
"""What a driver gives as a picture: Qt's gives a `QImage`."""


class CameraWatcher(Protocol[Picture_contra]):
    """Whoever uses a camera. Every method is called on the UI thread."""

    def on_camera_state(self, state: CameraState) -> None:
        """It is in another state now."""

    def on_cameras(self, devices: Sequence[CameraDevice], chosen_id: str) -> None:
        """These are the cameras now; the one that is used has this id, or "" when there is none."""

    def on_picture(self, picture: Picture_contra) -> None:
        """A picture of the live camera, which is not kept anywhere else."""


class Camera(Protocol):
    """One camera of this computer at a time. Nothing here waits; answers go to the watcher."""

    @property
    def skills(self) -> CameraSkills:
        """Of the camera that is live."""

    def start(self, wanted_id: str) -> None:
        """Use the camera of this id; without it, or when it is not there, the system's own choice."""

    def stop(self) -> None:
        """Let go of the camera: its lamp goes out, and no picture comes any more."""

    def zoom(self, percent: int) -> None:
        """Show less of the scene, larger: 100 is all of it."""

    def light(self, is_on: bool) -> None:
        """Switch the torch."""


def device_for(devices: Sequence[CameraDevice], wanted_id: str, default_id: str = "") -> CameraDevice | None:
    """The camera that was chosen here; else the one of the system's choice; else any; None without one."""
    by_id = {device.id: device for device in devices}
    return by_id.get(wanted_id) or by_id.get(default_id) or next(iter(devices), None)


@dataclass(frozen=True, slots=True)
class CameraFormat:
    """Pictures of this size, at most so many in a second."""

    width: int
    height: int
    most_per_s: float


WANTED = CameraFormat(1280, 720, 30)
"""As large as a photo is kept: more would only take longer to read."""
_FLUENT_PER_S = 24


def best_format(formats: Sequence[CameraFormat]) -> int | None:
    """The place of the one nearest to `WANTED` among those that run fluently; None when there is none."""

    def rank(place: int) -> tuple[bool, int, float]:
        of = formats[place]
        away = abs(of.width * of.height - WANTED.width * WANTED.height)
        return of.most_per_s < _FLUENT_PER_S, away, abs(of.most_per_s - WANTED.most_per_s)

    return min(range(len(formats)), key=rank, default=None)
