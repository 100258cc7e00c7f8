"""The Linux libraries that Qt's wheels expect the system to have, and how Debian and Ubuntu call them."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from devtools.project import MACHINE_LACKS_SOMETHING, Stopped, must, say, succeeds

# Library the loader looks for -> package. Found by asking the loader for every Qt module and plug-in that is
# used here, on a Debian 12 that had nothing but Python.
OFFSCREEN: Mapping[str, str] = {
    # QtCore
    "libglib-2.0.so.0": "libglib2.0-0",
    # QtGui, and with it QtWidgets, QtSvg, QtPrintSupport
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    # QtNetwork, which QtPdf and QtMultimedia are linked with
    "libbrotlidec.so.1": "libbrotli1",
    # QtMultimedia and its FFmpeg plug-in
    "libpulse.so.0": "libpulse0",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libdrm.so.2": "libdrm2",
}
# The browser that the service's pages are tested in, and what drives it. Programs, not libraries.
BROWSER: Mapping[str, str] = {"chromium": "chromium", "chromedriver": "chromium-driver"}
WINDOW: Mapping[str, str] = {
    # The xcb platform plug-in
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    # The Wayland one
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    # Printers
    "libcups.so.2": "libcups2",
}

# The compiler of the setup for Windows, and a Windows to try it on: a screen for it, a compiler for what it
# lacks, a font, found by its file.
SETUP_COMPILER: Mapping[str, str] = {"makensis": "nsis"}
WINE: Mapping[str, str] = {
    "wine": "wine",
    "/usr/lib/wine/wine64": "wine64",
    "Xvfb": "xvfb",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core",
}
# Programs that what is shipped is made with, by the name that `dev.py package` is given.
TOOLS_FOR_PACKAGES: Mapping[str, Mapping[str, str]] = {
    "linux": {"objdump": "binutils", "strip": "binutils", "dpkg-deb": "dpkg", "unshare": "util-linux"},
    "windows": {**WINE, **SETUP_COMPILER, "osslsigncode": "osslsigncode", "openssl": "openssl"},
    "windows-check": SETUP_COMPILER,
    "windows-sign": {"osslsigncode": "osslsigncode"},
    "windows-verify": {"osslsigncode": "osslsigncode"},
    "wine": WINE,
}


def provide(libraries: Mapping[str, str]) -> None:
    """See that libraries, programs and what `venv` needs are here; install what is missing where one may.

    Raises `Stopped` with the exact command when something is missing and may not be installed.
    """
    if sys.platform != "linux":
        return
    missing = {name: package for name, package in libraries.items() if not _is_here(name)}
    packages = sorted({*missing.values(), *_packages_for_venv()})
    if packages:
        _install(packages, missing)


def _is_here(library: str) -> bool:
    if library.startswith("/"):
        return Path(library).exists()
    if ".so" not in library:
        return shutil.which(library) is not None
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _packages_for_venv() -> Iterable[str]:
    # Debian takes ensurepip out of its Python; a venv made without it has no pip.
    if importlib.util.find_spec("ensurepip") is None:
        yield f"python3.{sys.version_info.minor}-venv"


def _install(packages: list[str], missing: Iterable[str]) -> None:
    by_hand = f"apt-get update && apt-get install --no-install-recommends {' '.join(packages)}"
    if not _is_debian_family():
        names = ", ".join([*missing, *_packages_for_venv()])
        raise Stopped(
            f"Some system libraries are missing: {names}.\n"
            "Install them with this system's package manager; Debian and Ubuntu call them: "
            + " ".join(packages),
            MACHINE_LACKS_SOMETHING,
        )
    prefix = _privilege()
    if prefix is None:
        raise Stopped(
            f"Some system packages are missing and installing them needs an administrator. Run this once:\n\n"
            f'  sudo sh -c "{by_hand}"\n',
            MACHINE_LACKS_SOMETHING,
        )
    say(f"Installing system packages: {' '.join(packages)}")
    # `env`, because sudo drops variables that it was not told to keep.
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "Acquire::Retries=3"]
    failure = f"The system packages could not be installed. By hand, as root: {by_hand}"
    must([*apt, "update"], failure)
    must([*apt, "install", "--yes", "--no-install-recommends", *packages], failure)


def _is_debian_family() -> bool:
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def _privilege() -> list[str] | None:
    """Return what to put before a command that needs root; None where we may not have it without asking."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    return ["sudo", "-n"] if succeeds(["sudo", "-n", "true"]) else None
