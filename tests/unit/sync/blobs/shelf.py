"""The service as it keeps photos, and a register that gives it some and wants others."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.photos import PhotoCounts
from cardesk_desktop.sync.answers import Heard, ServiceRefused, heard
from cardesk_desktop.sync.blobs import PhotoAfter, PhotoStep, Told, ask_photo, next_photo, take_photo
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import Refusal
from tests.builders import NOW

PHOTO = b"\x89PNG" + bytes(range(250)) * 10
NAME = hashlib.sha256(PHOTO).hexdigest()


@dataclass
class Shelf:
    """The service, as it keeps files: one that is not whole yet grows; wrong bytes are thrown away."""

    files: dict[str, bytes] = field(default_factory=dict)
    longest: int = 0
    """How far a file has come that somebody began under another length."""
    faults: list[Exception] = field(default_factory=list)

    def blob_size(self, sha256: str) -> int:
        self._fail()
        return max(len(self.files.get(sha256, b"")), self.longest)

    def send_blob(self, sha256: str, offset: int, total: int, chunk: bytes) -> int:
        self._fail()
        before = self.files.get(sha256, b"")
        if len(before) != offset:
            raise ServiceRefused(Refusal(RefusalCode.WRONG_OFFSET, {"offset": len(before)}))
        after = before + chunk
        if len(after) == total and hashlib.sha256(after).hexdigest() != sha256:
            del self.files[sha256]
            raise ServiceRefused(Refusal(RefusalCode.WRONG_HASH))
        self.files[sha256] = after
        return len(after)

    def read_blob(self, sha256: str, offset: int, size: int) -> tuple[bytes, int]:
        self._fail()
        if sha256 not in self.files:
            raise ServiceRefused(Refusal(RefusalCode.NOT_FOUND))
        whole = self.files[sha256]
        return whole[offset : offset + size], len(whole)

    def _fail(self) -> None:
        if self.faults:
            raise self.faults.pop(0)


def begin(store: Store, now: datetime = NOW) -> PhotoStep | None:
    with store.read() as work:
        return next_photo(work, now)


def end(store: Store, step: PhotoStep, answer: Heard[Told], now: datetime = NOW) -> PhotoAfter:
    with store.write() as work:
        return take_photo(work, step, answer, now)


def go(store: Store, shelf: Shelf, now: datetime = NOW) -> list[PhotoStep]:
    """All that is due, until nothing is or the line is cut; the steps that were taken."""
    taken: list[PhotoStep] = []
    step = begin(store, now)
    while step is not None:
        taken.append(step)
        assert len(taken) < 50
        after = end(store, step, heard(partial(ask_photo, shelf, step)), now)
        if after.is_cut:
            break
        step = after.step or begin(store, now)
    return taken


def put(store: Store, data: bytes = PHOTO) -> None:
    with store.write() as work:
        work.blobs.put(data, "image/png")


def want(store: Store, name: str = NAME) -> None:
    with store.write() as work:
        work.sync.photos.want([name])


def has(store: Store, name: str = NAME) -> bool:
    with store.read() as work:
        return work.blobs.get(name) is not None


def counts(store: Store) -> PhotoCounts:
    with store.read() as work:
        return work.sync.photos.counts()
