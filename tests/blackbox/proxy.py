"""A bad network before the service: `python -m tests.blackbox.proxy PORT SERVICE CERTIFICATE KEY SEED`.

TLS ends here, so that whole requests can be lost, repeated and replayed, and not only bytes. A line on its
standard input ends the storm.
"""

from __future__ import annotations

import asyncio
import random
import re
import ssl
import sys
import threading
from contextlib import suppress
from enum import StrEnum

HOST = "127.0.0.1"
_PATIENCE_S = 20.0
_LONGEST_DELAY_S = 0.6
_KEPT = 50


class Fate(StrEnum):
    """What becomes of a request."""

    PASS = "pass"
    DELAY = "delay"
    LOSE_REQUEST = "lose request"
    LOSE_ANSWER = "lose answer"
    REPEAT = "repeat"
    """It arrives twice, and the second answer is given."""
    REPLAY = "replay"
    """One of long ago, of anybody, arrives once more before it."""
    CUT_REQUEST = "cut request"
    TRUNCATE_ANSWER = "truncate answer"


ODDS = {
    Fate.PASS: 50,
    Fate.DELAY: 10,
    Fate.LOSE_REQUEST: 6,
    Fate.LOSE_ANSWER: 10,
    Fate.REPEAT: 8,
    Fate.REPLAY: 6,
    Fate.CUT_REQUEST: 5,
    Fate.TRUNCATE_ANSWER: 5,
}


class Proxy:
    """Answers each request on a line of its own."""

    def __init__(self, service: int, chance: random.Random) -> None:
        self._service = service
        self._chance = chance
        self._past: list[bytes] = []
        self.is_calm = False

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request and what becomes of it."""
        with suppress(OSError, asyncio.IncompleteReadError, TimeoutError, ssl.SSLError):
            async with asyncio.timeout(_PATIENCE_S):
                request = await _request(reader)
                writer.write(await self._meet(request))
                await writer.drain()
        with suppress(OSError, ssl.SSLError):
            writer.close()
            await writer.wait_closed()

    async def _meet(self, request: bytes) -> bytes:
        fate = Fate.PASS
        if not self.is_calm:
            fate = self._chance.choices(list(ODDS), list(ODDS.values()))[0]
        self._past = [*self._past[-_KEPT:], request]
        match fate:
            case Fate.LOSE_REQUEST:
                return b""
            case Fate.CUT_REQUEST:
                await self._ask(request[: self._chance.randrange(len(request))], is_heard=False)
                return b""
            case Fate.LOSE_ANSWER:
                await self._ask(request)
                return b""
            case Fate.DELAY:
                await asyncio.sleep(self._chance.uniform(0, _LONGEST_DELAY_S))
            case Fate.REPEAT:
                await self._ask(request)
            case Fate.REPLAY:
                await self._ask(self._chance.choice(self._past))
        answer = await self._ask(request)
        if fate is Fate.TRUNCATE_ANSWER and answer:
            return answer[: self._chance.randrange(len(answer))]
        return answer

    async def _ask(self, request: bytes, *, is_heard: bool = True) -> bytes:
        """What the service answers; nothing when it is not there, or when nobody listens."""
        try:
            reader, writer = await asyncio.open_connection(HOST, self._service)
        except OSError:
            return b""
        try:
            writer.write(request)
            await writer.drain()
            return await reader.read(-1) if is_heard else b""
        except OSError:
            return b""
        finally:
            writer.close()


async def _request(reader: asyncio.StreamReader) -> bytes:
    """A whole request, as a proxy passes it on."""
    head = await reader.readuntil(b"\r\n\r\n")
    size = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    body = await reader.readexactly(int(size[1])) if size else b""
    head = re.sub(rb"(?i)\r\n(connection|x-forwarded-[a-z]+):[^\r]*", b"", head)
    line, _, fields = head.partition(b"\r\n")
    ours = b"X-Forwarded-Proto: https\r\nX-Forwarded-For: 127.0.0.1\r\nConnection: close"
    return line + b"\r\n" + ours + b"\r\n" + fields + body


async def main(port: int, service: int, certificate: str, key: str, seed: str) -> None:
    """Stand in between until killed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    proxy = Proxy(service, random.Random(seed))

    def listen() -> None:
        sys.stdin.readline()
        proxy.is_calm = True

    threading.Thread(target=listen, daemon=True).start()
    server = await asyncio.start_server(proxy.answer, HOST, port, ssl=context, limit=2**24)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:6]))
