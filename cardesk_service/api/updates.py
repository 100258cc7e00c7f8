"""The repository of updates, as it lies in a folder.

Its files are signed by the makers of the program, and registers believe nobody else: whoever serves them can
change nothing. There is nothing to sign in for, and no list of what there is.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from litestar import Request, Response, get
from litestar.datastructures import Headers, State
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Stream

from cardesk_service.api.guard import TheOffice

AnyRequest = Request[None, None, State]

_PLACE = re.compile(
    r"/(metadata/[a-z0-9.]+\.json|targets/(stable|beta)(/[A-Za-z0-9][A-Za-z0-9._-]*){1,3})", re.ASCII
)
_SPAN = re.compile(r"bytes=(\d{1,15})-(\d{0,15})", re.ASCII)
_CHUNK = 256 * 1024
_FOR_EVER = "public, max-age=31536000, immutable"
_ASKED_EACH_TIME = "no-cache"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file of the repository."""

    path: Path
    size: int
    tag: str

    @property
    def headers(self) -> dict[str, str]:
        """Only the timestamp changes under its name: all else bears a version or a hash in it."""
        changes = self.path.name == "timestamp.json"
        return {
            "ETag": self.tag,
            "Accept-Ranges": "bytes",
            "Cache-Control": _ASKED_EACH_TIME if changes else _FOR_EVER,
        }


@get("/updates/{place:path}", summary="A file of the repository of updates, or a span of it")
async def update_file(
    request: AnyRequest, office: TheOffice, place: FromPath[str]
) -> Stream | Response[None] | Response[bytes]:
    """Metadata and archives, for everybody; `Range` goes on with an archive after a break."""
    kept = await asyncio.to_thread(_kept, office.settings.updates, place)
    if request.headers.get("if-none-match") == kept.tag:
        return Response(None, status_code=304, headers=kept.headers)
    first, last = _span(request.headers, kept)
    if first >= kept.size > 0:
        return Response(
            b"", status_code=416, headers={"Content-Range": f"bytes */{kept.size}"}, media_type="text/plain"
        )
    is_whole = (first, last) == (0, kept.size - 1)
    span = {} if is_whole else {"Content-Range": f"bytes {first}-{last}/{kept.size}"}
    return Stream(
        _content(kept.path, first, last - first + 1),
        status_code=200 if is_whole else 206,
        headers={**kept.headers, **span, "Content-Length": str(last - first + 1)},
        media_type="application/json" if kept.path.suffix == ".json" else "application/octet-stream",
    )


def _kept(folder: Path | None, place: str) -> _Kept:
    """The file of this place. Raises NotFoundException for a name that no file of a repository has."""
    if folder is None or not _PLACE.fullmatch(place):
        raise NotFoundException
    path = folder / place.removeprefix("/")
    if not path.is_file() or path.is_symlink():
        raise NotFoundException
    about = path.stat()
    return _Kept(path, about.st_size, f'"{about.st_mtime_ns:x}-{about.st_size:x}"')


def _span(headers: Headers, kept: _Kept) -> tuple[int, int]:
    """The first and the last byte asked for; all of them where nothing is asked for that we know."""
    asked = _SPAN.fullmatch(headers.get("range", ""))
    if asked is None or headers.get("if-range", kept.tag) != kept.tag:
        return 0, kept.size - 1
    first = int(asked[1])
    last = min(int(asked[2]), kept.size - 1) if asked[2] else kept.size - 1
    return (first, last) if first <= last or first >= kept.size else (0, kept.size - 1)


async def _content(path: Path, first: int, size: int) -> AsyncIterator[bytes]:
    file = await asyncio.to_thread(path.open, "rb")
    try:
        await asyncio.to_thread(file.seek, first)
        while size > 0 and (piece := await asyncio.to_thread(file.read, min(size, _CHUNK))):
            size -= len(piece)
            yield piece
    finally:
        file.close()


ROUTES = (update_file,)
