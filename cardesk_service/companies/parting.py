"""What becomes of what a member had in a company that she leaves: her own sessions end, its registers stay,
and nobody comes in by an invitation of hers.

A register that she signed in goes on for itself: an owner answers for it, and it speaks for the register
alone (decision 252).
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from cardesk_service.store import invitations, people, registers, sessions
from cardesk_service.store.people import Membership
from cardesk_wire.companies import Role


def heir(connection: Connection, of: Membership) -> UUID | None:
    """The owner under whom a company goes on without this member, None when there is none."""
    others = people.members(connection, of.company_id)
    return next((who.id for who, role in others if role is Role.OWNER and who.id != of.account_id), None)


def hand_over(connection: Connection, of: Membership) -> None:
    """End the member's sessions in the company and let its registers go on, where it has another owner."""
    goes_on_under = heir(connection, of)
    if goes_on_under is not None:
        sessions.end_of_member(connection, of.company_id, of.account_id, goes_on_under)


def part(connection: Connection, of: Membership) -> None:
    """Let the member be one no longer. The company keeps an owner: who calls made sure of that."""
    hand_over(connection, of)
    account = people.by_id(connection, of.account_id)
    if account is not None:
        invitations.remove(connection, of.company_id, account.email_key)
    invitations.keep_of(connection, of.company_id, of.account_id, ())
    registers.forget_account(connection, of.company_id, of.account_id)
    people.remove_member(connection, of.company_id, of.account_id)
