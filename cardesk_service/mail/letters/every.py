"""All letters by name. A new subject adds its file here."""

from __future__ import annotations

from collections.abc import Mapping

from cardesk_service.mail.letter import Writes
from cardesk_service.mail.letters import account, company, licence, policy, rights

LETTERS: Mapping[str, Writes] = {
    **account.LETTERS,
    **company.LETTERS,
    **licence.LETTERS,
    **policy.LETTERS,
    **rights.LETTERS,
}
