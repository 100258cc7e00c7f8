"""The steps in their order: a later one builds on what an earlier one left in the trial's folder."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from cardesk_desktop.self_test.trial import Step, Trial

_AGAIN = "Install CarDesk again; if that does not help, send this to support."
_DISK = "See that the disk is not full and the temporary folder can be written to."
_SCREEN = "Bring the driver of the graphics card up to date, then try --safe-mode."


def _named(module: str, name: str) -> Callable[[Trial], str]:
    """A step that is loaded when it is taken: what is missing is told of this step and not of them all."""

    def run(trial: Trial) -> str:
        return str(getattr(import_module(f"cardesk_desktop.self_test.{module}"), name)(trial))

    return run


STEPS = (
    Step(
        "keyring",
        _named("machine", "keyring_step"),
        "Sign in to this computer with a password, unlock its keyring (keychain), and try again.",
    ),
    Step("regions", _named("machine", "regions_step"), _AGAIN),
    Step("secure line", _named("machine", "secure_line_step"), _AGAIN),
    Step("store", _named("shop", "store_step"), _DISK),
    Step("sale", _named("shop", "sale_step"), _AGAIN),
    Step("upgrade", _named("shop", "upgrade_step"), _AGAIN),
    Step("invoice", _named("shop", "invoice_step"), _AGAIN),
    Step("barcode", _named("seeing", "barcode_step"), _AGAIN),
    Step("label", _named("seeing", "label_step"), _AGAIN + " CarDesk sells without it."),
    Step("camera", _named("machine", "camera_step"), _AGAIN + " --safe-mode starts without the camera."),
    Step("printers", _named("machine", "printers_step"), "See that the print service of this computer runs."),
    Step("window", _named("window", "window_step"), _SCREEN),
)
