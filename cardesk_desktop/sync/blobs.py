"""Photos go and come, piece by piece, as steps between which nothing is held.

Each step is one request and one short unit of work; whatever is cut off or killed in between goes on from
the last piece that is durable on the other side. A photo that cannot go or come blocks none of the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeAlias

from cardesk_desktop.store.sync.photos import Direction
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.answers import Away, Heard
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import Refusal

PIECE = 256 * 1024
"""Bytes of one request: seconds on a slow line, and a sale goes between any two of them."""
LARGEST = 20 * 1024 * 1024
"""Bytes of one photo; what is said to be larger is not fetched."""
WRONG = "wrong_bytes"
"""What came is not what was asked for."""


class PhotoLine(Protocol):
    """The service, as far as photos need it; see `client.ServiceClient` for what is raised."""

    def blob_size(self, sha256: str) -> int:
        """How many bytes of a file the service has."""

    def send_blob(self, sha256: str, offset: int, total: int, chunk: bytes) -> int:
        """Send a piece; gives the offset to go on from."""

    def read_blob(self, sha256: str, offset: int, size: int) -> tuple[bytes, int]:
        """A piece, and how long all of it is."""


@dataclass(frozen=True, slots=True)
class AskSize:
    """Ask how much of a photo is at the service."""

    sha256: str


@dataclass(frozen=True, slots=True)
class SendPiece:
    """Send a piece of a photo of `total` bytes.

    The first one goes by what the service has of the photo, perhaps under another length: then it says how
    much of this one there is.
    """

    sha256: str
    offset: int
    total: int
    piece: bytes = field(repr=False)
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """Fetch the piece of a photo from `offset` on."""

    sha256: str
    offset: int


PhotoStep: TypeAlias = AskSize | SendPiece | ReadPiece


@dataclass(frozen=True, slots=True)
class Told:
    """What the service answered: the offset to go on from, or the length of all with a piece of it."""

    size: int
    piece: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class PhotoAfter:
    """What follows an answer. `is_cut`: no other photo would fare better before an exchange went through."""

    step: PhotoStep | None = None
    is_cut: bool = False
    has_arrived: bool = False


_CUT = frozenset(
    {
        RefusalCode.SIGNED_OUT,
        RefusalCode.NOT_A_MEMBER,
        RefusalCode.NOT_PERMITTED,
        RefusalCode.REGISTER_REVOKED,
        RefusalCode.RATE_LIMITED,
        RefusalCode.BUSY,
    }
)


def next_photo(work: UnitOfWork, now: datetime) -> PhotoStep | None:
    """What to ask next; None while nothing is due, or the register is not to speak."""
    state = work.sync.state()
    if not state.is_joined or state.is_paused or not state.generation:
        return None
    due = work.sync.photos.next(now)
    if due is None:
        return None
    return AskSize(due.sha256) if due.direction is Direction.UP else ReadPiece(due.sha256, due.offset)


def ask_photo(line: PhotoLine, step: PhotoStep) -> Told:
    """Take the step; on the network, without the database."""
    if isinstance(step, AskSize):
        return Told(line.blob_size(step.sha256))
    if isinstance(step, SendPiece):
        return Told(line.send_blob(step.sha256, step.offset, step.total, step.piece))
    piece, total = line.read_blob(step.sha256, step.offset, PIECE)
    return Told(total, piece)


def take_photo(work: UnitOfWork, step: PhotoStep, answer: Heard[Told], now: datetime) -> PhotoAfter:
    """Put an answer in place; what follows for the same photo, if anything does."""
    if answer.value is not None:
        if isinstance(step, ReadPiece):
            return _arrived(work, step, answer.value, now)
        return _sent(work, step, answer.value.size, now)
    if answer.refusal is not None:
        return _refused(work, step, answer.refusal, now)
    if answer.away is Away.UNREADABLE:
        return _later(work, step, WRONG, now)
    return PhotoAfter(is_cut=True)


def _sent(
    work: UnitOfWork, step: AskSize | SendPiece, offset: int, now: datetime, *, may_go_back: bool = False
) -> PhotoAfter:
    """Go on from where the service has come to; that may be behind, where it threw a piece away."""
    piece, total = work.sync.photos.piece(step.sha256, offset, PIECE)
    if isinstance(step, AskSize) and 0 < total < offset:
        # Begun under a length that it does not have.
        return _sent(work, step, 0, now)
    if not total:
        return _later(work, step, RefusalCode.NOT_FOUND, now)
    if offset == total:
        work.sync.photos.settle(step.sha256)
        return PhotoAfter()
    goes_back = isinstance(step, SendPiece) and offset <= step.offset
    if not piece or (goes_back and not may_go_back):
        return _later(work, step, WRONG, now)
    return PhotoAfter(SendPiece(step.sha256, offset, total, piece, is_first=isinstance(step, AskSize)))


def _arrived(work: UnitOfWork, step: ReadPiece, told: Told, now: datetime) -> PhotoAfter:
    offset = step.offset + len(told.piece)
    if not told.piece or offset > told.size or told.size > LARGEST:
        return _later(work, step, WRONG, now, is_anew=True)
    photos = work.sync.photos
    photos.keep(step.sha256, step.offset, told.piece)
    if offset < told.size:
        return PhotoAfter(ReadPiece(step.sha256, offset))
    if photos.finish(step.sha256):
        return PhotoAfter(has_arrived=True)
    return _later(work, step, WRONG, now, is_anew=True)


def _refused(work: UnitOfWork, step: PhotoStep, refusal: Refusal, now: datetime) -> PhotoAfter:
    if refusal.code in _CUT:
        return PhotoAfter(is_cut=True)
    offset = refusal.params.get("offset")
    if isinstance(step, SendPiece) and refusal.code == RefusalCode.WRONG_OFFSET and isinstance(offset, int):
        # Another register sends the same photo, or our last answer was lost.
        return _sent(work, step, offset, now, may_go_back=step.is_first)
    is_anew = isinstance(step, ReadPiece) and refusal.code == RefusalCode.WRONG_OFFSET
    return _later(work, step, refusal.code, now, is_anew=is_anew)


def _later(
    work: UnitOfWork, step: PhotoStep, fault: str, now: datetime, *, is_anew: bool = False
) -> PhotoAfter:
    work.sync.photos.delay(step.sha256, fault, now, is_anew=is_anew)
    return PhotoAfter()
