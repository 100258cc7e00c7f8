"""A service that recognises photos, and OpenRouter on the loopback."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from PIL import Image

from cardesk_service.recognition import provider
from cardesk_wire import coding
from tests.service.office import RunningService, running_service
from tests.service.people import PASSWORD, introduction, signed_up
from tests.service.recognition.fake_openrouter import KEY, FakeOpenRouter, running

DAILY = 5


def webp(**notes: bytes) -> bytes:
    """A small photo."""
    packed = io.BytesIO()
    Image.effect_noise((64, 48), 60).convert("RGB").save(packed, "WEBP", quality=80, **notes)
    return packed.getvalue()


@dataclass(frozen=True)
class Shop:
    """A service with a company whose owner agreed, its register, and the OpenRouter that is asked."""

    service: RunningService
    router: FakeOpenRouter
    owner: httpx.AsyncClient
    register: httpx.AsyncClient
    company_id: UUID
    photo: bytes

    async def ask(
        self, number: int = 1, *, language: str = "en", photo: bytes | None = None
    ) -> httpx.Response:
        """The register asks what is on a photo; the same number is the same question."""
        question = coding.written(number.to_bytes(16))
        return await self.register.put(
            f"/recognition/v1/questions/{question}",
            params={"language": language},
            content=self.photo if photo is None else photo,
            headers={"Content-Type": "image/webp"},
        )

    async def refusal(self, number: int = 1, *, language: str = "en") -> tuple[int, str]:
        """The status and the code with which a question is refused."""
        answer = await self.ask(number, language=language)
        return answer.status_code, answer.json()["code"]


@pytest.fixture
async def shop(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Shop]:
    """A service that recognises, on an empty database."""
    monkeypatch.setattr(provider, "FIRST_PAUSE_S", 0.001)
    fake = FakeOpenRouter()
    with running(fake) as url:
        async with running_service(
            database_url,
            tmp_path / "data",
            CARDESK_RECOGNITION_KEY=KEY,
            CARDESK_RECOGNITION_URL=url,
            CARDESK_RECOGNITION_DAILY=str(DAILY),
        ) as service:
            owner = await signed_up(service)
            register = service.client("192.0.2.9")
            form = {"email": "mona@example.com", "password": PASSWORD, "register": introduction()}
            assert (await register.post("/account/v1/sign-in", json=form)).status_code == 200
            agreed = await owner.put("/recognition/v1/agreement", json={"is_agreed": True})
            assert agreed.status_code == 200, agreed.text
            me = (await owner.get("/account/v1/me")).json()
            company_id = UUID(bytes=coding.read(me["company"]["id"]))
            yield Shop(service, fake, owner, register, company_id, webp())
