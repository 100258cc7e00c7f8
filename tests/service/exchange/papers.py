"""Sealed documents as a register makes them: numbered, chained, signed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cardesk_wire import coding
from tests.service.exchange.speaking import Fields


@dataclass
class Paper:
    """A document and its hash."""

    row: str
    fields: Fields
    hash: bytes


class Series:
    """One series of one register."""

    def __init__(
        self, code: str = "R01", letter: str = "A", kind: str = "", *, first_id: int = 0x1000
    ) -> None:
        self.code, self.letter, self.kind = code, letter, kind
        self.key = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"\x01")
        self.public_key = self.key.public_key().public_bytes_raw()
        self.hash = bytes(32)
        self.sequence = 0
        self._next_id = first_id

    def seal(self, total: int = 100, who: str = "Zoë") -> Paper:
        """The next document."""
        self.sequence += 1
        self._next_id += 1
        own = UUID(int=self._next_id)
        number = f"{self.code}-{self.letter}-{self.kind}{self.sequence:06d}"
        content = json.dumps(
            {"id": str(own), "number": number, "total": total, "who": who},
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )
        digest = hashlib.sha256(b"cardesk-seal-1\n" + self.hash + content.encode()).digest()
        fields: Fields = {
            "kind": self.kind,
            "register_code": self.code,
            "incarnation": self.letter,
            "sequence": self.sequence,
            "sealed_at": 1,
            "content": content,
            "previous_hash": coding.written(self.hash),
            "signature": coding.written(self.key.sign(digest)),
        }
        self.hash = digest
        return Paper(coding.written(own.bytes), fields, digest)
