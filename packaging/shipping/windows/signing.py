"""Signing files for Windows: by osslsigncode with a certificate in files, or by Azure Artifact Signing.

Everything is signed by us, also libraries that somebody else signed before: a fleet then allows one
publisher, and Smart App Control meets no file without a name (decision 216). The order is inside out: what is
put into something is signed first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from devtools.project import Stopped
from shipping.windows.resources import NAME

CERTIFICATE = "CARDESK_SIGN_CERTIFICATE"
KEY = "CARDESK_SIGN_KEY"
TIMESTAMP = "CARDESK_SIGN_TIMESTAMP"
DLIB = "CARDESK_SIGN_DLIB"
METADATA = "CARDESK_SIGN_METADATA"
SIGN_HELP = f"""\
environment variables of --sign:
  {CERTIFICATE}  files: the certificate and those above it, PEM
  {KEY}          files: its private key, PEM
  {TIMESTAMP}    both: address of an RFC 3161 time stamp server; artifact needs one
  {DLIB}         artifact: path of Azure.CodeSigning.Dlib.dll
  {METADATA}     artifact: path of the JSON file with endpoint, account and certificate profile
"""

_AT_ONCE = 40
"""Files in one call of signtool: its command line has an end, and every call asks Azure anew who we are."""


class Signer(Protocol):
    """Signs files in place. Raises Stopped when one cannot be signed."""

    def sign(self, files: Sequence[Path]) -> None:
        """Sign all of them."""


@dataclass(frozen=True, slots=True)
class FileSigner:
    """osslsigncode, with a certificate and a key in files; runs on every system."""

    certificate: Path
    key: Path
    timestamp: str = ""
    workers: int = 2

    def sign(self, files: Sequence[Path]) -> None:
        """Sign each file beside its place and put it there; one that fails stays as it was."""
        with ThreadPoolExecutor(self.workers) as pool:
            list(pool.map(self._sign, files))

    def _sign(self, file: Path) -> None:
        signed = file.with_name(f"{file.name}.signed")
        stamp = ("-ts", self.timestamp) if self.timestamp else ()
        command = [
            *("osslsigncode", "sign", "-certs", self.certificate, "-key", self.key, "-h", "sha256"),
            *("-n", NAME, *stamp, "-in", file, "-out", signed),
        ]
        signed.unlink(missing_ok=True)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            signed.unlink(missing_ok=True)
            raise Stopped(f"{file.name} could not be signed\n{done.stdout}{done.stderr}")
        shutil.copymode(file, signed)
        signed.replace(file)


@dataclass(frozen=True, slots=True)
class ArtifactSigner:
    """Azure Artifact Signing by way of signtool, on a Windows that is signed in to Azure.

    The key never leaves Azure; certificates live three days, so a signature needs a time stamp to last.
    """

    dlib: Path
    metadata: Path
    timestamp: str
    run: Callable[[Sequence[str]], int] = lambda command: subprocess.run(command, check=False).returncode

    def sign(self, files: Sequence[Path]) -> None:
        """Sign all files, some of them at a time."""
        for start in range(0, len(files), _AT_ONCE):
            if self.run(self.command(files[start : start + _AT_ONCE])) != 0:
                raise Stopped("Azure Artifact Signing did not sign; signtool says why above")

    def command(self, files: Sequence[Path]) -> list[str]:
        """What signtool is told. Nothing secret is on its command line."""
        return [
            *("signtool", "sign", "/v", "/fd", "SHA256", "/tr", self.timestamp, "/td", "SHA256", "/d", NAME),
            *("/dlib", str(self.dlib), "/dmdf", str(self.metadata)),
            *(str(file) for file in files),
        ]


def signer_of(kind: str, environment: Mapping[str, str] | None = None) -> Signer:
    """The signer that `--sign` names: `files` or `artifact`. Raises Stopped when it is not told enough."""
    told = os.environ if environment is None else environment
    if kind == "files":
        certificate, key = _paths(told, CERTIFICATE, KEY)
        return FileSigner(certificate, key, told.get(TIMESTAMP, ""))
    dlib, metadata = _paths(told, DLIB, METADATA)
    if not told.get(TIMESTAMP):
        raise Stopped(f"{TIMESTAMP} is not set, and a signature of three days is of no use")
    return ArtifactSigner(dlib, metadata, told[TIMESTAMP])


def _paths(told: Mapping[str, str], *names: str) -> Iterator[Path]:
    for name in names:
        path = Path(told.get(name, ""))
        if not path.is_file():
            raise Stopped(f"{name} names no file")
        yield path
