"""The program for Linux, by `dev.py package linux`: a folder, a tar.xz and a .deb, tried in a bare root."""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from cardesk_desktop import __version__
from devtools.project import Stopped, say
from shipping.archive import pack
from shipping.bare_root import install, make_by_debootstrap, make_from_machine, run_inside
from shipping.bundle import PACKAGES, SPEC, build, source_time_s, tables_of_contents, work_folder
from shipping.debian import depends, make_deb
from shipping.file_list import require_same
from shipping.icu import thin
from shipping.origins import owners_here, require_pinned
from shipping.quick import stand_in
from shipping.sizes import require_sizes
from shipping.stripping import strip

OUT_LINUX = PACKAGES / "linux"
_FOUND = Path("/tmp/home/self-test.json")  # noqa: S108 - in the bare root
LABEL = f"cardesk-{__version__}-linux-x86_64"


def main(arguments: Sequence[str]) -> int:
    """Make it, prove it, say how large it is and how long it took."""
    options = _parser().parse_args(arguments)
    begun = time.monotonic()
    folder = freeze(OUT_LINUX)
    if options.twice:
        require_same(folder, freeze(OUT_LINUX / "again"))
    if options.only_folder:
        require_sizes(folder, ())
        return 0
    deb = OUT_LINUX / f"{LABEL}.deb"
    packed = [deb]
    if options.quick:
        _make_deb(folder, deb, "none")
    else:
        _make_deb(folder, deb, "xz")
        packed.append(OUT_LINUX / f"{LABEL}.tar.xz")
        pack(folder, packed[-1], name=LABEL, time_s=source_time_s())
    try_in_bare_root(deb, by_debootstrap=options.debootstrap)
    require_sizes(folder, () if options.quick else packed)
    say(f"Done in {time.monotonic() - begun:.0f} s")
    return 0


def freeze(out: Path, *, spec: Path = SPEC) -> Path:
    """Build the folder and see that it holds nothing but what is pinned, and no link that leads nowhere."""
    folder = build(out, spec=spec)
    packages = require_pinned(tables_of_contents(out), owners_here())
    inside = folder / "_internal"
    saved = strip(folder) + thin(inside) + stand_in(inside, work_folder(out))
    broken = [path for path in folder.rglob("*") if path.is_symlink() and not path.exists()]
    for link in broken:
        link.unlink()
    say(f"{len(packages)} packages, all of them pinned; {saved / 1e6:.0f} MB taken off libraries")
    return folder


def try_in_bare_root(deb: Path, *, by_debootstrap: bool) -> None:
    """Install the .deb where there is nothing else and run its self-test. Raises Stopped when that fails."""
    root = OUT_LINUX / "root"
    if by_debootstrap:
        make_by_debootstrap(root, depends())
    else:
        count = make_from_machine(root, depends())
        say(f"A bare root of the {count} packages that the .deb depends on")
    try:
        install(root, deb)
        code = run_inside(root, "/usr/bin/cardesk", "--self-test", "--json", str(_FOUND))
        if code != 0:
            raise Stopped(f"The self-test of the installed program failed (exit code {code})")
        shutil.copyfile(root / _FOUND.relative_to("/"), OUT_LINUX / "self-test.json")
    finally:
        shutil.rmtree(root)


def _make_deb(folder: Path, deb: Path, compression: str) -> None:
    make_deb(folder, deb, work=OUT_LINUX / "deb", time_s=source_time_s(), compression=compression)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py package linux", description=__doc__)
    parser.add_argument("--twice", action="store_true", help="build twice and compare every file")
    parser.add_argument("--only-folder", action="store_true", help="freeze, and pack and try nothing")
    parser.add_argument(
        "--quick", action="store_true", help="for CI: a .deb that is not compressed, and no tar.xz"
    )
    parser.add_argument(
        "--debootstrap",
        action="store_true",
        help="try it in a fresh Debian, not in a copy of this one",
    )
    return parser
