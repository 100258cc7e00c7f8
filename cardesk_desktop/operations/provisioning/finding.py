"""The file as it lies on a disk: the first of the places that has one, read whole."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cardesk_desktop.operations.provisioning.mistakes import Kind, Mistake
from cardesk_desktop.operations.provisioning.provision import Provision, read_provision
from cardesk_desktop.paths import Places

MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """A file and what stands in it: either `provision`, or `mistakes`.

    `digest` tells one content from another: what was applied once is not applied again.
    """

    path: Path
    digest: str = ""
    provision: Provision | None = None
    mistakes: tuple[Mistake, ...] = ()


def find_provision(places: Places) -> Found | None:
    """The first file there is; None where nobody prepared this computer; one that was named has to exist."""
    named = places.named_provision
    if named is not None:
        return read_file(named) or Found(named, mistakes=(Mistake(Kind.NOT_FOUND),))
    return next((found for place in places.provisions if (found := read_file(place))), None)


def read_file(path: Path) -> Found | None:
    """What stands in a file; None when there is none."""
    try:
        with path.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError:
        return Found(path, mistakes=(Mistake(Kind.UNREADABLE),))
    if len(content) > MOST_BYTES:
        return Found(path, mistakes=(Mistake(Kind.TOO_LARGE),))
    try:
        # Editors on Windows begin a file with a mark.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Found(path, mistakes=(Mistake(Kind.NOT_UTF8),))
    read = read_provision(text)
    digest = hashlib.sha256(content).hexdigest()
    if isinstance(read, Provision):
        return Found(path, digest, read)
    return Found(path, digest, mistakes=read)
