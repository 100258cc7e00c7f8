"""Who signs how, and what is read back from a signature."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools.project import Stopped
from shipping.windows import signing
from shipping.windows.signing import ArtifactSigner, FileSigner, signer_of
from shipping.windows.verifying import Judged, Verdict, read_verdict, report

DIGESTS = "Current message digest    : {} \nCalculated message digest : {} \n"
SAME, OTHER = DIGESTS.format("AB12", "AB12"), DIGESTS.format("AB12", "CD34")
STAMP = "Timestamp Server Signature verification: ok\n"


@pytest.mark.parametrize(
    ("code", "text", "verdict"),
    [
        (0, SAME, Verdict.SIGNED),
        (0, SAME + STAMP, Verdict.STAMPED),
        (1, SAME, Verdict.STRANGE),
        (1, OTHER, Verdict.CHANGED),
        (0, OTHER, Verdict.CHANGED),
        (1, "No signature found", Verdict.UNSIGNED),
        (1, "", Verdict.CHANGED),
    ],
)
def test_a_verdict_is_read_from_both_digests_and_the_exit_code(
    code: int, text: str, verdict: Verdict
) -> None:
    assert read_verdict(code, text) is verdict


def test_one_bad_file_spoils_the_report_and_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path("/bundle")
    judged = [
        Judged(folder / "CarDesk.exe", Verdict.STAMPED),
        Judged(folder / "_internal" / "a.dll", Verdict.CHANGED),
    ]
    assert not report(judged, folder)
    assert "CHANGED since it was signed         _internal/a.dll" in capsys.readouterr().out
    assert report(judged[:1], folder, needs_stamp=True)


def test_a_signature_without_a_time_stamp_is_not_enough_where_one_is_asked_for() -> None:
    judged = [Judged(Path("/bundle/CarDesk.exe"), Verdict.SIGNED)]
    assert report(judged, Path("/bundle"))
    assert not report(judged, Path("/bundle"), needs_stamp=True)


def test_azure_is_asked_once_for_many_files_and_told_nothing_secret() -> None:
    commands: list[list[str]] = []

    def run(command: object) -> int:
        assert isinstance(command, list)
        commands.append(command)
        return 0

    signer = ArtifactSigner(Path("Azure.dll"), Path("account.json"), "http://clock.example", run)
    signer.sign([Path(f"{number}.dll") for number in range(45)])
    assert [len([part for part in command if part.endswith(".dll")]) - 1 for command in commands] == [40, 5]
    assert commands[0][:8] == [
        "signtool",
        "sign",
        "/v",
        "/fd",
        "SHA256",
        "/tr",
        "http://clock.example",
        "/td",
    ]
    assert commands[0][-42:-40] == ["/dmdf", "account.json"]


def test_a_failed_signature_stops_the_making() -> None:
    signer = ArtifactSigner(Path("Azure.dll"), Path("account.json"), "http://clock.example", lambda _: 1)
    with pytest.raises(Stopped):
        signer.sign([Path("a.dll")])


def test_a_signer_says_what_it_was_not_told(tmp_path: Path) -> None:
    file = tmp_path / "there"
    file.touch()
    told = {signing.CERTIFICATE: str(file), signing.KEY: str(file)}
    assert signer_of("files", told) == FileSigner(file, file)
    with pytest.raises(Stopped, match=signing.KEY):
        signer_of("files", {signing.CERTIFICATE: str(file)})
    azure = {signing.DLIB: str(file), signing.METADATA: str(file)}
    with pytest.raises(Stopped, match=signing.TIMESTAMP):
        signer_of("artifact", azure)
    made = signer_of("artifact", {**azure, signing.TIMESTAMP: "http://clock.example"})
    assert isinstance(made, ArtifactSigner)
