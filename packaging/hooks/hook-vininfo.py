"""Makers' own decoders are imported by the maker's name."""

from PyInstaller.utils.hooks import collect_submodules

hiddenimports = collect_submodules("vininfo")
