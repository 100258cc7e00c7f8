"""Stripe's half of a payment, by its own SDK: open a Checkout Session, believe a signed notice.

The SDK takes a fifth of a second to import: only who sells or is told something pays that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cardesk_service.settings import Settings
from cardesk_service.store.payments import Payment
from cardesk_wire import coding

if TYPE_CHECKING:
    from stripe import StripeClient
    from stripe.checkout import SessionService
    from stripe.params.checkout import SessionCreateParams

TOLERANCE_S = 300
"""How old the signature of a notice may be; Stripe's own default."""
RETRIES = 2
TIMEOUT_S = 20
PRODUCT = "CarDesk"
_NO_SUCH = "resource_missing"
_NOT_OPEN = frozenset({"expired", "complete"})


class Unreachable(Exception):
    """Stripe did not answer, or not now: what was asked may have happened, and is asked again the same.

    It says why where Stripe gave a reason.
    """


class Rejected(Exception):
    """Stripe will give the same answer to the same question: it has to be another one."""


class Unknown(Exception):
    """Stripe knows no such session: nobody can pay there."""


class NotFromStripe(Exception):
    """A notice without a valid signature."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Where a payment can be made."""

    session: str
    url: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What Stripe tells: `about` is the object as it was at that time."""

    id: str
    type: str
    about: Mapping[str, Any]


def key_of(payment: Payment) -> str:
    """The idempotency key: what is bought, by whom, for how much, and the how-manieth attempt it is."""
    company = coding.written(payment.company_id.bytes)
    return f"licence:{company}:{payment.amount}{payment.currency}:{payment.number}"


def open_session(settings: Settings, payment: Payment) -> Opened:
    """Open the page on which the payment is made; the same again for the same payment. Blocks.

    Everything that Stripe is told comes from the payment, so that a question that is asked again is the
    same. Raises Unreachable and Rejected.
    """
    with _faults():
        session = _sessions(settings).create(
            params=_question(settings, payment),
            options={"idempotency_key": key_of(payment)},
        )
    return Opened(session.id, session.url or "")


def close_session(settings: Settings, session: str) -> Mapping[str, Any]:
    """A session as it is once nobody can pay in it any more: `expired`, or `complete` where somebody did.

    Blocks. Raises Unknown, and Unreachable for as long as somebody may still be able to pay there.
    """
    try:
        with _faults():
            about = _told(_sessions(settings).expire(session))
    except Rejected:
        # Only one that is open can be ended; or Stripe has a fault of its own.
        about = _looked_up(settings, session)
    if about["status"] not in _NOT_OPEN:
        raise Unreachable(str(about["status"]))
    return about


def _looked_up(settings: Settings, session: str) -> Mapping[str, Any]:
    try:
        with _faults():
            return _told(_sessions(settings).retrieve(session))
    except Rejected as error:
        fault = Unknown if str(error) == _NO_SUCH else Unreachable
        raise fault(str(error)) from error


def _sessions(settings: Settings) -> SessionService:
    return _client(settings.stripe_key, settings.stripe_url).v1.checkout.sessions


@contextmanager
def _faults() -> Iterator[None]:
    import stripe  # noqa: PLC0415 - slow to load

    try:
        yield
    except (stripe.APIConnectionError, stripe.RateLimitError) as error:
        raise Unreachable from error
    except stripe.StripeError as error:
        raise Rejected(str(error.code or type(error).__name__)) from error


def _question(settings: Settings, payment: Payment) -> SessionCreateParams:
    company, identity = coding.written(payment.company_id.bytes), coding.written(payment.id.bytes)
    back = f"{settings.public_url}/page/licence"
    return {
        "mode": "payment",
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": payment.currency,
                    "unit_amount": payment.amount,
                    "product_data": {"name": PRODUCT},
                },
            }
        ],
        "client_reference_id": identity,
        "metadata": {"payment": identity, "company": company},
        "locale": payment.locale,
        "expires_at": int(payment.expires_at.timestamp()),
        "success_url": f"{back}?done=paid",
        "cancel_url": back,
        # The price is the price: in the currency that it was set in, without codes.
        "adaptive_pricing": {"enabled": False},
        "allow_promotion_codes": False,
    }


def notice(settings: Settings, body: bytes, signature: str) -> Notice:
    """What Stripe tells, once the signature is right and new. Raises NotFromStripe."""
    import stripe  # noqa: PLC0415 - slow to load

    client = _client(settings.stripe_key, settings.stripe_url)
    try:
        event = client.construct_event(body, signature, settings.stripe_webhook_secret, TOLERANCE_S)
        return Notice(event.id, event.type, _told(event.data.object))
    except (stripe.SignatureVerificationError, ValueError, AttributeError, KeyError) as error:
        raise NotFromStripe from error


@lru_cache(maxsize=2)
def _client(key: str, url: str) -> StripeClient:
    import stripe  # noqa: PLC0415 - slow to load

    return stripe.StripeClient(
        key,
        base_addresses={"api": url} if url else {},
        max_network_retries=RETRIES,
        http_client=stripe.RequestsClient(timeout=TIMEOUT_S),
    )


def forget_clients() -> None:
    """Make the next client anew: the settings are others."""
    _client.cache_clear()


def _told(about: Any) -> Mapping[str, Any]:
    told: dict[str, Any] = about.to_dict()
    return told
