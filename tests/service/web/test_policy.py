"""The privacy policy: versions, and what it says against what the service does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cardesk_service.housekeeping import COSTS_KEPT_FOR, RECOGNISED_KEPT_FOR
from cardesk_service.i18n import LANGUAGES, phrasebook
from cardesk_service.rights.departing import GRACE
from cardesk_service.rights.keeping import OTHERWISE, YEARS
from cardesk_service.sessions import LIFE
from cardesk_service.settings import LEAST_ITERATIONS
from cardesk_service.web.policies import every
from cardesk_service.web.policies.policy import Policy, Section
from tests.service.office import RunningService
from tests.service.rights.test_export import NAMED
from tests.service.web.pages import read

NEXT = Policy("2", date(2027, 3, 1), lambda _: (Section("Changed", ("Something else.",)),))


def test_versions_follow_each_other() -> None:
    days = [each.effective for each in every.POLICIES]
    assert days == sorted(set(days))
    assert len({each.version for each in every.POLICIES}) == len(every.POLICIES)


async def test_a_version_that_is_announced_is_linked_and_applies_on_its_day(
    service: RunningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = service.client()
    assert "Version 1, applies from 1 Dec 2026 on" in read(await client.get("/page/privacy")).text
    monkeypatch.setattr(every, "POLICIES", (*every.POLICIES, NEXT))
    page = read(await client.get("/page/privacy"))
    assert "A new version is announced." in page.text
    assert "/page/privacy/2" in page.links
    assert "Something else." in read(await client.get("/page/privacy/2")).text
    service.clock.pass_by(timedelta(days=120))
    page = read(await client.get("/page/privacy"))
    assert "Something else." in page.text
    assert "/page/privacy/1" in page.links


async def test_its_figures_are_those_of_the_service(service: RunningService) -> None:
    text = read(await service.client().get("/page/privacy")).text
    assert f"at least {LEAST_ITERATIONS:,} iterations" in text
    assert LIFE.days == 7
    assert "ends after seven days" in text
    assert f"For {GRACE.days} days you can change your mind" in text
    assert f"{YEARS['AE']} years in the United Arab Emirates, {YEARS['FR']} in France" in text
    assert f"up to {max(OTHERWISE, *YEARS.values())} elsewhere" in text


def test_it_names_what_is_kept_under_somebodys_name() -> None:
    (kept,) = [each for each in every.POLICIES[-1].says(phrasebook("en")) if each.head.endswith("about you")]
    said = " ".join(kept.points)
    words = {
        "companies": "companies that you belong to",
        "sessions": "your sessions",
        "invitations_sent": "whom you invited",
        "signed_in_last_at": "the last to sign in",
        "registers_let_in": "which registers you let in",
        "account": "your name",
    }
    assert words.keys() == set(NAMED.values())
    assert all(each in said for each in words.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_who_gets_photos_and_how_long_the_answers_are_kept(language: str) -> None:
    sections = every.POLICIES[-1].says(phrasebook(language))
    (about,) = [text for each in sections for text in each.paragraphs if "OpenRouter" in text]
    assert str(COSTS_KEPT_FOR.days) in about
    assert RECOGNISED_KEPT_FOR.days == 1


@pytest.mark.parametrize("language", ["fr", "ar", "es", "ru"])
def test_every_sentence_of_it_is_translated(language: str) -> None:
    def said(code: str) -> list[str]:
        sections = every.POLICIES[-1].says(phrasebook(code))
        return [text for each in sections for text in (each.head, *each.paragraphs, *each.points)]

    assert not set(said("en")) & set(said(language))
