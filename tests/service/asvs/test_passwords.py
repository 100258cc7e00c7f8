"""OWASP ASVS 5.0, chapters 6 (authentication) and 11 (cryptography): each test names its requirement."""

from __future__ import annotations

import base64
import statistics
import time
from datetime import timedelta

import pytest

from cardesk_service import passwords
from cardesk_service.accounts import choosing
from cardesk_service.codes import ALPHABET, new_code
from cardesk_service.passwords import hash_password, weigh
from cardesk_service.refused import Refused
from cardesk_service.settings import LEAST_ITERATIONS
from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, code_in, sign_up_form, signed_up

WORDS = ("Mona Haddad", "Blue Drop Garage", MONA)


def _code_of(password: str) -> str:
    with pytest.raises(Refused) as refused:
        choosing.check(password, WORDS)
    return refused.value.refusal.code


def test_6_2_1_eight_characters_are_enough_and_seven_are_not() -> None:
    assert _code_of("zq8!kd7") == "password_short"
    choosing.check("zq8!kd7w", WORDS)


async def test_6_2_2_and_6_2_3_a_password_is_changed_with_the_present_one(service: RunningService) -> None:
    person = await signed_up(service)
    without = await person.post("/account/v1/password", json={"new_password": "another fine password"})
    assert without.json()["code"] == "malformed"


def test_6_2_4_the_three_thousand_most_frequent_are_refused() -> None:
    assert len(choosing.common()) == 3000
    assert all(len(word) >= choosing.LEAST for word in choosing.common())
    for word in ("password", "12345678", "QWERTYUIOP", "iloveyou"):
        assert _code_of(word) == "password_common"


@pytest.mark.parametrize(
    "password",
    ["lowercaseonly", "UPPERCASEONLY", "83920174655", "пароль-мойка", "غسيل سيارات", "🚗🧽🚿🪣🧴🧼🫧🚙"],
)
def test_6_2_5_no_rule_says_which_characters_there_have_to_be(password: str) -> None:
    choosing.check(password, WORDS)


async def test_6_2_8_a_password_is_weighed_exactly_as_it_was_typed(service: RunningService) -> None:
    typed = "  Two spaces, and É at the end É "
    await signed_up(service, password=typed)
    for other, status in ((typed, 200), (typed.strip(), 401), (typed.lower(), 401), (typed + "x", 401)):
        form = {"email": MONA, "password": other}
        assert (await service.client().post("/account/v1/sign-in", json=form)).status_code == status


@pytest.mark.parametrize("length", [64, 128, 256])
def test_6_2_9_long_passwords_are_allowed_and_weighed_to_the_end(length: int) -> None:
    password = "ab1" + "x" * (length - 4) + "y"
    choosing.check(password, WORDS)
    kept = hash_password(password, passwords.ACCEPTED_ITERATIONS)
    assert weigh(password, kept, 1).is_right
    assert not weigh(password[:-1] + "z", kept, 1).is_right


@pytest.mark.parametrize(
    "password", ["MonaHaddad1", "mona@example.com!", "bluedropgarage", "garage2026", "CarDesk2026!"]
)
def test_6_2_11_and_6_2_12_words_of_the_person_and_of_the_place_are_refused(password: str) -> None:
    assert _code_of(password) == ("password_common" if len(password) >= 8 else "password_short")


async def test_6_3_1_guessing_is_slowed_down(service: RunningService) -> None:
    await signed_up(service)
    client = service.client()
    form = {"email": MONA, "password": "wrong one"}
    statuses = [(await client.post("/account/v1/sign-in", json=form)).status_code for _try in range(12)]
    assert statuses[-1] == 429


async def test_6_3_7_the_holder_is_told_of_changes(service: RunningService) -> None:
    person = await signed_up(service)
    form = {"password": PASSWORD, "new_password": "another fine password"}
    await person.post("/account/v1/password", json=form)
    assert (await service.letters(MONA))[-1]["Subject"] == "The password of your CarDesk account was changed"


async def test_6_3_8_no_answer_tells_who_has_an_account(service: RunningService) -> None:
    await signed_up(service)
    for path, known, unknown in (
        ("sign-up", sign_up_form(MONA), sign_up_form("new@example.com")),
        ("forgot", {"email": MONA}, {"email": "nobody@example.com"}),
        (
            "sign-in",
            {"email": MONA, "password": "wrong one"},
            {"email": "a@b.example", "password": "wrong one"},
        ),
    ):
        replies = [await service.client().post(f"/account/v1/{path}", json=form) for form in (known, unknown)]
        assert replies[0].status_code == replies[1].status_code
        assert replies[0].json().keys() == replies[1].json().keys()
        assert replies[0].json().get("code") == replies[1].json().get("code")


def test_6_3_8_no_time_tells_who_has_an_account() -> None:
    target = 2 * passwords.ACCEPTED_ITERATIONS
    kept: dict[str, str | None] = {"unknown": None}
    kept |= {name: hash_password(PASSWORD, n) for name, n in (("old", target // 2), ("new", target))}
    spent: dict[str, list[float]] = {name: [] for name in kept}
    for _round in range(3):
        for name, hashed in kept.items():
            started = time.thread_time()
            weigh("wrong one", hashed, target)
            spent[name].append(time.thread_time() - started)
    medians = [statistics.median(times) for times in spent.values()]
    assert max(medians) < 1.5 * min(medians)


async def test_6_4_3_a_forgotten_password_is_replaced_by_a_proof_and_nothing_less(
    service: RunningService,
) -> None:
    await signed_up(service)
    client = service.client()
    asked = (await client.post("/account/v1/forgot", json={"email": MONA})).json()
    guess = {"request": asked["request"], "code": "", "password": "another fine password"}
    assert (await client.post("/account/v1/reset", json=guess)).json()["code"] == "wrong_code"
    form = {"email": MONA, "password": PASSWORD}
    assert (await client.post("/account/v1/sign-in", json=form)).status_code == 200


async def test_6_5_1_a_code_works_once(service: RunningService) -> None:
    client = service.client()
    asked = (await client.post("/account/v1/sign-up", json=sign_up_form())).json()
    form = {"request": asked["request"], "code": code_in((await service.letters(MONA))[0])}
    assert (await client.post("/account/v1/confirm", json=form)).status_code == 201
    assert (await client.post("/account/v1/confirm", json=form)).json()["code"] == "wrong_code"


async def test_6_5_1_a_code_of_another_address_works_once(service: RunningService) -> None:
    """Here nothing else stands in the way: the account may move to the same address again."""
    person = await signed_up(service)
    asked = await person.post("/account/v1/email", json={"password": PASSWORD, "email": "new@example.com"})
    code = code_in((await service.letters("new@example.com"))[-1])
    form = {"request": asked.json()["request"], "code": code}
    assert (await person.post("/account/v1/email/confirm", json=form)).status_code == 200
    assert (await person.post("/account/v1/email/confirm", json=form)).json()["code"] == "wrong_code"


def test_6_5_4_a_code_has_more_than_20_bits_of_chance() -> None:
    codes = {new_code() for _code in range(500)}
    assert len(codes) == 500
    assert len(set("".join(codes)) - {"-"}) == len(ALPHABET) == 28


async def test_6_5_5_a_code_lives_ten_minutes_at_most(service: RunningService) -> None:
    client = service.client()
    asked = (await client.post("/account/v1/sign-up", json=sign_up_form())).json()
    assert asked["expires_in_s"] == 600
    form = {"request": asked["request"], "code": code_in((await service.letters(MONA))[0])}
    service.clock.pass_by(timedelta(seconds=600))
    assert (await client.post("/account/v1/confirm", json=form)).json()["code"] == "wrong_code"


def test_11_4_2_passwords_are_kept_by_pbkdf2_sha512_with_210_000_iterations() -> None:
    algorithm, iterations, salt, hashed = hash_password(PASSWORD, LEAST_ITERATIONS).split("$")
    assert (algorithm, int(iterations)) == ("pbkdf2_sha512", 210_000)
    assert (len(base64.b64decode(salt)), len(base64.b64decode(hashed))) == (16, 64)
