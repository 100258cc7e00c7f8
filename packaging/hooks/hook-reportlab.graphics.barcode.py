"""Every kind of barcode is imported by its name as soon as one of them is."""

from PyInstaller.utils.hooks import collect_submodules

hiddenimports = collect_submodules("reportlab.graphics.barcode")
