"""Files of companies in S3-compatible storage, which any number of workers share.

Objects cannot grow, so each piece of a file that is not whole yet is an object of its own, named by its
offset; the last one puts them together. A piece that comes twice is the same object. What was put together
wrongly fails the hash and is thrown away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from typing_extensions import override

from cardesk_service.blobs.folder import MAX_BLOB, MOST_OF_A_COMPANY
from cardesk_service.blobs.place import NAME, Blobs, Held
from cardesk_service.blobs.room import Room
from cardesk_service.blobs.s3 import Bucket, Object
from cardesk_service.refused import Refused
from cardesk_wire import coding
from cardesk_wire.codes import RefusalCode


class BlobBucket(Blobs):
    """Files in one bucket: `<company>/files/<sha256>`, and `<company>/parts/<sha256>/<total>/<offset>`."""

    def __init__(self, bucket: Bucket, *, most: int = MOST_OF_A_COMPANY) -> None:
        """`most` is how many bytes one company may keep."""
        self._bucket, self._room = bucket, Room(most)

    @override
    def held(self, company: str, sha256: str) -> Held:
        size = self._bucket.size(_file(company, sha256))
        if size is not None:
            return Held(size, is_whole=True)
        begun = _begun(company, sha256)
        # What an earlier release began, without a length in its name, is not gone on with.
        totals = {_series(found.key) for found in self._bucket.listed(begun)} - {begun}
        sizes = [sum(part.size for part in self._parts(series)) for series in totals]
        if not any(sizes):
            raise Refused(RefusalCode.NOT_FOUND, 404)
        return Held(max(sizes), is_whole=False)

    @override
    def append(self, company: str, sha256: str, *, offset: int, total: int, piece: bytes) -> Held:
        name = _file(company, sha256)
        if total > MAX_BLOB:
            raise Refused(RefusalCode.TOO_LARGE, 413, most=MAX_BLOB)
        whole = self._bucket.size(name)
        if whole is not None:
            return Held(whole, is_whole=True)
        series = f"{_begun(company, sha256)}{total:012}/"
        parts = self._parts(series)
        size = sum(part.size for part in parts)
        if offset != size:
            raise Refused(RefusalCode.WRONG_OFFSET, 409, offset=size)
        if not piece or total <= 0 or offset + len(piece) > total:
            raise Refused(RefusalCode.MALFORMED, 400)
        self._room.take(company, 0 if offset else total, lambda: self._taken(company))
        if offset + len(piece) < total:
            self._bucket.put(f"{series}{offset:012}", piece)
            return Held(offset + len(piece), is_whole=False)
        self._finish(name, sha256, parts, piece)
        self._delete(_begun(company, sha256))
        return Held(total, is_whole=True)

    @override
    def read(self, company: str, sha256: str, offset: int, size: int) -> tuple[bytes, int]:
        found = self._bucket.read(_file(company, sha256), offset, size)
        if found is None:
            raise Refused(RefusalCode.NOT_FOUND, 404)
        return found

    @override
    def names(self, company: str) -> Iterator[str]:
        prefix = f"{_folder(company)}/files/"
        return (found.key.removeprefix(prefix) for found in self._bucket.listed(prefix))

    @override
    def delete(self, company: str, sha256: str) -> None:
        self._bucket.delete(_file(company, sha256))
        self._delete(_begun(company, sha256))

    @override
    def sweep(self, company: str, before: datetime) -> None:
        found = list(self._bucket.listed(f"{_folder(company)}/parts/"))
        gone_on = {_series(part.key) for part in found if part.put_at >= before}
        for part in found:
            if _series(part.key) not in gone_on:
                self._bucket.delete(part.key)

    @override
    def forget(self, company: str) -> None:
        self._delete(f"{_folder(company)}/")

    @override
    def close(self) -> None:
        self._bucket.close()

    def _delete(self, prefix: str) -> None:
        for found in list(self._bucket.listed(prefix)):
            self._bucket.delete(found.key)

    def _parts(self, series: str) -> Sequence[Object]:
        """The pieces that follow one another from the start; what lies behind a hole does not count."""
        size = 0
        parts: list[Object] = []
        for found in self._bucket.listed(series):
            if found.key.removeprefix(series) != f"{size:012}":
                break
            parts.append(found)
            size += found.size
        return parts

    def _finish(self, name: str, sha256: str, parts: Sequence[Object], last: bytes) -> None:
        pieces = [self._bucket.read(part.key, 0, part.size) for part in parts]
        body = b"".join(found[0] for found in pieces if found is not None) + last
        is_right = hashlib.sha256(body).hexdigest() == sha256
        if is_right:
            self._bucket.put(name, body)
        for part in parts:
            self._bucket.delete(part.key)
        if not is_right and self._bucket.size(name) is None:
            raise Refused(RefusalCode.WRONG_HASH)

    def _taken(self, company: str) -> int:
        """The bytes that are here or announced."""
        found = list(self._bucket.listed(f"{_folder(company)}/"))
        announced = {_series(each.key) for each in found if "/parts/" in each.key}
        whole = sum(each.size for each in found if "/parts/" not in each.key)
        return whole + sum(_announced(series) for series in announced)


def _folder(company: str) -> str:
    return coding.read(company).hex()


def _file(company: str, sha256: str) -> str:
    if not NAME.fullmatch(sha256):
        raise Refused(RefusalCode.NOT_FOUND, 404)
    return f"{_folder(company)}/files/{sha256}"


def _begun(company: str, sha256: str) -> str:
    return f"{_folder(company)}/parts/{sha256}/"


def _series(key: str) -> str:
    """The name up to the offset, of all pieces of a file that is to have so many bytes."""
    return key[: key.rindex("/") + 1]


def _announced(series: str) -> int:
    """The bytes that a file will have; as many as any may where an earlier release named its pieces."""
    total = series.rstrip("/").rpartition("/")[2]
    return MAX_BLOB if NAME.fullmatch(total) else int(total)
