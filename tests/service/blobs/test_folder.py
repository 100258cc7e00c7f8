"""Files of companies: by their hash, piece by piece, whatever comes twice or wrong."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from cardesk_service.blobs.folder import MAX_BLOB, BlobFolder
from cardesk_service.blobs.place import Held
from cardesk_service.refused import Refused
from cardesk_service.store.database import StoreUnavailable
from cardesk_wire.codes import RefusalCode
from tests.service.blobs.pieces import MINE, NAME, PHOTO, THEIRS, append, refused
from tests.service.office import NOON


@pytest.fixture
def blobs(tmp_path: Path) -> BlobFolder:
    """An empty folder."""
    return BlobFolder(tmp_path / "blobs")


def test_a_file_grows_piece_by_piece_and_is_whole_when_its_hash_is_right(blobs: BlobFolder) -> None:
    assert append(blobs, 0, PHOTO[:1000]) == Held(1000, is_whole=False)
    assert blobs.held(MINE, NAME) == Held(1000, is_whole=False)
    with pytest.raises(Refused) as not_yet:
        blobs.read(MINE, NAME, 0, 10)
    assert refused(not_yet) == (RefusalCode.NOT_FOUND, 404)
    assert append(blobs, 1000, PHOTO[1000:]) == Held(len(PHOTO), is_whole=True)
    assert blobs.held(MINE, NAME) == Held(len(PHOTO), is_whole=True)
    assert blobs.read(MINE, NAME, 10, 20) == (PHOTO[10:30], len(PHOTO))
    # Once more, from anywhere: it is there.
    assert append(blobs, 0, b"x") == Held(len(PHOTO), is_whole=True)


def test_a_company_has_so_much_room_and_no_more(tmp_path: Path) -> None:
    blobs = BlobFolder(tmp_path / "blobs", most=len(PHOTO) + 100)
    append(blobs, 0, PHOTO)
    other = bytes(101)
    with pytest.raises(Refused) as full:
        append(blobs, 0, other, len(other), hashlib.sha256(other).hexdigest())
    assert refused(full) == (RefusalCode.QUOTA_FULL, 413)
    assert full.value.refusal.params == {"most": len(PHOTO) + 100}
    # What is here stays, and others have room of their own.
    assert blobs.held(MINE, NAME).is_whole
    small = bytes(100)
    assert append(blobs, 0, small, 100, hashlib.sha256(small).hexdigest()).is_whole
    assert blobs.append(THEIRS, NAME, offset=0, total=len(PHOTO), piece=PHOTO).is_whole


def test_what_was_announced_takes_room_and_every_piece_is_looked_at(tmp_path: Path) -> None:
    blobs = BlobFolder(tmp_path / "blobs", most=1_000)
    first, second = b"a" * 700, b"b" * 300
    names = [hashlib.sha256(file).hexdigest() for file in (first, second)]
    append(blobs, 0, first[:1], 700, names[0])
    with pytest.raises(Refused) as full:
        append(blobs, 0, b"x", 301)
    assert refused(full) == (RefusalCode.QUOTA_FULL, 413)
    append(blobs, 0, second[:1], 300, names[1])
    smaller = BlobFolder(tmp_path / "blobs", most=999)
    with pytest.raises(Refused) as grown:
        append(smaller, 1, second[1:2], 300, names[1])
    assert refused(grown) == (RefusalCode.QUOTA_FULL, 413)
    assert append(blobs, 1, first[1:], 700, names[0]).is_whole
    assert append(blobs, 1, second[1:], 300, names[1]).is_whole


def test_a_wrong_length_holds_nobody_up(blobs: BlobFolder) -> None:
    append(blobs, 0, PHOTO[:10], len(PHOTO) + 1)
    append(blobs, 0, PHOTO[:1000])
    assert blobs.held(MINE, NAME).size == 1000
    assert append(blobs, 1000, PHOTO[1000:]).is_whole
    assert [path.name for path in blobs._folder(MINE).glob("*/*")] == [NAME]


def test_what_an_earlier_release_began_is_sent_from_its_start(blobs: BlobFolder) -> None:
    early = blobs._folder(MINE) / NAME[:2] / f"{NAME}.part"
    early.parent.mkdir(parents=True)
    early.write_bytes(PHOTO[:4000])
    with pytest.raises(Refused) as nothing:
        blobs.held(MINE, NAME)
    assert refused(nothing) == (RefusalCode.NOT_FOUND, 404)
    append(blobs, 0, PHOTO[:1000])
    assert blobs.held(MINE, NAME) == Held(1000, is_whole=False)
    assert append(blobs, 1000, PHOTO[1000:]).is_whole
    assert [path.name for path in blobs._folder(MINE).glob("*/*")] == [NAME]


def test_what_is_not_gone_on_with_goes(blobs: BlobFolder) -> None:
    other = hashlib.sha256(b"other").hexdigest()
    append(blobs, 0, PHOTO)
    for name in (NAME[::-1], other):
        append(blobs, 0, b"x", 10, name)
    long_ago = blobs._folder(MINE) / other[:2] / f"{other}.10.part"
    os.utime(long_ago, (NOON.timestamp() - 1, NOON.timestamp() - 1))
    blobs.sweep(THEIRS, NOON)
    blobs.sweep(MINE, NOON)
    assert blobs.held(MINE, NAME).is_whole
    assert blobs.held(MINE, NAME[::-1]) == Held(1, is_whole=False)
    with pytest.raises(Refused):
        blobs.held(MINE, other)


def test_a_piece_at_the_wrong_place_is_told_the_right_one(blobs: BlobFolder) -> None:
    append(blobs, 0, PHOTO[:1000])
    for offset in (0, 999, 1001):
        with pytest.raises(Refused) as wrong:
            append(blobs, offset, PHOTO[:10])
        assert wrong.value.refusal.params == {"offset": 1000}
        assert refused(wrong) == (RefusalCode.WRONG_OFFSET, 409)


def test_a_file_that_is_another_is_thrown_away(blobs: BlobFolder) -> None:
    with pytest.raises(Refused) as wrong:
        append(blobs, 0, PHOTO[::-1])
    assert refused(wrong) == (RefusalCode.WRONG_HASH, 422)
    assert append(blobs, 0, PHOTO).is_whole


@pytest.mark.parametrize(
    ("piece", "total", "code"),
    [
        (b"", 10, RefusalCode.MALFORMED),
        (b"abc", 2, RefusalCode.MALFORMED),
        (b"", 0, RefusalCode.MALFORMED),
        (b"a", MAX_BLOB + 1, RefusalCode.TOO_LARGE),
    ],
)
def test_a_piece_that_means_nothing_is_refused(
    blobs: BlobFolder, piece: bytes, total: int, code: RefusalCode
) -> None:
    with pytest.raises(Refused) as wrong:
        append(blobs, 0, piece, total)
    assert wrong.value.refusal.code == code


@pytest.mark.parametrize(
    "name", ["", "..", NAME.upper(), NAME[:-1], f"{NAME}0", "../" * 20 + NAME, NAME + "\n"]
)
def test_what_is_no_hash_is_no_name(blobs: BlobFolder, name: str) -> None:
    for ask in (lambda: blobs.held(MINE, name), lambda: blobs.read(MINE, name, 0, 1)):
        with pytest.raises(Refused) as wrong:
            ask()
        assert refused(wrong) == (RefusalCode.NOT_FOUND, 404)


def test_two_processes_that_finish_the_same_file_both_succeed(blobs: BlobFolder, tmp_path: Path) -> None:
    append(blobs, 0, PHOTO)
    whole = next((tmp_path / "blobs").rglob(NAME))
    blobs._finish(whole.with_suffix(".part"), whole, NAME)
    assert blobs.held(MINE, NAME) == Held(len(PHOTO), is_whole=True)
    whole.unlink()
    with pytest.raises(Refused) as gone:
        blobs._finish(whole.with_suffix(".part"), whole, NAME)
    assert refused(gone) == (RefusalCode.WRONG_HASH, 422)


def test_each_company_has_its_own(blobs: BlobFolder) -> None:
    append(blobs, 0, PHOTO)
    with pytest.raises(Refused):
        blobs.held(THEIRS, NAME)
    blobs.forget(THEIRS)
    assert blobs.held(MINE, NAME).is_whole
    blobs.forget(MINE)
    with pytest.raises(Refused):
        blobs.held(MINE, NAME)


def test_a_file_is_deleted_whole_or_not(blobs: BlobFolder) -> None:
    for end in (1000, len(PHOTO)):
        append(blobs, 0, PHOTO[:end])
        blobs.delete(THEIRS, NAME)
        assert blobs.held(MINE, NAME).size == end
        blobs.delete(MINE, NAME)
        with pytest.raises(Refused):
            blobs.held(MINE, NAME)
    blobs.delete(MINE, NAME)


def test_a_full_disk_is_told_as_an_outage_and_what_was_written_is_gone_on_from(
    blobs: BlobFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a fault of ours it would hold up each photo for hours, one after the other."""
    write = os.write

    def full(file: int, view: memoryview) -> int:
        if len(view) < len(PHOTO):
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(file, view[:7])

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(StoreUnavailable):
            append(blobs, 0, PHOTO)
    assert blobs.held(MINE, NAME) == Held(7, is_whole=False)
    assert append(blobs, 7, PHOTO[7:]) == Held(len(PHOTO), is_whole=True)
    assert blobs.read(MINE, NAME, 0, len(PHOTO)) == (PHOTO, len(PHOTO))
