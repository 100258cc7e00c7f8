"""The codes of refusals. Sentences for people are made where people are."""

from __future__ import annotations

from enum import StrEnum


class RefusalCode(StrEnum):
    """Why a request was refused. What a register does about each is said in `docs/sync.md`."""

    SIGNED_OUT = "signed_out"
    NOT_A_MEMBER = "not_a_member"
    NOT_PERMITTED = "not_permitted"
    REGISTER_REVOKED = "register_revoked"
    GAP = "gap"
    """Ops do not follow the high-water mark; `acked` says where it is. Who no longer has those in between
    goes on under `epoch`."""
    FORK = "fork"
    """Another copy of this register went on from the same place; `epoch` is the one to go on with."""
    EPOCH_ENDED = "epoch_ended"
    """The register began a later epoch elsewhere; `epoch` is the one to go on with."""
    GENERATION_CHANGED = "generation_changed"
    """The service was restored: offer everything again under `epoch`, to `generation`."""
    PLEASE_UPDATE = "please_update"
    """The register speaks a protocol that is no longer spoken. Its documents are taken in all the same."""
    TOO_LARGE = "too_large"
    MALFORMED = "malformed"
    RATE_LIMITED = "rate_limited"
    """`retry_after_s` says when to come again."""
    NOT_FOUND = "not_found"
    WRONG_OFFSET = "wrong_offset"
    """A photo goes on at `offset`."""
    WRONG_HASH = "wrong_hash"
    QUOTA_FULL = "quota_full"
    """The company's photos take all the room that there is for them; `most` is how many bytes that are."""
    BUSY = "busy"


class OpCode(StrEnum):
    """Why an op did not go in as it was."""

    DELETED = "deleted"
    """The row was deleted before; the change is in the conflict inbox."""
    OUTRUN = "outrun"
    """Another's change won; this one is in the conflict inbox."""
    STATE_MOVED_ON = "state_moved_on"
    HASH_WRONG = "hash_wrong"
    SIGNATURE_WRONG = "signature_wrong"
    NUMBER_TWICE = "number_twice"
    SEALED_DIFFERS = "sealed_differs"
    UNREADABLE = "unreadable"
    KIND_UNKNOWN = "kind_unknown"
    TOO_LARGE = "too_large"
    """More bytes than one row may have."""
    CHAIN_BROKEN = "chain_broken"
    """The document is kept; it does not follow the one before it in its series."""
