"""What is said about companies, their members and registers, as it stands in JSON. See `accounts`."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Role(StrEnum):
    """What a member is to the company."""

    OWNER = "owner"
    MANAGER = "manager"
    FRONT_DESK = "front_desk"
    TECHNICIAN = "technician"


class RegisterKey(msgspec.Struct, frozen=True):
    """The public half of the Ed25519 key that signs one series of documents: 32 bytes as base64url."""

    register_code: str
    incarnation: str
    public_key: str


class RegisterIntroduction(msgspec.Struct, frozen=True):
    """A register that wants to join. `code` is the one it lived with, empty when it has none."""

    device: str
    name: str
    code: str = ""
    keys: list[RegisterKey] = []


class Company(msgspec.Struct, frozen=True):
    """A company and what the person is to it."""

    id: str
    name: str
    role: Role


class Register(msgspec.Struct, frozen=True):
    """A register of the company. Its code is leased to it for ever."""

    device: str
    code: str
    name: str
    joined_at: int
    last_used_at: int
    is_revoked: bool = False
    is_current: bool = False


class Registers(msgspec.Struct, frozen=True):
    """The registers of the company, by code."""

    registers: list[Register]


class Member(msgspec.Struct, frozen=True):
    """A member of the company."""

    account: str
    name: str
    email: str
    role: Role


class Members(msgspec.Struct, frozen=True):
    """The members of the company."""

    members: list[Member]


class Invite(msgspec.Struct, frozen=True):
    """Asks somebody by e-mail to become a member."""

    email: str
    role: Role


class Invitation(msgspec.Struct, frozen=True):
    """An invitation that waits for the person who is signed in."""

    company: str
    company_name: str
    role: Role
    expires_at: int


class Invitations(msgspec.Struct, frozen=True):
    """The invitations to the address of the person."""

    invitations: list[Invitation]


class Answer(msgspec.Struct, frozen=True):
    """Says yes or no to the invitation of one company."""

    company: str
    is_yes: bool


class SentInvitation(msgspec.Struct, frozen=True):
    """An invitation of the company that waits. `email` is the address as it is compared."""

    email: str
    role: Role
    expires_at: int


class SentInvitations(msgspec.Struct, frozen=True):
    """The invitations of the company that nobody has answered yet."""

    invitations: list[SentInvitation]


class Withdraw(msgspec.Struct, frozen=True):
    """Takes back the invitation to an address."""

    email: str


class Companies(msgspec.Struct, frozen=True):
    """The companies that the person belongs to, the oldest membership first."""

    companies: list[Company]


class Choose(msgspec.Struct, frozen=True):
    """Which of her companies the session of a person is for from now on."""

    company: str


class ChangeRole(msgspec.Struct, frozen=True):
    """What a member is from now on."""

    role: Role


class Keys(msgspec.Struct, frozen=True):
    """Public keys of the register that sends them."""

    keys: list[RegisterKey]


class PairingCode(msgspec.Struct, frozen=True):
    """The code that the new register shows."""

    code: str


class PairingSeen(msgspec.Struct, frozen=True):
    """Which register shows the code, to be compared before it is approved."""

    name: str
    began_at: int


class ShopCode(msgspec.Struct, frozen=True):
    """The code with which registers ask to be let in; empty where the company has none."""

    code: str = ""
    expires_at: int = 0


class AskToJoin(msgspec.Struct, frozen=True):
    """A register asks with the code of a shop. Somebody in charge decides."""

    code: str
    register: RegisterIntroduction


class WaitingRegister(msgspec.Struct, frozen=True):
    """A register that asked. `code` is what it shows, to be compared before it is let in."""

    asking: str
    name: str
    code: str
    asked_at: int


class Waiting(msgspec.Struct, frozen=True):
    """The registers that wait, the first that asked first."""

    registers: list[WaitingRegister]


class Decide(msgspec.Struct, frozen=True):
    """Which of those that wait are meant, by `asking`."""

    askings: list[str]


class Decided(msgspec.Struct, frozen=True):
    """About how many of them was decided now."""

    count: int


class PairingBegun(msgspec.Struct, frozen=True):
    """`code` is shown to people; `pairing` and `secret` stay on the register and ask for the outcome."""

    pairing: str
    secret: str
    code: str
    expires_in_s: int
