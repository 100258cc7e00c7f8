"""Digits of the scripts our users type, read as Latin ones."""

import unicodedata


def latin_digits(text: str) -> str:
    """Replace every decimal digit of any script (Arabic-Indic, Persian ...) by 0 to 9."""
    if text.isascii():
        return text
    return "".join(_latin_digit(char) for char in text)


def _latin_digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)
