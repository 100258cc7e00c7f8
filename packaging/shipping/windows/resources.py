"""What Windows shows of the program's file: icon, version resource, manifest. Made before it is frozen."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path

from PIL import Image

from cardesk_desktop import __version__
from devtools.project import ROOT
from shipping.windows.resource_files import RESOURCES, Resources

LOGO = ROOT / "resources" / "logo.svg"
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels that Windows asks for: lists, task bar and desktop at 100, 125, 150 and 200 %."""

NAME = "CarDesk"
PUBLISHER = "CarDesk"
_RELEASE = 10_000
"""The fourth number of a version that is no beta; the setup knows it too."""


def write_resources(version: str = __version__, made: Resources = RESOURCES) -> Resources:
    """Write them, and say where they are."""
    made.icon.parent.mkdir(parents=True, exist_ok=True)
    if not made.icon.exists() or made.icon.stat().st_mtime < LOGO.stat().st_mtime:
        write_icon(made.icon)
    made.version.write_text(version_resource(version), encoding="utf-8")
    made.manifest.write_text(MANIFEST, encoding="utf-8")
    return made


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as four numbers that compare as versions do: a beta comes before what it becomes.

    ValueError when it is not of the form 1.2.3 or 1.2.3b4."""
    found = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)(?:b(\d+))?", version)
    if found is None:
        raise ValueError(f"{version!r} is no version of ours")
    return int(found[1]), int(found[2]), int(found[3]), int(found[4] or _RELEASE)


def write_icon(target: Path) -> None:
    """Draw the logo in every size, each from the drawing and not from a larger picture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(str(LOGO))
    pictures = []
    for size in ICON_SIZES:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")
        pictures.append(Image.open(BytesIO(bytes(buffer.data().data()))))
    pictures[-1].save(target, format="ICO", sizes=[(size, size) for size in ICON_SIZES], append_images=pictures)


def version_resource(version: str) -> str:
    """The text that PyInstaller makes the version resource of; 0x409 is English, 1200 Unicode."""
    four = (*four_numbers(version)[:3], 0)
    said = {
        "CompanyName": PUBLISHER,
        "FileDescription": f"{NAME} Desktop",
        "FileVersion": version,
        "InternalName": NAME,
        "LegalCopyright": PUBLISHER,
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": f"{NAME} Desktop",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in said.items())
    return (
        f"VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3f, flags=0, OS=0x40004, fileType=1,\n"
        f"    subtype=0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable('040904B0', [{strings}])]),\n"
        f"    VarFileInfo([VarStruct('Translation', [0x409, 1200])])],\n"
        f")\n"
    )


MANIFEST = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
      </requestedPrivileges>
    </security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2, PerMonitor</dpiAwareness>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
      <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
    </windowsSettings>
  </application>
  <dependency>
    <dependentAssembly>
      <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
        processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
    </dependentAssembly>
  </dependency>
</assembly>
"""
"""Sharp on screens of different density, no limit of 260 signs to a path, text of the C library in UTF-8 (the
paths that SQLCipher opens are), controls of today. The windows 10 of `supportedOS` stands for 11 as well."""
