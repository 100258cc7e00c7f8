"""Telling a damaged file from a wrong key: SQLCipher reports both as "file is not a database".

A page of SQLCipher 4 ends with an initialization vector and the HMAC-SHA512 of what precedes, under a
key that PBKDF2 (2 rounds) makes from the raw key and a salt (https://www.zetetic.net/sqlcipher/design/).
If any page carries the code of our key, the key is right. The salt stands at the head of the file, where
damage may reach it; so it is made from the key (which is random and never reused by another company),
and is known without the file.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

PAGE_SIZE = 4096
_SALT_SIZE = 16
_CODE_SIZE = hashlib.sha512().digest_size
_SALT_MASK = 0x3A
_SAMPLE = 64
"""Pages looked at: enough to find a whole one unless most of the file is gone."""


def salt_of(key: bytes) -> bytes:
    """The 16 bytes with which a database of this key begins."""
    return hashlib.sha256(b"cardesk-salt-1\n" + key).digest()[:_SALT_SIZE]


def has_pages(path: Path) -> bool:
    """True when the file is long enough to have been a database."""
    return path.stat().st_size >= PAGE_SIZE


def is_of_key(path: Path, key: bytes) -> bool:
    """True when the file was written with this raw key, be it damaged: by its salt, or by any page."""
    with path.open("rb") as file:
        begins_with_salt = file.read(_SALT_SIZE) == salt_of(key)
    return begins_with_salt or is_any_page_authentic(path, key)


def is_any_page_authentic(path: Path, key: bytes) -> bool:
    """True when some page of the file was written with this raw key of 32 bytes."""
    salt = bytes(byte ^ _SALT_MASK for byte in salt_of(key))
    page_key = hashlib.pbkdf2_hmac("sha512", key, salt, 2, len(key))
    with path.open("rb") as file:
        pages = (file.read(PAGE_SIZE) for _ in range(_SAMPLE))
        return any(_is_authentic(page, number, page_key) for number, page in enumerate(pages, start=1))


def _is_authentic(page: bytes, number: int, page_key: bytes) -> bool:
    if len(page) < PAGE_SIZE:
        return False
    covered = page[_SALT_SIZE if number == 1 else 0 : -_CODE_SIZE]
    code = hmac.digest(page_key, covered + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(code, page[-_CODE_SIZE:])
