"""A Linux with nothing in it but what the .deb asks for: the package is installed there and tries itself.

What it forgot to name in its Depends is missing there, whatever else this machine has.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from devtools.project import MACHINE_LACKS_SOMETHING, Stopped, must, say

DPKG = Path("/var/lib/dpkg")
_MERGED = ("bin", "lib", "lib32", "lib64", "libx32", "sbin")
"""Names that today's Debian keeps as links into usr."""
_NOT_NEEDED = ("/usr/share/doc/", "/usr/share/man/", "/usr/share/locale/", "/usr/share/bug/")
_NOBODY = 65534
_VARIABLES = {"HOME": "/tmp/home", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}  # noqa: S108 - in the root


def make_from_machine(root: Path, packages: Iterable[str]) -> int:
    """Fill `root` with the installed files of these packages and of all that they depend on; return how many.

    Raises Stopped when one of them is not installed here.
    """
    installed = read_status((DPKG / "status").read_text(encoding="utf-8"))
    names = closure(installed, packages)
    shutil.rmtree(root, ignore_errors=True)
    for name in _MERGED:
        (root / "usr" / name).mkdir(parents=True)
        (root / name).symlink_to(f"usr/{name}")
    for name in names:
        for path in _files_of(name):
            _copy(path, root)
    for folder in ("tmp", "dev", "var/lib/dpkg/info", "var/lib/dpkg/updates", "var/log", "etc"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "tmp").chmod(0o1777)
    stanzas = (installed[name].rstrip("\n") for name in names)
    (root / "var/lib/dpkg/status").write_text("\n\n".join(stanzas) + "\n", encoding="utf-8")
    must(["ldconfig", "-r", root], "The loader's cache of the bare root could not be made")
    return len(names)


def make_by_debootstrap(root: Path, packages: Iterable[str]) -> None:
    """Fill `root` with the smallest Debian of this machine's release and these packages, from its mirror."""
    shutil.rmtree(root, ignore_errors=True)
    names = ",".join(package.split(" ")[0] for package in packages)
    codename = platform.freedesktop_os_release()["VERSION_CODENAME"]
    bootstrap = ("debootstrap", "--variant=minbase", f"--include={names}", codename, root)
    must(bootstrap, "The bare root could not be made")


def install(root: Path, deb: Path) -> None:
    """Install the package in the root. Raises Stopped when something that it depends on is not there."""
    say(f"Installing {deb.name} in the bare root")
    log = ("--log", "/dev/null")
    must([*_as_root(), "dpkg", f"--root={root}", *log, "--install", deb], "The .deb could not be installed")


def run_inside(root: Path, *command: str) -> int:
    """Run a program in the root as nobody, with no variables of this machine; return its exit code."""
    (root / "tmp" / "home").mkdir(mode=0o777, exist_ok=True)
    (root / "tmp" / "home").chmod(0o777)
    who = ["--userspec", f"{_NOBODY}:{_NOBODY}"] if os.geteuid() == 0 else []
    within = [*_as_root(), "chroot", *who, str(root), *command]
    return subprocess.run(within, env=_VARIABLES, check=False).returncode


def read_status(text: str) -> dict[str, str]:
    """The stanzas of dpkg's status file by the name of their package, those that are installed."""
    stanzas = (stanza for stanza in text.split("\n\n") if "\nStatus: install ok installed" in f"\n{stanza}")
    return {_field(stanza, "Package"): stanza for stanza in stanzas}


def closure(installed: dict[str, str], packages: Iterable[str]) -> list[str]:
    """These packages and all that they depend on, sorted. Raises Stopped for one that is not here."""
    provided = {
        name: owner
        for owner, stanza in installed.items()
        for name in map(_plain, _field(stanza, "Provides").split(","))
    }
    found: set[str] = set()
    waiting = [package.split(" ")[0] for package in packages]
    while waiting:
        wanted = waiting.pop()
        # One of several will do; the first that is here is the one that was installed for it.
        name = next((each for each in (wanted, provided.get(wanted, "")) if each in installed), "")
        if not name:
            raise Stopped(f"{wanted} is not installed on this machine", MACHINE_LACKS_SOMETHING)
        if name not in found:
            found.add(name)
            waiting += _needed_by(installed[name], installed, provided)
    return sorted(found)


def _needed_by(stanza: str, installed: dict[str, str], provided: dict[str, str]) -> Iterator[str]:
    for field in ("Pre-Depends", "Depends"):
        for group in filter(None, _field(stanza, field).split(",")):
            choices = [_plain(choice) for choice in group.split("|")]
            yield next((each for each in choices if each in installed or each in provided), choices[0])


def _plain(dependency: str) -> str:
    return dependency.strip().split(" ")[0].split(":")[0]


def _field(stanza: str, name: str) -> str:
    prefix = f"{name}: "
    return next((line.removeprefix(prefix) for line in stanza.splitlines() if line.startswith(prefix)), "")


def _files_of(package: str) -> Iterator[Path]:
    for record in (*DPKG.glob(f"info/{package}.list"), *DPKG.glob(f"info/{package}:*.list")):
        # The root's own dpkg wants to know what belongs to whom.
        yield record
        for line in record.read_text(encoding="utf-8").splitlines():
            if not line.startswith(_NOT_NEEDED):
                yield Path(line)


def _copy(path: Path, root: Path) -> None:
    target = root / path.relative_to("/")
    if path.is_symlink():
        if not target.is_symlink() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(path.readlink())
    elif path.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)


def _as_root() -> list[str]:
    """What stands before a command that changes its root: nothing for root, else a namespace of its own."""
    return [] if os.geteuid() == 0 else ["unshare", "--map-root-user"]
