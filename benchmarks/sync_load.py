"""How many exchanges a second the service answers: 200 registers of 50 companies, on PostgreSQL.

Those who ask run on the same machine, so the processor time of the service for one exchange is given beside:
it says what a machine does that has nothing else to do.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from benchmarks.account import identities
from benchmarks.figure import Figure, at
from benchmarks.sync import client_fields
from cardesk_service import app, sessions
from cardesk_service import settings as setting
from cardesk_service.office import Office
from cardesk_service.store import people, registers
from cardesk_service.store.people import Account
from cardesk_service.store.registers import Register
from cardesk_wire import coding
from cardesk_wire.companies import Role
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Op
from tests.service.office import ENVIRONMENT
from tests.service.postgresql import running_server, with_database
from tests.service.served import served

COMPANIES, REGISTERS_EACH = 50, 4
_LASTS_S = 10.0
_OPS = 7
"""What a sale says: ticket, lines, invoice, payment, movements."""


def measure_load() -> Iterator[Figure]:
    """`sync.load`."""
    with (
        tempfile.TemporaryDirectory(prefix="cardesk-load-") as folder,
        running_server(f"load-{os.getpid()}", is_durable=True) as server,
    ):
        url, data = with_database(server, "load"), Path(folder)
        with served(
            data, CARDESK_DATABASE=url, CARDESK_WORKERS="2", CARDESK_KEYS=ENVIRONMENT["CARDESK_KEYS"]
        ) as service:
            cookies = _admitted(url, data)
            before, own = _spent(service.process.pid), time.process_time()
            waits, seconds = asyncio.run(_everybody(service.url, service.ca, cookies))
            spent, own = _spent(service.process.pid) - before, time.process_time() - own
    each = spent * 1e3 / len(waits)
    note = (
        f"p50 {at(waits, 50):.0f} ms, p99 {at(waits, 99):.0f} ms; {each:.2f} ms of the service's CPU each,"
        f" which used {spent / seconds:.2f} cores, those who ask {own / seconds:.2f}"
    )
    yield Figure("sync.load", len(waits) / seconds, None, "/s", len(waits), note)


@dataclass
class _Caller:
    """One register that sells without a pause."""

    cookie: str
    host: str
    port: int
    chain: bytes = coding.NO_CHAIN
    oseq: int = 0
    cursor: int = 0
    generation: str = ""

    async def call(self, context: ssl.SSLContext, until: float, first: int, waits: list[float]) -> None:
        """Exchange until the time is over."""
        reader, writer = await asyncio.open_connection(self.host, self.port, ssl=context)
        await self._exchange(reader, writer, [])
        while time.monotonic() < until:
            ops = []
            for identity in identities(_OPS, first + self.oseq):
                self.oseq += 1
                fields = client_fields(self.oseq)
                ops.append(coding.encode(Op(self.oseq, "client", identity, 1, self.cursor, fields)))
            started = time.perf_counter()
            await self._exchange(reader, writer, ops)
            waits.append((time.perf_counter() - started) * 1e3)
        writer.close()

    async def _exchange(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, ops: list[bytes]
    ) -> None:
        raw = [msgspec.Raw(op) for op in ops]
        chain = coding.written(self.chain)
        body = coding.pack(ExchangeRequest(1, 1, 1, self.generation, self.cursor, 1, chain, raw))
        head = (
            f"POST /sync/v1/exchange HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nCookie: {self.cookie}\r\n"
            f"Content-Type: application/zstd\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        told = (await reader.readuntil(b"\r\n\r\n")).lower()
        size = int(told.partition(b"content-length:")[2].split(b"\r\n")[0])
        answer = await reader.readexactly(size)
        if b" 200" not in told.split(b"\r\n")[0]:
            raise RuntimeError(answer)
        reply = coding.unpack(answer, ExchangeReply)
        self.chain = coding.chained(self.chain, ops)
        self.cursor, self.generation = reply.cursor, reply.generation


async def _everybody(url: str, ca: Path, cookies: list[str]) -> tuple[list[float], float]:
    context = ssl.create_default_context(cafile=str(ca))
    port, waits = int(url.rpartition(":")[2]), list[float]()
    started = time.monotonic()
    until = started + _LASTS_S
    callers = [_Caller(cookie, "localhost", port) for cookie in cookies]
    async with asyncio.TaskGroup() as group:
        for number, caller in enumerate(callers):
            group.create_task(caller.call(context, until, number * 100_000, waits))
    return waits, time.monotonic() - started


def _admitted(url: str, data: Path) -> list[str]:
    """Companies, their registers and a session of each, written straight into the database."""
    office = app.office(setting.load({**ENVIRONMENT, "CARDESK_DATABASE": url, "CARDESK_DATA": str(data)}))
    try:
        return office.store.write_now(lambda connection: _admit(office, connection))
    finally:
        office.passwords.close()
        office.store.close()


def _admit(office: Office, connection: Connection) -> list[str]:
    now, cookies = office.clock.now(), []
    for number in range(COMPANIES):
        email, company = f"owner{number}@example.com", office.new_id()
        owner = Account(
            id=office.new_id(),
            name="Owner",
            email=email,
            email_key=email,
            password_hash="none",
            language="en",
            created_at=now,
            password_at=now,
        )
        people.add(connection, owner)
        people.add_company(connection, company, f"Wash {number}", now)
        people.add_member(connection, company, owner.id, Role.OWNER, now)
        for counter in range(REGISTERS_EACH):
            device = UUID(int=number * 100 + counter + 1)
            registers.add(connection, Register(company, device, f"R{counter + 1:02d}", "Counter", now))
            begun = sessions.begin(office, connection, owner.id, company, device)
            cookies.append(begun.set_cookie.partition(";")[0])
    return cookies


def _spent(pid: int) -> float:
    """Seconds of processor time of a process and its children that run; on Linux only, else 0."""
    folder = Path(f"/proc/{pid}")
    if not folder.exists():
        return 0.0
    words = (folder / "stat").read_text().rpartition(")")[2].split()
    children = (folder / "task" / str(pid) / "children").read_text().split()
    own = (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(_spent(int(child)) for child in children)
