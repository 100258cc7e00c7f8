"""Looking at a photo from outside: is it WebP, and does it carry nothing but the picture."""

from __future__ import annotations

from cardesk_wire.recognition import MOST_BYTES

_HEAD = 12
_NOTES = frozenset({b"EXIF", b"XMP "})
_PICTURES = frozenset({b"VP8 ", b"VP8L"})


def is_bare_webp(data: bytes) -> bool:
    """Whether these bytes are one whole WebP file (RFC 9649, section 2.4) without notes of a camera.

    Place and time of a photo stand in notes (EXIF, XMP): a register takes them away, and none may pass here.
    """
    is_webp = data[:4] == b"RIFF" and data[8:_HEAD] == b"WEBP"
    if not is_webp or len(data) > MOST_BYTES or int.from_bytes(data[4:8], "little") + 8 != len(data):
        return False
    at, names = _HEAD, set[bytes]()
    while at + 8 <= len(data):
        names.add(data[at : at + 4])
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        # Chunks begin at even places.
        at += 8 + size + size % 2
    return at == len(data) and not names & _NOTES and bool(names & _PICTURES)
