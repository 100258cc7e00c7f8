"""Which lines read off a car are its number plate: in the forms of the emirates, Saudi Arabia, EU and Russia.

A reader mixes up letters and digits that look alike. What a place of a form must be decides: the 0 among the
letters of a Russian plate is an O, the O among its digits a 0.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from cardesk_desktop.domain.plate import MAX_PLATE, Plate, Region, plate_key
from cardesk_desktop.domain.plate_pieces import is_saudi, joined
from cardesk_desktop.domain.read_line import ReadLine

_EMIRATES = {
    "DUBAI": Region.DUBAI,
    "ABUDHABI": Region.ABU_DHABI,
    "AD": Region.ABU_DHABI,
    "SHARJAH": Region.SHARJAH,
    "SHJ": Region.SHARJAH,
    "AJMAN": Region.AJMAN,
    "UAQ": Region.UMM_AL_QUWAIN,
    "UMMALQUWAIN": Region.UMM_AL_QUWAIN,
    "RAK": Region.RAS_AL_KHAIMAH,
    "RASALKHAIMAH": Region.RAS_AL_KHAIMAH,
    "FUJAIRAH": Region.FUJAIRAH,
    "FUJ": Region.FUJAIRAH,
}
_LEAST_TO_GUESS = 5
"""A name of so many letters is known with one of them misread."""
_ARABIC = {
    "دبي": Region.DUBAI,
    "أبوظبي": Region.ABU_DHABI,
    "الشارقة": Region.SHARJAH,
    "عجمان": Region.AJMAN,
    "الفجيرة": Region.FUJAIRAH,
}
_LETTERED = {Region.AJMAN, Region.UMM_AL_QUWAIN, Region.RAS_AL_KHAIMAH, Region.FUJAIRAH, Region.DUBAI}
"""Their codes are letters; those of Abu Dhabi and Sharjah are numbers. No emirate has the code 0."""
_LIKE_DIGITS = str.maketrans("OQDIZSBG", "00012586")
_LIKE_LETTERS = str.maketrans("0158", "OISB")
_SAUDI_LETTERS = "ABDEGHJKLNRSTUVXZ"
_RUSSIAN_LETTERS = "ABCEHKMOPTXY"
_SIGNS = {"KSA", "RUS", "UAE"}
_SAUDI = re.compile(rf"(\w{{4}})([{_SAUDI_LETTERS}]{{3}})|([{_SAUDI_LETTERS}]{{3}})(\w{{4}})")
_SAUDI_NUMBER, _SAUDI_WORD = re.compile(r"\d{1,4}"), re.compile(rf"(\d?)([{_SAUDI_LETTERS}]{{3}})")
_RUSSIAN = re.compile(r"(\w)(\w{3})(\w{2})(\d{2,3})?")
_EMIRATE_CODE, _EMIRATE_NUMBER = re.compile(r"[A-Z]{1,2}|\d{1,2}"), re.compile(r"\d{1,5}")
_EMIRATE_WHOLE = re.compile(r"([A-Z]{1,2}|\d{1,2}) (\d{1,5})|([A-Z]{1,2})(\d{1,5})")
_ANY_WHOLE = re.compile(r"(?=\w*\d)(?=\w*[A-Z])\w{4,9}")


@dataclass(frozen=True, slots=True)
class ReadPlate:
    """A plate and how surely it was read, in per cent. `is_whole` is false when a part seems missing."""

    plate: Plate
    certainty: int
    is_whole: bool


def plates_in(lines: Sequence[ReadLine], home: Region = Region.DUBAI) -> tuple[ReadPlate, ...]:
    """The plates that these lines may be, the likeliest first, each once; empty when there is none.

    `home` is the emirate of a plate whose emirate was not read.
    """
    shown = [line for line in map(_cleaned, lines) if line.text]
    signs = {_together(line.text) for line in shown}
    is_of_kingdom = is_saudi(signs)
    # Beside the sign of the Kingdom, what would name an emirate are the letters of a plate.
    named = {} if is_of_kingdom else {line: _emirate(line.text) for line in shown}
    places = [(line, region) for line, region in named.items() if region is not None]
    rest = joined([line for line in shown if _together(line.text) not in _SIGNS and named.get(line) is None])
    saudi = tuple(_saudi(rest))
    found: dict[str, ReadPlate] = {}
    for read in (
        *(() if is_of_kingdom else _in_one_line(shown)),
        *(each for place, region in places for each in _of_emirate(place, region, rest)),
        # Spanish plates have the same form: without its sign a Saudi one is the less likely.
        *(saudi if is_of_kingdom else ()),
        *_russian(rest),
        *_other(rest),
        *saudi,
        *(() if places else _coded(home, rest)),
    ):
        found.setdefault(read.plate.key, read)
    return tuple(found.values())


def _cleaned(line: ReadLine) -> ReadLine:
    folded = unicodedata.normalize("NFKC", line.text).upper()
    words = " ".join(re.sub(r"[\W_]+", " ", folded).split())
    return ReadLine(words, line.certainty, line.left, line.top, line.right, line.bottom)


def _together(text: str) -> str:
    return text.replace(" ", "")


def _emirate(text: str) -> Region | None:
    """The emirate that a line names, one letter misread at most."""
    name = _together(text)
    if name in _ARABIC:
        return _ARABIC[name]
    for known, region in _EMIRATES.items():
        if name == known or (len(known) >= _LEAST_TO_GUESS and _is_nearly(name, known)):
            return region
    return None


def _is_nearly(name: str, known: str) -> bool:
    if len(name) != len(known):
        return False
    return sum(one != other for one, other in zip(name, known, strict=True)) == 1


def _in_one_line(lines: Sequence[ReadLine]) -> Iterator[ReadPlate]:
    """Code, number and the emirate's name in one line, wherever in it the name stands."""
    for line in lines:
        words = line.text.split()
        for first, last in combinations(range(len(words) + 1), 2):
            region = _emirate("".join(words[first:last]))
            whole = _EMIRATE_WHOLE.fullmatch(" ".join(words[:first] + words[last:]))
            if region is not None and whole is not None:
                yield _read(_code_and_number(whole, region), region, (line,))


def _code_and_number(whole: re.Match[str], region: Region) -> str:
    return f"{_code(whole[1] or whole[3], region)} {whole[2] or whole[4]}"


def _of_emirate(place: ReadLine, region: Region, lines: Sequence[ReadLine]) -> Iterator[ReadPlate]:
    """The number beside the emirate's name with the code before it, or both in one line."""
    for line in lines:
        whole = _EMIRATE_WHOLE.fullmatch(line.text)
        if whole:
            yield _read(_code_and_number(whole, region), region, (line,))
    yield from _coded(region, lines, region)
    for number in _numbers(lines):
        if place.right <= number.left + number.height:
            yield _read(_digits(number.text), region, (number,), is_whole=False)


def _coded(region: Region, lines: Sequence[ReadLine], named: Region | None = None) -> Iterator[ReadPlate]:
    """A code and a number beside each other; `named` is the emirate if its name was read."""
    codes = [line for line in lines if _EMIRATE_CODE.fullmatch(_together(line.text))]
    for number in _numbers(lines):
        before = [
            code
            for code in codes
            if code.right <= number.left + number.height // 2 and code.is_beside(number)
        ]
        for code in sorted(before, key=lambda line: -line.height):
            text = f"{_code(_together(code.text), named)} {_digits(number.text)}"
            yield _read(text, region, (code, number))


def _code(text: str, named: Region | None) -> str:
    """A code as its emirate has it: what was read as a digit is a letter, where codes are letters."""
    return _letters(text) if named in _LETTERED or text == "0" else text


def _numbers(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """What may be the number of a plate, the largest first."""
    numbers = [line for line in lines if _EMIRATE_NUMBER.fullmatch(_digits(line.text))]
    return sorted(numbers, key=lambda line: -line.height * line.width)


def _saudi(lines: Sequence[ReadLine]) -> Iterator[ReadPlate]:
    """Four digits and three of the seventeen letters, in one line or in two beside each other."""
    for line in lines:
        whole = _SAUDI.fullmatch(_together(line.text))
        if whole:
            number, letters = _digits(whole[1] or whole[4]), whole[2] or whole[3]
            if number.isdecimal():
                yield _read(f"{letters} {number}", Region.SAUDI_ARABIA, (line,))
    words = [(line, word) for line in lines if (word := _SAUDI_WORD.fullmatch(_together(line.text)))]
    numbers = [line for line in lines if _SAUDI_NUMBER.fullmatch(_digits(line.text))]
    pairs = [
        (line, word, number)
        for line, word in words
        for number in numbers
        if number.right <= line.left + line.height and line.is_beside(number)
        # The last digit may have been read once more, or what was seen of it, with the letters behind it.
        if not word[1] or number.right > line.left
    ]
    for line, word, beside in sorted(pairs, key=lambda each: abs(each[0].bottom - each[2].bottom)):
        yield _read(f"{word[2]} {_digits(beside.text)}", Region.SAUDI_ARABIA, (line, beside))


def _russian(lines: Sequence[ReadLine]) -> Iterator[ReadPlate]:
    """A letter, three digits, two letters; the region in the same line or in a field at its right."""
    for line in lines:
        whole = _RUSSIAN.fullmatch(_together(line.text))
        if whole is None:
            continue
        letters, digits = _letters(plate_key(whole[1] + whole[3])), _digits(whole[2])
        if not digits.isdecimal() or set(letters) - set(_RUSSIAN_LETTERS):
            continue
        series = f"{letters[0]}{digits}{letters[1:]}"
        if whole[4]:
            yield _read(f"{series} {whole[4]}", Region.OTHER, (line,))
            continue
        for field in lines:
            region = _digits(field.text)
            if line.right - line.height <= field.left and re.fullmatch(r"\d{2,3}", region):
                yield _read(f"{series} {region}", Region.OTHER, (line, field))
        yield _read(series, Region.OTHER, (line,), is_whole=False)


def _other(lines: Iterable[ReadLine]) -> Iterator[ReadPlate]:
    """Letters and digits in one line, the largest writing first: a plate of the EU or of anywhere."""
    for line in sorted(lines, key=lambda line: -line.height * line.width):
        if len(line.text) <= MAX_PLATE and _ANY_WHOLE.fullmatch(_together(line.text)):
            yield _read(line.text, Region.OTHER, (line,))


def _read(text: str, region: Region, lines: Sequence[ReadLine], *, is_whole: bool = True) -> ReadPlate:
    return ReadPlate(Plate.read(text, region), min(line.certainty for line in lines), is_whole)


def _digits(text: str) -> str:
    """With the digits that were read as letters."""
    return _together(text).translate(_LIKE_DIGITS)


def _letters(text: str) -> str:
    """With the letters that were read as digits."""
    return text.translate(_LIKE_LETTERS)
