"""The plans of every country's numbers, which are modules that a table names; not where a number is from."""

from PyInstaller.utils.hooks import collect_submodules

hiddenimports = collect_submodules("phonenumbers.data")
