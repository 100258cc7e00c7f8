"""What the payment page says: pure functions from the state and one language."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import Tender, quick_amounts
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui import words
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screens.pay.subject import Subject
from cardesk_desktop.ui.screens.pay.tendering import Step, Tendering, Way
from cardesk_desktop.ui.theme import Tone


@dataclass(frozen=True, slots=True)
class PartFace:
    """A part that was set aside. `removal` names the button that takes it back."""

    title: str
    amount: str
    removal: str


@dataclass(frozen=True, slots=True)
class HeadFace:
    """The amount the page is about, and of what it is the rest."""

    title: str
    amount: str
    note: str


@dataclass(frozen=True, slots=True)
class EntryFace:
    """The way being entered. `quick` are amounts with their words; the labels are empty where unused.

    `error` is about the amount, or about all of it.
    """

    title: str
    hint: str
    has_amount: bool
    reference_label: str
    quick: tuple[tuple[Money, str], ...]
    result_label: str
    result_amount: str
    result_tone: Tone
    error: str
    reference_error: str


@dataclass(frozen=True, slots=True)
class ActionFace:
    """The large button, and the smaller one that stops here; empty words hide a button."""

    words: str
    is_possible: bool
    leave_words: str


def part_faces(_: Phrasebook, state: Tendering) -> tuple[PartFace, ...]:
    """The parts set aside so far."""
    return tuple(_part(_, part) for part in state.parts)


def head_face(_: Phrasebook, subject: Subject, state: Tendering) -> HeadFace:
    """The large amount: all of it, and what is left of it once there are parts."""
    if state.parts:
        return HeadFace(_("Still to pay"), _.money(state.left), _("of {amount}", amount=state.due))
    if subject.is_later:
        return HeadFace(_("Open on invoice {number}", number=subject.number), _.money(state.due), "")
    return HeadFace(_("To pay"), _.money(state.due), "")


def entry_face(_: Phrasebook, state: Tendering) -> EntryFace:
    """The card beside the ways."""
    refusal = state.refusal
    error = sentence(_, refusal) if refusal else ""
    is_of_reference = refusal is not None and refusal.params.get("field") == "reference"
    label, amount, tone = _result(_, state)
    return EntryFace(
        title=_entry_title(_, state.way),
        hint=_entry_hint(_, state),
        has_amount=state.way is not Way.ACCOUNT and bool(state.left),
        reference_label=_reference_label(_, state.way) if state.left else "",
        quick=_quick(_, state),
        result_label=label,
        result_amount=amount,
        result_tone=tone,
        error="" if is_of_reference else error,
        reference_error=error if is_of_reference else "",
    )


def action_face(_: Phrasebook, state: Tendering) -> ActionFace:
    """What the buttons say they will do, and for how much."""
    leave = _leave_words(_, state) if state.can_leave_rest else ""
    return ActionFace(_action_words(_, state), state.step is not Step.MEND, leave)


def line_count_words(_: Phrasebook, subject: Subject) -> str:
    """How many lines are being paid: `3 lines`."""
    return _.plural("{n} line", "{n} lines", subject.line_count)


def _part(_: Phrasebook, part: Tender) -> PartFace:
    title = words.tender(_, part.kind)
    if part.reference:
        title = _.context("part of a payment", "{way} · {reference}", way=title, reference=part.reference)
    removal = _("Remove {way} {amount}", way=words.tender(_, part.kind), amount=part.amount)
    return PartFace(title, _.money(part.amount), removal)


def _entry_title(_: Phrasebook, way: Way) -> str:
    return {
        Way.CASH: _("Cash received"),
        Way.CARD: _("Amount on the card"),
        Way.TRANSFER: _("Amount transferred"),
        Way.ACCOUNT: _("On account"),
    }[way]


def _entry_hint(_: Phrasebook, state: Tendering) -> str:
    match state.way:
        case _ if not state.left:
            return _("Nothing is left to pay.")
        case Way.CARD:
            return _("Take the card on the terminal first, then note it here.")
        case Way.TRANSFER:
            return _("Note it once the money is in the bank, or the client has shown the order.")
        case Way.ACCOUNT if state.has_client:
            return _("The invoice is issued now. The client pays it later; it stays in the list as unpaid.")
        case Way.ACCOUNT:
            return _("Say who pays later: choose a client.")
        case _:
            return ""


def _reference_label(_: Phrasebook, way: Way) -> str:
    return {Way.CARD: _("Slip number"), Way.TRANSFER: _("Bank reference")}.get(way, "")


def _quick(_: Phrasebook, state: Tendering) -> tuple[tuple[Money, str], ...]:
    """Notes that people hand over; for a card the whole and the half of what is left."""
    if state.left.minor <= 0 or state.way is Way.ACCOUNT:
        return ()
    if state.way is Way.CASH:
        return tuple((amount, _round(_, amount)) for amount in quick_amounts(state.left))
    half = state.left.times(1, 2)
    whole = (state.left, _("All {amount}", amount=_.amount(state.left)))
    return (whole, (half, _("Half {amount}", amount=_.amount(half)))) if half != state.left else (whole,)


def _round(_: Phrasebook, amount: Money) -> str:
    """`300` for a whole amount, `279.90` for others."""
    whole, part = divmod(amount.minor, amount.currency.unit)
    return _.amount(amount) if part else _.number(whole)


def _result(_: Phrasebook, state: Tendering) -> tuple[str, str, Tone]:
    """What comes of the entry: the change, or what is then still open."""
    if state.refusal is not None:
        return "", "", Tone.MUTED
    if state.way is Way.ACCOUNT and state.left:
        return _("On account"), _.amount(state.left), Tone.WAIT
    if state.rest:
        return _("Still to pay"), _.amount(state.rest), Tone.WAIT
    if state.way is Way.CASH and state.left:
        return _("Change"), _.amount(state.change), Tone.READY
    return "", "", Tone.MUTED


def _action_words(_: Phrasebook, state: Tendering) -> str:
    match state.step:
        case Step.MEND:
            return _.context("payment", "Take payment")
        case Step.CHOOSE_CLIENT:
            return _("Choose a client")
        case Step.LEAVE:
            return _leave_words(_, state)
        case Step.ADD:
            return _("Take {amount}, then {rest} more", amount=state.amount, rest=_.amount(state.rest))
        case Step.FINISH:
            return _finish_words(_, state)


def _finish_words(_: Phrasebook, state: Tendering) -> str:
    if state.entry is None:
        return _("Finish the sale") if state.parts else _("Finish, nothing to pay")
    amount = state.entry.amount
    return {
        Way.CASH: _("Take {amount} in cash", amount=amount),
        Way.CARD: _("Take {amount} by card", amount=amount),
        Way.TRANSFER: _("Take {amount} by transfer", amount=amount),
    }[state.way]


def _leave_words(_: Phrasebook, state: Tendering) -> str:
    """`Take AED 100.00, 179.90 on account`."""
    taken = state.due - state.rest
    rest = _.amount(state.rest)
    if state.is_later:
        return _("Take {amount}, {rest} stays open", amount=taken, rest=rest)
    if not taken:
        return _("Put {amount} on account", amount=state.rest)
    return _("Take {amount}, {rest} on account", amount=taken, rest=rest)
