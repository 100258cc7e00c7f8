"""The register signs, and its signature can be checked without its key."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.signing import RegisterKey, RegisterSeal, create_key, load_key

# RFC 8032, section 7.1, test 2.
_PRIVATE = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
_PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
_SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_the_standards_own_example() -> None:
    key = RegisterKey(_PRIVATE)
    assert key.public_bytes == _PUBLIC
    assert key.sign(b"\x72") == _SIGNATURE
    assert RegisterSeal(_PUBLIC).is_signed(b"\x72", _SIGNATURE)


def test_a_changed_byte_is_seen() -> None:
    seal = RegisterSeal(_PUBLIC)
    assert not seal.is_signed(b"\x73", _SIGNATURE)
    assert not seal.is_signed(b"\x72", _SIGNATURE[:-1] + b"\x01")
    assert not seal.is_signed(b"\x72", b"")


def test_the_key_is_made_once_and_found_again() -> None:
    keychain = MemoryKeychain()
    made = create_key(keychain)
    assert load_key(keychain).public_bytes == made.public_bytes
    assert create_key(MemoryKeychain()).public_bytes != made.public_bytes


def test_a_lost_key_is_said() -> None:
    with pytest.raises(Unavailable) as raised:
        load_key(MemoryKeychain())
    assert raised.value.code is Code.KEY_LOST
