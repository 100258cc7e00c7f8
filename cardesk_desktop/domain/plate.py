"""Number plates: what is written on them, and the key under which one car is always found.

UAE plates carry an emirate, a code (letters, or digits in Abu Dhabi) and a number of up to five
digits. Saudi plates carry the same letters in Arabic and Latin, Russian ones letters that look like
Latin ones: either spelling must find the same car.
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

_TWINS = {
    # The seventeen letters of Saudi plates (Saudi traffic department's table).
    **str.maketrans("ابحدرسصطعقكلمنهوىي", "ABJDRSXTEGKLZNHUVV"),
    # The same as other keyboards write them: hamza on the alef, Persian and Urdu kaf and yeh.
    **str.maketrans("أإآکی", "AAAKV"),
    # The twelve letters of Russian plates (GOST R 50577), typed by habit for Latin ones too.
    **str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX"),
}
_LETTERS_AND_NUMBER = re.compile(r"([ABDEGHJKLNRSTUVXZ]{3})(\d{1,4})|(\d{1,4})([ABDEGHJKLNRSTUVXZ]{3})")
"""The form of a Saudi plate."""
_CODE_AND_NUMBER = re.compile(r"(?:[A-Z]{1,2}|\d{1,2})?\d{1,5}")
_THREE_AND_NUMBER = re.compile(r"[A-Z]{3}\d{1,4}|\d{1,4}[A-Z]{3}")
"""The forms of an emirate's plate and, whatever its letters, of a Saudi one, by their keys."""
_STRETCH = "\u0640"


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
        shown = " ".join(re.sub(r"[\W_]+", " ", _folded(text)).split())
        if region not in (Region.OTHER, Region.SAUDI_ARABIA):
            shown = re.sub(r"(?<=[^\W\d])(?=\d)", " ", shown)
        if len(shown) > MAX_PLATE or not any(char.isdecimal() for char in shown):
            raise Refused(Code.PLATE_UNREADABLE)
        return cls(region, shown)


def plate_key(text: str) -> str:
    """Fold any spelling of a plate to the characters by which it is found."""
    return "".join(char for char in _folded(text).translate(_TWINS) if char.isalnum())


def plate_keys(text: str) -> tuple[str, ...]:
    """Every key under which the car of a typed plate may be kept, that of the text itself first.

    Saudi plates carry the number beside the letters, in two rows. Each Arabic letter stands above its Latin
    twin, and is read from the other side: what is typed as `ا ب ح` is the plate on which `JBA` is written.
    """
    key = plate_key(text)
    parted = _LETTERS_AND_NUMBER.fullmatch(key)
    if parted is None:
        return (key,)
    letters, number = parted[1] or parted[4], parted[2] or parted[3]
    ways = (letters, letters[::-1])
    return tuple(
        dict.fromkeys((key, *(f"{way}{number}" for way in ways), *(f"{number}{way}" for way in ways)))
    )


def could_be_of(region: Region, text: str) -> bool:
    """Whether these characters have the form of the region's plates; every plate has that of OTHER."""
    if region is Region.OTHER:
        return True
    form = _THREE_AND_NUMBER if region is Region.SAUDI_ARABIA else _CODE_AND_NUMBER
    return form.fullmatch(plate_key(text)) is not None


def _folded(text: str) -> str:
    """Capitals and Latin digits in their plain forms (NFKC), without vowel signs and stretched letters."""
    if text.isascii():
        return without_controls(text).upper()
    plain = unicodedata.normalize("NFKC", without_controls(text)).upper()
    composed = latin_digits(unicodedata.normalize("NFKC", plain))
    return "".join(
        char for char in composed if char != _STRETCH and not unicodedata.category(char).startswith("M")
    )
