"""All versions of the privacy policy, the oldest first. A new one is a new file, added here."""

from __future__ import annotations

from datetime import date

from cardesk_service.web.policies import first
from cardesk_service.web.policies.policy import Policy

POLICIES = (first.POLICY,)


def applies(today: date) -> Policy:
    """The version that applies on a day; before the first took effect, the first."""
    return next((each for each in reversed(POLICIES) if each.effective <= today), POLICIES[0])


def announced(today: date) -> Policy | None:
    """The next version, if one is known already."""
    now = applies(today)
    return next((each for each in POLICIES if each.effective > max(today, now.effective)), None)
