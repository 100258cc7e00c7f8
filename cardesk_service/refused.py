"""A refusal: what the asker did not get, by a code, in the shape of `cardesk_wire.messages.Refusal`."""

from __future__ import annotations

from cardesk_wire.messages import Refusal, Value


class Refused(Exception):
    """Raised by operations and guards; the answer is the refusal and an HTTP status.

    422 is "understood and not done"; 401 nobody is signed in; 403 not this person; 404 no such thing.
    """

    def __init__(self, code: str, status: int = 422, **params: Value) -> None:
        super().__init__(code)
        self.status = status
        self.refusal = Refusal(str(code), params)

    @property
    def retry_after_s(self) -> int | None:
        """When to come again, where the refusal says it."""
        after = self.refusal.params.get("retry_after_s")
        return after if isinstance(after, int) else None
