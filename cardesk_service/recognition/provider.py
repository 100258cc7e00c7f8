"""OpenRouter's half: who keeps nothing, and what is on a photo.

Before a photo leaves, the list of endpoints without retention of data has to name our model at our provider;
the question demands the same again. Busy and broken answers are asked once more after a pause, as long as
there is time; a question that was read to its end and never answered is not, since it may have been paid.
"""

from __future__ import annotations

import asyncio
import logging
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import httpx
import msgspec

from cardesk_service.clock import Clock
from cardesk_service.recognition import answer
from cardesk_service.recognition.question import question
from cardesk_service.settings import Settings
from cardesk_wire.recognition import Recognised, RecognitionCode

_LOG = logging.getLogger(__name__)
URL: Final = "https://openrouter.ai"
_ENDPOINTS, _COMPLETIONS = "/api/v1/endpoints/zdr", "/api/v1/chat/completions"
TIMEOUT_S = 25.0
TRIES = 3
MOST_PAUSE_S = 8.0
FIRST_PAUSE_S = 0.5
MOST_BYTES = 256 * 1024
"""Of an answer; the list of endpoints may be `MOST_OF_LIST`."""
MOST_OF_LIST = 8 * 1024 * 1024
LIST_KEPT_FOR = timedelta(minutes=10)
RETRY_S = 60
LONGEST_RETRY_S = 3600.0
"""Whoever wants to be left alone for longer is asked all the same: an hour is long at a counter."""
_LATER = frozenset({408, 429, 500, 502, 524, 529})
_NOBODY = frozenset({404, 503})
"""No endpoint for the model, or none that meets the routing."""
_OURS = frozenset({401, 402})
"""The key is refused, or its credit is spent: for whoever runs the service to mend."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a question took: tokens and millionths of a US dollar."""

    tokens: int = 0
    cost_micros: int = 0


class Failed(Exception):
    """Why nothing was recognised, what it took all the same, and when asking again may help."""

    def __init__(
        self,
        code: RecognitionCode,
        retry_after_s: int | None = None,
        taken: Taken | None = None,
        *,
        is_passing: bool = False,
    ) -> None:
        super().__init__(code)
        self.is_passing = is_passing
        self.code = code
        self.retry_after_s = retry_after_s
        self.taken = taken or Taken()


class _Endpoint(msgspec.Struct, frozen=True):
    model_id: str = ""
    tag: str = ""
    provider_name: str = ""


class _Endpoints(msgspec.Struct, frozen=True):
    data: list[_Endpoint]


@dataclass(frozen=True, slots=True)
class Answered:
    """What was recognised, and what it took."""

    product: Recognised
    taken: Taken


@dataclass(frozen=True, slots=True)
class _Said:
    status: int
    body: bytes
    retry_after_s: float | None


class Provider:
    """Asks OpenRouter. One for each process; closed at its end."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._listed_at: datetime | None = None
        self._is_listed = False
        self._client: httpx.AsyncClient | None = None

    async def close(self) -> None:
        """End its connections."""
        if self._client is not None:
            await self._client.aclose()

    async def recognise(self, photo: bytes, language: str) -> Answered:
        """What is on a WebP photo, in words of `language`. Raises Failed."""
        if not await self._keeps_nothing():
            raise Failed(RecognitionCode.PRIVACY_UNMET, RETRY_S)
        settings = self._settings
        asked = question(
            photo=photo,
            language=language,
            model=settings.recognition_model,
            provider=settings.recognition_provider,
        )
        for attempt in range(TRIES):
            said = await self._said("POST", _COMPLETIONS, asked)
            failed = self._failure(said)
            if failed is None:
                return self._answered(said.body)
            pause = said.retry_after_s or FIRST_PAUSE_S * 2**attempt * random.uniform(1, 1.5)  # noqa: S311 - no secret
            is_last = attempt == TRIES - 1
            if not failed.is_passing or is_last or pause > MOST_PAUSE_S:
                raise failed
            await asyncio.sleep(pause)
        raise AssertionError("the last try answers or fails")

    async def _keeps_nothing(self) -> bool:
        """Whether our model at our provider is on the list of those that retain no data."""
        now = self._clock.now()
        if self._listed_at is not None and now - self._listed_at < LIST_KEPT_FOR:
            return self._is_listed
        said = await self._said("GET", _ENDPOINTS, None)
        if said.status != httpx.codes.OK:
            raise self._failure(said) or Failed(RecognitionCode.AWAY, RETRY_S)
        try:
            endpoints = msgspec.json.decode(said.body, type=_Endpoints).data
        except msgspec.MsgspecError as error:
            raise Failed(RecognitionCode.AWAY, RETRY_S) from error
        model, provider = self._settings.recognition_model, self._settings.recognition_provider
        self._is_listed = any(
            each.model_id == model and each.tag.partition("/")[0] == provider for each in endpoints
        )
        self._listed_at = now
        return self._is_listed

    async def _said(self, method: str, path: str, body: dict[str, Any] | None) -> _Said:
        most = MOST_BYTES if body else MOST_OF_LIST
        try:
            # Of the whole answer: one that drips byte by byte never waits long enough for the client's own.
            async with (
                asyncio.timeout(TIMEOUT_S),
                self._opened().stream(method, path, json=body) as response,
            ):
                pieces = bytearray()
                async for piece in response.aiter_bytes():
                    pieces += piece
                    if len(pieces) > most:
                        raise Failed(RecognitionCode.ANSWER_UNREADABLE)
                return _Said(response.status_code, bytes(pieces), _seconds(response))
        except (httpx.HTTPError, TimeoutError) as error:
            _LOG.warning("recognition away: %s", type(error).__name__)
            raise Failed(RecognitionCode.AWAY, RETRY_S) from error

    def _opened(self) -> httpx.AsyncClient:
        # Reading the public authorities takes long: a service that recognises nothing does not pay it.
        if self._client is None:
            self._client = httpx.AsyncClient(
                base_url=self._settings.recognition_url or URL,
                headers={"Authorization": f"Bearer {self._settings.recognition_key}"},
                timeout=httpx.Timeout(TIMEOUT_S, connect=5.0),
                follow_redirects=False,
                trust_env=False,
            )
        return self._client

    def _failure(self, said: _Said) -> Failed | None:
        """Why there is no answer; None when there is one. A fault may come with status 200."""
        status = said.status
        if status == httpx.codes.OK:
            status = _inner_status(said.body)
            if status == httpx.codes.OK:
                return None
        if status in _OURS:
            _LOG.error("recognition refused: the key or its credit", extra={"status": status})
            return Failed(RecognitionCode.AWAY, RETRY_S * 60)
        if status in _NOBODY:
            self._listed_at = None
            return Failed(RecognitionCode.PRIVACY_UNMET, RETRY_S)
        if status in _LATER:
            return Failed(RecognitionCode.AWAY, int(said.retry_after_s or RETRY_S), is_passing=True)
        if status == httpx.codes.FORBIDDEN:
            return Failed(RecognitionCode.PHOTO_DECLINED)
        _LOG.warning("recognition failed", extra={"status": status})
        return Failed(RecognitionCode.PHOTO_UNREADABLE)

    def _answered(self, body: bytes) -> Answered:
        try:
            reply = answer.reply(body)
        except answer.Unreadable as error:
            raise Failed(RecognitionCode.ANSWER_UNREADABLE) from error
        taken = Taken(reply.tokens, reply.cost_micros)
        if reply.is_declined:
            raise Failed(RecognitionCode.PHOTO_DECLINED, taken=taken)
        if reply.is_broken_off:
            raise Failed(RecognitionCode.AWAY, RETRY_S, taken)
        try:
            return Answered(answer.recognised(reply.content), taken)
        except answer.Unreadable as error:
            raise Failed(RecognitionCode.ANSWER_UNREADABLE, taken=taken) from error


def _inner_status(body: bytes) -> int:
    """The status that a body with status 200 speaks of."""
    try:
        failure = answer.reply(body).error
    except answer.Unreadable:
        return httpx.codes.OK
    if failure is None:
        return httpx.codes.OK
    return failure.code if isinstance(failure.code, int) and failure.code else httpx.codes.BAD_GATEWAY


def _seconds(response: httpx.Response) -> float | None:
    try:
        seconds = float(response.headers.get("retry-after", ""))
    except ValueError:
        return None
    return min(seconds, LONGEST_RETRY_S) if seconds > 0 else None
