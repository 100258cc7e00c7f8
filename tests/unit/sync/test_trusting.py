"""Whose certificates are believed."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.sync.trusting import trust


@pytest.mark.parametrize("ca", ["not a certificate", "\u0634"])
def test_an_authority_that_is_no_certificate_is_said_to_be_unreadable(ca: str) -> None:
    with pytest.raises(Unavailable) as unavailable:
        trust(ca)
    assert unavailable.value.code is Code.FILE_UNREADABLE
