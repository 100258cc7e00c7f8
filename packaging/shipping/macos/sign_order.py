"""In which order the files of a bundle are signed: what lies inside goes first.

A signature of a bundle seals what is in it; a file that is signed afterwards breaks the seal. `codesign
--deep` would find its own order, and give everything the entitlements of the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_MAGIC = frozenset(
    bytes.fromhex(magic)
    # Mach-O of 64 and 32 bits in either order of bytes, and several architectures in one file.
    for magic in ("cffaedfe", "feedfacf", "cefaedfe", "feedface", "cafebabe", "cafebabf", "bebafeca")
)
_BUNDLES = frozenset({".app", ".appex", ".bundle", ".framework", ".plugin", ".xpc"})


def is_code(path: Path) -> bool:
    """Whether a file is a program or a library for macOS, by its first bytes."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) in _MAGIC


def inside_out(app: Path) -> list[Path]:
    """What is signed, in order: the deepest files, each bundle after its content, the .app at the end.

    The program itself is signed with the .app. Links are passed over: what they lead to is signed once.
    """
    main = _main_program(app)
    found = [path for path in _everything(app) if path != main and (is_code(path) or _is_bundle(path))]
    found.sort(key=lambda path: (-len(path.relative_to(app).parts), _is_bundle(path), path.as_posix()))
    return [*found, app]


def _main_program(app: Path) -> Path:
    return app / "Contents" / "MacOS" / app.stem


def _is_bundle(path: Path) -> bool:
    return path.suffix in _BUNDLES and path.is_dir() and not path.is_symlink()


def _everything(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            continue
        yield path
        if path.is_dir():
            yield from _everything(path)
