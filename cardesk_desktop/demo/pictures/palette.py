"""Colours of the pictures: for every tile colour of the theme a middle, a deep and a pale shade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tint:
    """Three shades of one colour as `#RRGGBB`."""

    base: str
    deep: str
    pale: str


TINTS: Mapping[str, Tint] = {
    "sky": Tint("#63B3E4", "#2F79AE", "#D3ECFA"),
    "teal": Tint("#2AA5B5", "#0B6B75", "#C6EBEF"),
    "steel": Tint("#8CAAC3", "#4F7290", "#DEE8F1"),
    "sand": Tint("#E9BE5C", "#AB7C20", "#FAEECF"),
    "mint": Tint("#55BCA5", "#24796A", "#D2F1E9"),
    "lilac": Tint("#9C98EA", "#5E58B8", "#E6E5FC"),
    "coral": Tint("#F2925A", "#BC5A22", "#FCE1D1"),
    "rose": Tint("#D394C9", "#8E5584", "#F4E2F1"),
    "sage": Tint("#84AC90", "#4C7258", "#DFEBE3"),
    "sun": Tint("#F5CF45", "#B98C0C", "#FDF3CB"),
    "ink": Tint("#5F7484", "#3D505E", "#D3DCE2"),
}

PAPER = "#FFFFFF"
CLOUD = "#E4EAEF"
STONE = "#C9D2D9"
SLATE = "#6F818E"
NIGHT = "#40535F"
LEAF = "#6FA66B"
TEA = "#B9773F"
COFFEE = "#5A3A29"
