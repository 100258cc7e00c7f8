"""A certificate authority for rehearsals: a root, a leaf that signs code, and a server of time stamps.

Nobody trusts it but the rehearsal; it is made anew for each and lies below out/.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from devtools.project import Stopped

_DAYS = "30"
_LEAF = "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n"
_CODE = f"{_LEAF}extendedKeyUsage=codeSigning\n"
_TIME = f"{_LEAF}extendedKeyUsage=critical,timeStamping\n"
_TSA = """\
[tsa]
default_tsa=now
[now]
serial={serial}
crypto_device=builtin
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha256,sha384,sha512
accuracy=secs:1
ess_cert_id_alg=sha256
"""


@dataclass(frozen=True, slots=True)
class TestAuthority:
    """The files of one."""

    folder: Path

    @property
    def root(self) -> Path:
        """What is trusted."""
        return self.folder / "root.pem"

    @property
    def certificate(self) -> Path:
        """What code is signed with."""
        return self.folder / "code.pem"

    @property
    def key(self) -> Path:
        """Its key."""
        return self.folder / "code.key"


def found_authority(folder: Path, name: str = "CarDesk rehearsal") -> TestAuthority:
    """Make the keys and certificates of an authority."""
    folder.mkdir(parents=True, exist_ok=True)
    made = TestAuthority(folder)
    _openssl(
        *(
            "req",
            "-x509",
            "-newkey",
            "rsa:3072",
            "-noenc",
            "-sha256",
            "-days",
            _DAYS,
            "-subj",
            f"/CN={name} root",
        ),
        *(
            "-addext",
            "keyUsage=critical,keyCertSign,cRLSign",
            "-keyout",
            folder / "root.key",
            "-out",
            made.root,
        ),
    )
    _certify(folder, "code", f"/O={name}/CN={name}", _CODE)
    _certify(folder, "time", f"/CN={name} clock", _TIME)
    return made


@contextmanager
def time_stamps(authority: TestAuthority) -> Iterator[str]:
    """A server of RFC 3161 time stamps on this computer, for the block; its address."""
    folder = authority.folder
    config = folder / "tsa.cnf"
    config.write_text(_TSA.format(serial=folder / "serial"), encoding="utf-8")
    (folder / "serial").write_text("01\n", encoding="utf-8")
    one_at_a_time = threading.Lock()

    class Clock(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            with one_at_a_time:
                answer = _stamp(folder, config, query)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Clock)
    thread = threading.Thread(target=server.serve_forever, name="time stamps")
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _stamp(folder: Path, config: Path, query: bytes) -> bytes:
    (folder / "query").write_bytes(query)
    _openssl(
        *("ts", "-reply", "-config", config, "-queryfile", folder / "query", "-signer", folder / "time.pem"),
        *("-inkey", folder / "time.key", "-chain", folder / "root.pem", "-out", folder / "answer"),
    )
    return (folder / "answer").read_bytes()


def _certify(folder: Path, what: str, subject: str, extensions: str) -> None:
    request, extra = folder / f"{what}.csr", folder / f"{what}.ext"
    extra.write_text(extensions, encoding="utf-8")
    _openssl(
        *("req", "-newkey", "rsa:3072", "-noenc", "-sha256", "-subj", subject),
        *("-keyout", folder / f"{what}.key", "-out", request),
    )
    _openssl(
        *(
            "x509",
            "-req",
            "-in",
            request,
            "-CA",
            folder / "root.pem",
            "-CAkey",
            folder / "root.key",
            "-sha256",
        ),
        *("-days", _DAYS, "-extfile", extra, "-out", folder / f"{what}.pem"),
    )


def _openssl(*arguments: str | Path) -> None:
    command: Sequence[str] = ["openssl", *(str(argument) for argument in arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Stopped(f"openssl {arguments[0]} failed\n{done.stderr}")
