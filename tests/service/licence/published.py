"""The fields that Stripe publishes of the objects we read, with the JSON types of its examples.

Facts taken from `openapi/fixtures3.json` of Stripe's OpenAPI repository (MIT), as of March 2023: names and
types only. What was added since is in the SDK's own classes, against which the same objects are checked.
"""

from __future__ import annotations

from collections.abc import Mapping

_NULL = "null"
_TEXT = "string"
_WHOLE = "integer"
_FLAG = "boolean"
_OBJECT = "object"
_LIST = "array"


def _fields(**names: str) -> Mapping[str, str]:
    return {name: kind for kind, listed in names.items() for name in listed.split()}


PUBLISHED: Mapping[str, Mapping[str, str]] = {
    "checkout.session": _fields(
        null=(
            "after_expiration allow_promotion_codes amount_subtotal amount_total billing_address_collection"
            " client_reference_id consent consent_collection currency customer customer_creation"
            " customer_email invoice invoice_creation locale payment_link payment_method_collection"
            " recovered_from setup_intent shipping_address_collection shipping_cost submit_type subscription"
            " total_details"
        ),
        string="cancel_url id mode object payment_intent payment_status status success_url url",
        integer="created expires_at",
        boolean="livemode",
        object=(
            "automatic_tax custom_text customer_details metadata payment_method_options"
            " phone_number_collection"
        ),
        array="custom_fields payment_method_types shipping_options",
    ),
    "refund": _fields(
        null=(
            "balance_transaction payment_intent reason receipt_number source_transfer_reversal"
            " transfer_reversal"
        ),
        string="charge currency id object status",
        integer="amount created",
        object="metadata",
    ),
    "dispute": _fields(
        null="payment_intent",
        string="charge currency id object reason status",
        integer="amount created",
        boolean="is_charge_refundable livemode",
        object="evidence evidence_details metadata",
        array="balance_transactions",
    ),
    "event": _fields(
        null="api_version",
        string="id object type",
        integer="created pending_webhooks",
        boolean="livemode",
        object="data request",
    ),
}


def blank(kind: str) -> dict[str, object]:
    """An object of this kind with every published field, and nothing in it."""
    empty: Mapping[str, object] = {_NULL: None, _TEXT: "", _WHOLE: 0, _FLAG: False}
    made = {name: empty.get(of, [] if of == _LIST else {}) for name, of in PUBLISHED[kind].items()}
    return {**made, "object": kind}


def type_of(value: object) -> str:
    """The JSON type of a value."""
    if value is None:
        return _NULL
    types = {str: _TEXT, bool: _FLAG, int: _WHOLE, dict: _OBJECT, list: _LIST}
    return types[type(value)]
