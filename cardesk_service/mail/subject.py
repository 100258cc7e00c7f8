"""The subject of a letter in its header (RFC 5322, RFC 2047), arriving as it was written.

The folding of `email.headerregistry` loses spaces between words that are encoded one by one, and leaves the
first line empty where the rest would just fit on the second; mail programs show both.
"""

from __future__ import annotations

from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import Policy, default
from typing import ClassVar, Literal

NAME = "Subject"
LONGEST_LINE = 76
"""RFC 2047, section 2: a line with encoded words."""


class Subject(UnstructuredHeader, BaseHeader):
    """Plain where it is short and ASCII; otherwise encoded as a whole, spaces and all."""

    max_count: ClassVar[Literal[1] | None] = 1

    def fold(self, *, policy: Policy) -> str:
        """The header as it is sent, in lines of at most 76 characters."""
        text = str(self)
        if not (text.isascii() and len(f"{NAME}: {text}") <= LONGEST_LINE):
            header = Header(text, "utf-8", maxlinelen=LONGEST_LINE, header_name=NAME)
            text = header.encode(linesep=policy.linesep)
        return f"{NAME}: {text}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type(NAME.lower(), Subject)
_POLICY = default.clone(header_factory=_HEADERS)


def message_about(subject: str) -> EmailMessage:
    """A message without content yet, about this."""
    message = EmailMessage(policy=_POLICY)
    message[NAME] = subject
    return message
