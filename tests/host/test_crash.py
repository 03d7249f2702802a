"""Reports of our own bugs: enough to find the mistake, and nothing that belongs to the person."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typing_extensions import override

from kitstudio.host.crash import keep_report, native_report, report_of, trace_of
from kitstudio.host.redaction import Redacted, redacted
from kitstudio.model.reference import BadReferenceError, Reference

ROOT = Path(__file__).resolve().parents[2]
# Made up, in the form of the real ones; put together here so that no scanner takes them for real.
SECRETS = {
    "a password in an address": ("https://ada:" + "s3cret-pass" + "@hub.example/x", "s3cret-pass"),
    "a token in an address": ("https://" + "tok_8a7b6c" + "@hub.example/x", "tok_8a7b6c"),
    "a Hugging Face token": ("hf_" + "AbCdEfGhIjKlMnOpQrStUv", "AbCdEfGhIjKl"),
    "a GitHub token": ("ghp_" + "0123456789abcdefABCDEF0123456789abcd", "0123456789abcdefABCD"),
    "a GitLab token": ("glpat-" + "abcdefghij0123456789", "abcdefghij0123"),
    "an AWS key": ("AKIA" + "IOSFODNN7EXAMPLE", "IOSFODNN7EXAMPLE"),
    "a header": ("Authorization: Bearer " + "abc.def-ghi_jkl", "abc.def-ghi_jkl"),
    "basic credentials": ("auth was Basic " + "YWRhOnMzY3JldC1wYXNz", "YWRhOnMzY3JldC1wYXNz"),
    "an assignment": ("REGISTRY_PASSWORD=" + "hunter2hunter2", "hunter2hunter2"),
    "a JSON member": ('{"api_key": "' + "k-9988776655" + '"}', "k-9988776655"),
    "a quoted one with spaces": ("passphrase: '" + "correct horse battery" + "'", "horse battery"),
    "a signed address": ("https://s3.example/x?X-Amz-Signature=" + "deadbeefcafe", "deadbeefcafe"),
    "a JSON web token": ("eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcDEF123", "hbGciOiJIUzI1NiJ9"),
    "a private key": ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNza\n-----END OPENSSH PRIVATE KEY-----", "b3BlbnNza"),
    "a random word": ("key is " + "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZkdISg", "Zm9vYmFyMTIz"),
}
FILE = "patient: Erika Mustermann\ndiagnosis: none of your business"


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_taken_out_wherever_it_stands(name: str) -> None:
    text, secret = SECRETS[name]
    for around in ("{}", "before {} after", "x\n{}\ny"):
        cleaned = redacted(around.format(text))
        assert secret not in cleaned.text
        assert cleaned.found >= 1


LEAKS = {
    "a token at the end of a name": ("model_hf_" + "AbCdEfGhIjKlMnOpQrStUvWxYz012345", "AbCdEfGhIjKl"),
    "a password with a slash": ("https://user:pa/ss" + "w0rd@registry.example/x", "ss" + "w0rd"),
    "a password with an at": ("https://user:p@ss" + "w0rd@registry.example/x", "w0rd"),
    "an address that went through a path": ("https:/user:pass" + "w0rd@registry.example/x", "pass" + "w0rd"),
    "credentials without a scheme": ("user:pa/ss" + "w0rd@registry.example:5000", "ss" + "w0rd"),
    "an npm token": ("npm_" + "abcdefghij0123456789abcdefghij012345", "abcdefghij01"),
    "a PyPI token": ("pypi-" + "AgEIcHlwaS5vcmcCJDAwMDAwMDAw", "AgEIcHlwaS5v"),
    "an option": ("login --password " + "hunter2x", "hunter2x"),
    "a short option": ("login -u ada -p " + "hunter2x", "hunter2x"),
    "pass": ("pass: " + "hunter2x", "hunter2x"),
    "pwd": ("pwd=" + "hunter2x", "hunter2x"),
    "a semicolon inside": ("password=a;" + "rest2x", "rest2x"),
    "a quote inside": ('{"password": "abc\\"' + 'rest2x"}', "rest2x"),
    "a block of YAML": ("  password: |\n    hunter2x\n    more4y\n  next: 1", "more4y"),
    "a cookie": ("Cookie: a=b; session=" + "hunter2x", "hunter2x"),
    "a digest header": ('Authorization: Digest username="ada", response="' + 'hunter2x"', "hunter2x"),
    "a Slack address": ("https://hooks.slack.com/services/T000/B000/" + "hunter2xhunter", "hunter2x"),
    "an Azure key": ("AccountName=a;AccountKey=" + "abc/def+ghi==;EndpointSuffix=x", "abc/def+ghi"),
    "a password after an underscore": ("DB_PASS=" + "hunter2x", "hunter2x"),
    "a shorter one": ("DB_PW: " + "hunter2x", "hunter2x"),
    "a secret that is a key": ("SECRET_KEY=" + "django-insecure-" + "hunter2x", "hunter2x"),
    "a German password": ("Passwort: " + "hunter2x", "hunter2x"),
    "a password in a sentence": ("my password is " + "hunter2x", "hunter2x"),
    "a password by itself": ("[password " + "hunter2x]", "hunter2x"),
    "an age key": ("AGE-SECRET-KEY-1" + "Q" * 30, "QQQQ"),
    "a Groq key": ("gsk_" + "abcdefghijklmnopqrstuvwx", "abcdefghijkl"),
    "a SendGrid key": ("SG." + "abcdefghijk.lmnopqrstuvw", "lmnopqrstuvw"),
    "a Google token": ("ya29." + "A0ARrdaM-abcdefg", "A0ARrdaM"),
    "a wandb key": ("WANDB_API_KEY=" + "0123456789abcdef" * 2 + "01234567", "0123456789abcdef"),
}


@pytest.mark.parametrize("name", LEAKS)
def test_a_secret_that_hides_is_taken_out_too(name: str) -> None:
    text, secret = LEAKS[name]
    assert secret not in redacted(text).text
    assert secret not in redacted(f"before\n{text}\nafter").text
    assert redacted(f"before\n{text}\nafter").text.startswith("before\n")


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a:",
            "://",
            "a@",
            '\\"',
            "password: |\n ",
            "-p ",
            "pass:",
            "a" * 50,
            "a://a",
            "wandb ",
            "password ",
            "password is ",
            "SG.",
            "_pw=",
            "secret_",
        ),
        *(
            "aB3",
            "aB3+",
            "ab1+",
            "_-",
            "cookie",
            "x-auth-",
            "eyJa-",
            "dckr_pat_",
            "token",
            "api_",
            "PRIVATE KEY",
            "&x-amz-",
        ),
        *("-----BEGIN ", "-----BEGIN PRIVATE KEY", "password='", 'secret="\\', "0f", "key ", "key: 0f"),
    ],
)
def test_a_text_made_to_hold_it_up_does_not(piece: str) -> None:
    # A pattern that goes back and forth would be at it for hours.
    for begin in ("", "-----BEGIN "):
        assert "hunter2x" not in redacted(f"{begin}{(piece * 50_000)[:50_000]}\npassword=hunter2x\n").text


HEXADECIMAL = "33dce7592c48bfda126f1022c7a08fc57f32f0cf"


@pytest.mark.parametrize(
    "before",
    ["key: ", "api key ", 'token "', "token is ", "'secret': '", "WANDB_KEY=", "my-service-key = ", "Password was "],
)
def test_a_hexadecimal_key_after_a_telling_name_is_taken_out(before: str) -> None:
    assert HEXADECIMAL not in redacted(f"x {before}{HEXADECIMAL} y").text


@pytest.mark.parametrize(
    "before", ["commit ", "at ", "the key fix is in commit ", "keyboard: ", "tokens.json at ", "tokenizer ", "(", ""]
)
def test_a_commit_in_prose_stays(before: str) -> None:
    assert redacted(f"x {before}{HEXADECIMAL} y") == Redacted(f"x {before}{HEXADECIMAL} y", 0)


def test_what_is_no_secret_stays() -> None:
    text = (
        "sha256:"
        + "ab12" * 16
        + " of hub.example/x:1.0.0@sha256:"
        + "3b12" * 16
        + " of team/model:v1 in ~/kits, 33dce7592c48bfda126f1022c7a08fc57f32f0cf, "
        "KS-STORE-LOCKED: tokens.json is held; https://hub.example/v2/x?n=100, line 212 in _show_token_field, "
        "the password is wrong, bypass: yes, tokenizer: bert, secret keys: none of 2"
    )
    assert redacted(text).text == text
    assert redacted(text).found == 0


def test_the_home_folder_is_written_short_and_others_that_begin_alike_are_not() -> None:
    text = "/home/ada/kits and /home/adam/kits and /home/ada"
    assert redacted(text, "/home/ada/").text == "~/kits and /home/adam/kits and ~"
    assert redacted("/a", "/").text == "/a"


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except type(error) as caught:
        return caught


@pytest.mark.parametrize("kind", [ValueError, KeyError, RuntimeError, TypeError, AttributeError, AssertionError])
@pytest.mark.parametrize("content", [FILE, *(text for text, _ in SECRETS.values())])
def test_what_an_exception_quotes_is_not_in_its_report(kind: type[Exception], content: str) -> None:
    report = report_of(raised(kind(content)), "gui")
    for said in (report.text(), report.json(), trace_of(raised(kind(content)))):
        assert "Erika" not in said
        assert not any(secret in said for _text, secret in SECRETS.values())
        assert kind.__name__ in said


def test_not_even_through_a_chain_a_group_a_note_or_a_name_of_a_file(tmp_path: Path) -> None:
    def chained() -> None:
        try:
            int(FILE)
        except ValueError as first:
            first.add_note(FILE)
            try:
                open(tmp_path / "Erika Mustermann.csv", "rb").close()
            except OSError as second:
                raise ExceptionGroup(FILE, [second, first]) from first

    with pytest.raises(ExceptionGroup) as caught:
        chained()
    said = report_of(caught.value, "gui").text()
    assert "Erika" not in said
    assert "ValueError" in said
    parse = "compile('Erika = = Mustermann', '/home/ada/Erika.py', 'exec')"
    with pytest.raises(SyntaxError) as wrong:
        exec(parse)  # noqa: S102 - a constant of this test
    assert "Erika" not in report_of(wrong.value, "gui").text()


def test_an_error_whose_words_fail_is_reported_all_the_same() -> None:
    class NastyError(Exception):
        @override
        def __str__(self) -> str:
            raise ValueError(FILE)

    assert "NastyError" in report_of(raised(NastyError()), "gui").text()


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("[][1]", "IndexError: list index out of range"),
        ("None.close()", "AttributeError: 'NoneType' object has no attribute 'close'"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("len(5)", "TypeError: object of type 'int' has no len()"),
        ("(lambda text: 0)()", "TypeError: <lambda>() missing 1 required positional argument: 'text'"),
        ("open('/no/such/file', 'rb')", "FileNotFoundError: [Errno 2] No such file or directory"),
        ("(lambda: 0)(**{'Erika': 1})", "TypeError (its words are left out)"),
    ],
)
def test_what_the_interpreter_says_in_known_words_stays(program: str, said: str) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever the interpreter raises
        eval(program)  # noqa: S307 - one of the above
    assert said in trace_of(caught.value)


def test_frames_name_programs_by_their_place_in_them_and_nothing_of_the_person() -> None:
    with pytest.raises(BadReferenceError) as caught:
        Reference.parse("a:b:c@d")
    trace = trace_of(caught.value)
    assert 'File "kitstudio/model/reference.py"' in trace
    assert str(ROOT) not in trace
    assert "<another file>" in trace, "this test is no program"
    assert "a:b:c@d" not in trace


def test_the_report_says_what_is_needed_and_can_be_read_by_programs() -> None:
    report = report_of(raised(IndexError("list index out of range")), "gui", {"qt": "6.11"})
    text = report.text({"Log": "one line"})
    for name in (
        "kitstudio: ",
        "commit: ",
        "when: ",
        "system: ",
        "python: ",
        "qt: 6.11",
        "kind: IndexError",
        "doing: gui",
    ):
        assert name in text
    assert text.endswith("--- Log\none line\n")
    value = json.loads(report.json({"Log": "one line"}))
    assert (value["kind"], value["qt"], value["Log"]) == ("IndexError", "6.11", "one line")


def test_the_words_of_an_error_are_kept_apart_and_without_secrets() -> None:
    report = report_of(raised(ValueError("cannot read " + SECRETS["an assignment"][0])), "gui")
    assert "cannot read" in report.words
    assert "hunter2" not in report.words
    assert "cannot read" not in report.text()


def test_a_report_lies_where_only_its_owner_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    first, second = keep_report("one"), keep_report("two")
    assert first != second
    assert first.parent == tmp_path / "kitstudio" / "crashes"
    assert first.parent.stat().st_mode & 0o777 == 0o700
    assert (first.read_text("utf-8"), second.read_text("utf-8")) == ("one", "two")


def test_what_the_fault_handler_leaves_becomes_a_report_without_paths(tmp_path: Path) -> None:
    place = tmp_path / "fault.txt"
    program = f"import faulthandler; faulthandler.enable(open({str(place)!r}, 'w')); faulthandler._sigsegv()"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode != 0
    report = native_report(place.read_text("utf-8"))
    assert report.kind == "Segmentation fault"
    assert str(tmp_path) not in report.text()
    assert "Segmentation fault" in report.text()
    assert os.path.basename(sys.executable) not in report.trace


def test_a_kept_report_is_its_owners_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    path = keep_report("words")
    assert path.read_text() == "words"
    assert path.stat().st_mode & 0o777 == 0o600
