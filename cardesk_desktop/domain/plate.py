"""Number plates: what is written on them, and the key under which one car is always found.

UAE plates carry an emirate, a code (letters, or digits in Abu Dhabi) and a number of up to five
digits. Saudi plates carry the same letters in Arabic and Latin, which must find the same car.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.text import without_controls

MAX_PLATE = 16

# The seventeen letters of Saudi plates and their Latin twins (Saudi traffic department's table).
_SAUDI_LETTERS = str.maketrans("ابحدرسصطعقكلمنهوىي", "ABJDRSXTEGKLZNHUVV")


class Region(StrEnum):
    """The emirates (ISO 3166-2:AE, as in PINT-AE rule ibr-128), and the rest of the world."""

    ABU_DHABI = "AUH"
    DUBAI = "DXB"
    SHARJAH = "SHJ"
    AJMAN = "AJM"
    UMM_AL_QUWAIN = "UAQ"
    RAS_AL_KHAIMAH = "RAK"
    FUJAIRAH = "FUJ"
    SAUDI_ARABIA = "SA"
    OTHER = "--"


@dataclass(frozen=True, slots=True)
class Plate:
    """A plate as shown: its region and its characters, in capitals, with single spaces."""

    region: Region
    text: str

    @property
    def key(self) -> str:
        """Characters without spaces and signs, in Latin letters and digits: `R 60917` is `R60917`."""
        return plate_key(self.text)

    @classmethod
    def read(cls, text: str, region: Region) -> Plate:
        """Read a plate as typed or scanned; a code and a number typed together are set apart.

        Refuses with PLATE_UNREADABLE when nothing that can stand on a plate is left.
        """
        shown = " ".join(re.sub(r"[^\w]+|_", " ", latin_digits(without_controls(text))).upper().split())
        if not shown or len(shown) > MAX_PLATE or not any(char.isdigit() for char in shown):
            raise Refused(Code.PLATE_UNREADABLE)
        if region not in (Region.OTHER, Region.SAUDI_ARABIA):
            shown = re.sub(r"(?<=[^\W\d])(?=\d)", " ", shown)
        return cls(region, shown)


def plate_key(text: str) -> str:
    """Fold any spelling of a plate to the characters by which it is found."""
    folded = unicodedata.normalize("NFKC", latin_digits(text)).upper().translate(_SAUDI_LETTERS)
    return "".join(char for char in folded if char.isalnum())
