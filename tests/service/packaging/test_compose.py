"""The container and compose files, read as they are written and held to the settings of the service."""

from __future__ import annotations

import base64
import importlib
import re
from pathlib import Path

import pytest

from cardesk_service import settings
from cardesk_service.settings import PREFIX, Tls

FOLDER = Path(__file__).resolve().parents[3] / "packaging" / "service"
ROOT = FOLDER.parents[1]
COMPOSE = importlib.import_module("yaml").safe_load((FOLDER / "compose.yaml").read_text())
CONTAINER = (FOLDER / "Containerfile").read_text()
EXAMPLE = dict(re.findall(r"^([A-Z_]+)=(.*)$", (FOLDER / ".env.example").read_text(), re.MULTILINE))
FILLED = {
    "CARDESK_NAME": "account.cardesk.test",
    "CARDESK_KEYS": f"1:{base64.b64encode(bytes(range(32))).decode()}",
    "DATABASE_PASSWORD": "0a" * 24,
    "CARDESK_METRICS_TOKEN": "m" * 32,
    "CARDESK_MAIL_FROM": "CarDesk <no-reply@cardesk.test>",
    "CARDESK_SMTP_HOST": "mail.cardesk.test",
}

OF_NO_USE_HERE = {
    "CARDESK_CERTIFICATE",
    "CARDESK_CERTIFICATE_KEY",
    "CARDESK_STRIPE_URL",
    "CARDESK_RECOGNITION_URL",
}
"""The proxy holds the certificate; other addresses are refused in production."""
CHOSEN_HERE = {"CARDESK_WORKERS"}
"""One worker is for SQLite."""


def _given(name: str, **chosen: str) -> dict[str, str]:
    """The environment of a service in the compose file, filled in as compose does it."""
    env = {**EXAMPLE, **FILLED, **chosen}

    def value(found: re.Match[str]) -> str:
        variable, _, default = re.split("(:-|:[?])", found[1] + ":-")[:3]
        return env.get(variable) or (default if ":-" in found[1] else "")

    stated: dict[str, object] = COMPOSE["services"][name]["environment"]
    return {key: re.sub(r"\$\{([^}]+)\}", value, str(text)) for key, text in stated.items()}


def _in_the_container() -> dict[str, str]:
    return dict(re.findall(r"(CARDESK_[A-Z_]+)=(\S+)", CONTAINER))


def test_the_service_starts_with_what_compose_gives_it() -> None:
    read = settings.load({**_in_the_container(), **_given("service")})
    assert read.is_production
    assert read.tls is Tls.PROXY
    assert read.public_url == "https://account.cardesk.test"
    assert read.database_url == f"postgresql://cardesk:{FILLED['DATABASE_PASSWORD']}@database/cardesk"
    assert (read.host, read.port, read.data, read.workers) == ("0.0.0.0", 8443, Path("/data"), 2)
    assert read.metrics_token == FILLED["CARDESK_METRICS_TOKEN"]


def test_it_does_not_start_with_the_example_as_it_is() -> None:
    for name in FILLED:
        assert not EXAMPLE[name], f"{name} has a value that somebody will forget to change"
    with pytest.raises(settings.SettingsError, match="CARDESK_KEYS"):
        settings.load({**_in_the_container(), **_given("service"), "CARDESK_KEYS": EXAMPLE["CARDESK_KEYS"]})


def test_every_variable_is_one_that_the_service_or_compose_knows() -> None:
    known = set(re.findall(rf"{PREFIX}[A-Z_]+", settings.described()))
    assert set(_given("service")) <= known
    assert set(_in_the_container()) <= known
    asked = set(re.findall(r"\$\{([A-Z_]+)", (FOLDER / "compose.yaml").read_text()))
    assert asked == set(EXAMPLE)


def test_every_setting_can_be_chosen_and_has_the_default_of_the_service() -> None:
    given = {**_in_the_container(), **_given("service")}
    declared = {PREFIX + name.upper(): setting for name, setting in settings.declared().items()}
    assert declared.keys() - given.keys() == OF_NO_USE_HERE
    text = (FOLDER / "compose.yaml").read_text()
    for variable, default in re.findall(r"\$\{(CARDESK_[A-Z_]+):-([^}]*)\}", text):
        if variable not in CHOSEN_HERE:
            assert default == declared[variable].default, variable
            assert EXAMPLE[variable] == default, variable


def test_what_the_documents_describe_can_be_switched_on() -> None:
    chosen = {
        "CARDESK_UPDATES": "/updates",
        "CARDESK_RECOGNITION_KEY": "sk-or-1",
        "CARDESK_TRIAL_DAYS": "14",
        "CARDESK_PHOTOS_MB": "9000",
    }
    read = settings.load({**_in_the_container(), **_given("service", **chosen)})
    assert read.recognises
    assert (read.updates, read.trial_days, read.photos_mb) == (Path("/updates"), 14, 9000)
    assert "${UPDATES_FOLDER:-updates}:/updates:ro" in COMPOSE["services"]["service"]["volumes"]
    assert "updates" in COMPOSE["volumes"]


def test_nobody_reaches_service_or_database_but_through_the_proxy() -> None:
    services = COMPOSE["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert services["database"]["networks"] == ["inside"]
    caddy = (FOLDER / "Caddyfile").read_text()
    assert f"reverse_proxy service:{_in_the_container()['CARDESK_PORT']}" in caddy
    assert "{$CARDESK_NAME}" in caddy


@pytest.mark.parametrize("name", ["proxy", "service"])
def test_what_faces_the_world_can_do_and_write_little(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_the_container_is_made_of_what_was_tried_and_runs_as_nobody() -> None:
    steps = re.sub(r"\\\n\s*", " ", CONTAINER)
    assert "--require-hashes" in steps
    assert "--only-binary :all:" in steps
    for source in re.findall(r"^COPY (?!--from)(\S+)", steps, re.MULTILINE):
        assert (ROOT / source).exists(), source
    assert re.search(r"^USER 10001$", steps, re.MULTILINE)
    assert steps.index("USER 10001") < steps.index("ENTRYPOINT")
    assert "/readyz" in steps.partition("HEALTHCHECK")[2]
    pins = (ROOT / "requirements" / "service.txt").read_text()
    pinned = re.split(r"^(?=[\w.\[\]-]+==)", pins, flags=re.MULTILINE)[1:]
    assert len(pinned) > 10
    assert all("--hash=sha256:" in each for each in pinned)


def test_the_copying_program_is_as_new_as_the_database() -> None:
    database = COMPOSE["services"]["database"]["image"].partition(":")[2]
    assert f"postgresql-client-{database}" in CONTAINER
