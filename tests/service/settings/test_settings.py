"""The settings are declared once, and a service with a weak secret does not start."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from cardesk_service import __main__, settings
from cardesk_service.settings import SettingsError
from tests.service.office import ENVIRONMENT, KEY

PRODUCTION = {
    **ENVIRONMENT,
    "CARDESK_MODE": "production",
    "CARDESK_SMTP_HOST": "mail.example.com",
    "CARDESK_DATABASE": "postgresql://localhost/cardesk",
}


def test_what_is_whole_is_read() -> None:
    read = settings.load(PRODUCTION)
    assert (read.is_production, read.port, read.workers) == (True, 8443, 1)
    assert read.keys[0].secret == base64.b64decode(KEY)


def test_without_a_word_about_it_the_service_is_in_production() -> None:
    assert settings.load({**PRODUCTION, "CARDESK_MODE": "production"}).is_production
    del (without := dict(PRODUCTION))["CARDESK_MODE"]
    assert settings.load(without).is_production


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"CARDESK_KEYS": ""}, "CARDESK_KEYS needs keys"),
        ({"CARDESK_KEYS": "1:" + base64.b64encode(bytes(32)).decode()}, "CARDESK_KEYS has a weak key"),
        ({"CARDESK_KEYS": "1:" + base64.b64encode(b"short").decode()}, "CARDESK_KEYS has a weak key"),
        ({"CARDESK_KEYS": f"300:{KEY}"}, "CARDESK_KEYS has a key without a number"),
        ({"CARDESK_KEYS": f"1:{KEY},1:{KEY}"}, "CARDESK_KEYS needs keys with different numbers"),
        ({"CARDESK_KEYS": "1:é"}, "CARDESK_KEYS cannot be read"),
        ({"CARDESK_PUBLIC_URL": "http://cardesk.test"}, "CARDESK_PUBLIC_URL is no https://"),
        ({"CARDESK_PORT": "many"}, "CARDESK_PORT cannot be read"),
        ({"CARDESK_CERTIFICATE": ""}, "CARDESK_CERTIFICATE"),
        ({"CARDESK_ITERATIONS": "120000"}, "CARDESK_ITERATIONS is less than 210000"),
        ({"CARDESK_SMTP_HOST": ""}, "CARDESK_SMTP_HOST is needed"),
        ({"CARDESK_SMTP_SECURITY": "none"}, "CARDESK_SMTP_SECURITY=none"),
        ({"CARDESK_METRICS_TOKEN": "guess"}, "CARDESK_METRICS_TOKEN is weak"),
        ({"CARDESK_DATABASE": "", "CARDESK_WORKERS": "2"}, "CARDESK_WORKERS"),
        ({"CARDESK_STRIPE_KEY": "rk_live"}, "CARDESK_STRIPE_WEBHOOK_SECRET is needed"),
        ({"CARDESK_STRIPE_URL": "http://127.0.0.1"}, "CARDESK_STRIPE_URL is for tests"),
        ({"CARDESK_LICENCE_PRICE": "-1"}, "CARDESK_LICENCE_PRICE is no sum"),
        ({"CARDESK_LICENCE_PRICE": "5124", "CARDESK_LICENCE_CURRENCY": "KWD"}, "CARDESK_LICENCE_PRICE"),
        ({"CARDESK_LICENCE_CURRENCY": "€"}, "CARDESK_LICENCE_CURRENCY is no currency"),
        ({"CARDESK_PHOTOS_BUCKET": "http://s3.test/photos"}, "CARDESK_PHOTOS_BUCKET is no https://"),
        ({"CARDESK_PHOTOS_BUCKET": "https://s3.test"}, "CARDESK_PHOTOS_BUCKET is no https://"),
        ({"CARDESK_PHOTOS_BUCKET": "https://s3.test/photos"}, "CARDESK_PHOTOS_SECRET are needed"),
        ({"CARDESK_IS_VERBOSE": "perhaps"}, "CARDESK_IS_VERBOSE is neither"),
    ],
)
def test_what_is_weak_or_missing_keeps_it_from_starting(change: dict[str, str], fault: str) -> None:
    with pytest.raises(SettingsError) as refused:
        settings.load({**PRODUCTION, **change})
    assert fault in str(refused.value)


def test_every_fault_is_named_at_once_and_no_secret_is_quoted() -> None:
    with pytest.raises(SettingsError) as refused:
        settings.load({**PRODUCTION, "CARDESK_KEYS": "1:c2VjcmV0c2VjcmV0", "CARDESK_PORT": "x"})
    assert len(str(refused.value).splitlines()) == 2
    assert "c2VjcmV0" not in str(refused.value)


def test_a_proxy_may_hold_the_certificate() -> None:
    without = {**PRODUCTION, "CARDESK_TLS": "proxy", "CARDESK_CERTIFICATE": "", "CARDESK_CERTIFICATE_KEY": ""}
    assert settings.load(without).certificate is None


def test_the_help_names_every_variable(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        __main__.main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert all(name in said for name in ("CARDESK_PUBLIC_URL", "CARDESK_KEYS", "notify-policy", "exit codes"))


def test_wrong_settings_end_with_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("CARDESK_KEYS", "")
    assert __main__.main(["migrate"]) == 2
    assert "CARDESK_KEYS" in capsys.readouterr().err
