"""Rules of the Kitfile: what is found, how bad it is, and that every fix mends what it is for."""

from __future__ import annotations

import re
import time

import pytest

from kitstudio.model import kitfile_edit, kitfile_yaml
from kitstudio.model.document import Document
from kitstudio.model.finding import Finding, Mark, Severity
from kitstudio.model.finding_kinds import KINDS
from kitstudio.model.kit_versions import KitVersion, UnknownKitVersionError
from kitstudio.model.kitfile_rules import check, compat_findings, compat_packing
from kitstudio.model.media_type import Compression, Form, Format
from tests.support import finding_docs
from tests.support.facts import Facts, facts
from tests.support.source import ROOT

HEAD = "manifestVersion: 1.0.0\n"


def read(text: str) -> Document:
    return kitfile_yaml.read((HEAD + text).encode())


def found(text: str, folder: Facts | None = None, *, for_kit: str = "") -> tuple[Finding, ...]:
    return check(read(text), folder, for_kit=for_kit)


def codes(text: str, folder: Facts | None = None, *, for_kit: str = "") -> list[str]:
    return [each.code for each in found(text, folder, for_kit=for_kit)]


def one(text: str, code: str, folder: Facts | None = None, *, for_kit: str = "") -> Finding:
    matching = [each for each in found(text, folder, for_kit=for_kit) if each.code == code]
    assert len(matching) == 1, matching
    return matching[0]


FOLDER = facts("model/w.bin", "data/train.csv", "data/Test.csv", "README.md", "src/a.py", "docs/été.md", "b.mcpb")

# Text, code of the finding, line and column, what the first fix leads to (None: no fix).
MENDED = [
    ("datasets: [{path: data/trian.csv}]\n", "missing-path", (2, 19), "datasets: [{path: data/train.csv}]\n"),
    ("datasets:\n- path: ./data/test.csv # c\n", "missing-path", (3, 9), "datasets:\n- path: data/Test.csv # c\n"),
    ("code:\n  - path: scr/\n", "missing-path", (3, 11), "code:\n  - path: src/\n"),
    ("code:\n  - path: ./scr\n", "missing-path", (3, 11), "code:\n  - path: src\n"),
    ("code:\n  - path: Src/A.py\n", "missing-path", (3, 11), "code:\n  - path: src/a.py\n"),
    ("docs: [path: 'data\\train.csv']\n", "missing-path", (2, 14), "docs: [path: 'data/train.csv']\n"),
    ("docs: [path: train.csv]\n", "missing-path", (2, 14), "docs: [path: data/train.csv]\n"),
    ("docs: [path: 'README.md ']\n", "missing-path", (2, 14), "docs: [path: 'README.md']\n"),
    ("docs:\n- path: docs/e\u0301te\u0301.md\n", "missing-path", (3, 9), "docs:\n- path: docs/été.md\n"),
    ("docs:\n- path: README.md\n# gone\n- path: zzz/qqq.md\n  description: d\n", "missing-path", (5, 9),
     "docs:\n- path: README.md\n# gone\n"),
    ("model: {path: model}\ncode: [path: zzz/qqq]\n", "missing-path", (3, 14), "model: {path: model}\n"),
    ("model: {path: zzz.bin}\ndocs: [path: README.md]\n", "missing-path", (2, 15), "docs: [path: README.md]\n"),
    ("model: {name: m, path: zzz.bin}\n", "missing-path", (2, 24), "model: {name: m}\n"),
    ("model: {path: model, parts: [{path: zzz}]}\n", "missing-path", (2, 37), "model: {path: model}\n"),
    ("model:\n  path: zzz.bin\n  parts:\n  - path: README.md\n", "missing-path", (3, 9),
     "model:\n  parts:\n  - path: README.md\n"),
    ("docs: [path: /README.md]\n", "absolute-path", (2, 14), "docs: [path: README.md]\n"),
    ("docs: [path: /home/u/m/data/train.csv]\n", "absolute-path", (2, 14), "docs: [path: data/train.csv]\n"),
    ("docs: [path: 'C:\\m\\README.md']\n", "absolute-path", (2, 14), "docs: [path: 'README.md']\n"),
    ("model: {path: C:/m/model}\n", "absolute-path", (2, 15), "model: {path: model}\n"),
    ("docs: [path: ../m/README.md]\n", "escaping-path", (2, 14), "docs: [path: README.md]\n"),
    ("docs: [path: a/../../README.md]\n", "escaping-path", (2, 14), "docs: [path: README.md]\n"),
    ("docs: [path: ..]\n", "escaping-path", (2, 14), None),
    ("docs: [path: https://example.org/README.md]\n", "url-path", (2, 14), None),
    ("docs: [path: 's3://b/README.md']\n", "url-path", (2, 14), None),
    ("datasets: [path: 'team/data:v1']\n", "reference-path", (2, 18), None),
    ('docs: [path: "a\\0b"]\n', "unsafe-path", (2, 14), None),
    ("docs: [path: 'a\\..\\b']\n", "unsafe-path", (2, 14), None),
    ("docs:\n- path: README.md\n- path: ./README.md # again\n", "duplicate-path", (4, 9), "docs:\n- path: README.md\n"),
    ("model: {path: model}\ncode: [{path: model/}]\n", "duplicate-path", (3, 15), "model: {path: model}\n"),
    ("model: {path: model, parts: [{path: README.md, type: a b}]}\n", "part-type", (2, 54),
     "model: {path: model, parts: [{path: README.md, type: a-b}]}\n"),
    (f"model: {{path: model, parts: [{{path: README.md, type: {'t' * 65}}}]}}\n", "part-type-long", (2, 54),
     f"model: {{path: model, parts: [{{path: README.md, type: {'t' * 64}}}]}}\n"),
    ("package: {license: Apache 2.0}\n", "licence-unknown", (2, 20), "package: {license: Apache-2.0}\n"),
    ("package:\n  license: llama2 # Meta\n", "licence-unknown", (3, 12),
     "package:\n  license: LicenseRef-llama2 # Meta\n"),
    ("package: {license: Foo-9.0}\n", "licence-unknown", (2, 20), "package: {license: LicenseRef-Foo-9.0}\n"),
    ("model: {path: model, license: apache-2.0}\n", "licence-spelling", (2, 31),
     "model: {path: model, license: Apache-2.0}\n"),
    ("code: [{path: src, license: GPL-3.0}]\n", "licence-deprecated", (2, 29),
     "code: [{path: src, license: GPL-3.0-only}]\n"),
    ("code: [{path: src, license: no}]\n", "licence-unknown", (2, 29), None),
    ("code: [{path: src, license: MIT OR}]\n", "licence-expression", (2, 29), None),
    ("datasets: [{path: data, remoteHash: abc}]\n", "remote-hash-alone", (2, 37), "datasets: [{path: data}]\n"),
    ("datasets: [{path: d, remotePath: 's3://b/k'}]\n", "remote-hash-missing", (2, 34), None),
    ("datasets: [{path: d, remotePath: 's3://b'}]\n", "remote-path", (2, 34), None),
    ("datasets: [{path: d, remotePath: 'https://x/y'}]\n", "remote-path", (2, 34), None),
    ("datasets:\n- path: d\n  remotePath: t/d:1\n  remoteHash: x\n", "remote-hash-ignored", (5, 15),
     "datasets:\n- path: d\n  remotePath: t/d:1\n"),
    ("datasets: [{path: data, remotePath: 't/d:1'}]\ndocs: [path: data/train.csv]\n", "inside-remote", (3, 14), None),
    ("mcpServers: [path: b.mcpb]\n", "mcp-name-missing", (2, 14), "mcpServers: [{name: b, path: b.mcpb}]\n"),
    ("mcpServers: [{name: s, path: README.md}]\n", "mcp-bundle", (2, 30), None),
    ("models: {path: model}\n", "unknown-key", (2, 1), "model: {path: model}\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "place", "mended"), MENDED, ids=[f"{row[1]}-{n}" for n, row in enumerate(MENDED)]
)
def test_a_finding_has_its_place_and_its_fix_removes_it(
    text: str, code: str, place: tuple[int, int], mended: str | None
) -> None:
    finding = one(text, code, FOLDER)
    assert finding.mark == Mark(*place)
    assert finding.message
    assert finding.message.isprintable()
    if mended is None:
        assert finding.fixes == ()
        return
    new = kitfile_edit.apply(HEAD + text, finding.fixes[0].edits)
    assert new == HEAD + mended
    assert code not in [each.code for each in check(kitfile_yaml.read(new.encode()), FOLDER)]


@pytest.mark.parametrize("row", [row for row in MENDED if row[3] is not None], ids=lambda row: row[1])
def test_every_fix_offered_removes_its_finding(row: tuple[str, str, tuple[int, int], str]) -> None:
    for fix in one(row[0], row[1], FOLDER).fixes:
        new = kitfile_edit.apply(HEAD + row[0], fix.edits)
        assert row[1] not in [each.code for each in check(kitfile_yaml.read(new.encode()), FOLDER)], fix


def test_a_good_kitfile_has_no_findings() -> None:
    text = "package: {name: x, license: MIT}\nmodel: {path: model/}\ncode: [path: src]\ndatasets: [path: data]\n"
    assert found(text, FOLDER) == ()
    assert found(text, FOLDER, for_kit="1.7") == ()


def test_manifest_version_is_looked_at_for_the_newest_kit_only() -> None:
    document = kitfile_yaml.read(b"manifestVersion: '1.0'\nmodel: {path: model}\n")
    (finding,) = check(document, FOLDER)
    assert (finding.code, finding.severity, finding.mark) == ("manifest-version", Severity.WARNING, Mark(1, 18))
    assert kitfile_edit.apply(document.text, finding.fixes[0].edits).startswith("manifestVersion: '1.0.0'\n")
    assert check(document, FOLDER, for_kit="1.7") == ()
    (missing,) = check(kitfile_yaml.read(b"model: {path: model}\n"), FOLDER)
    assert (
        kitfile_edit.apply("model: {path: model}\n", missing.fixes[0].edits)
        == "manifestVersion: 1.0.0\nmodel: {path: model}\n"
    )


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("model: {parts: [{path: model/w.bin}]}\ncode: [{path: .}]\n", ["parts-without-path", "duplicate-path"]),
        ("model: {name: x}\ndocs: [{description: d}]\n", ["model-without-files", "duplicate-path"]),
    ],
)
def test_a_model_without_path_counts_as_the_whole_folder(text: str, others: list[str]) -> None:
    for each in others:
        assert each in codes(text)
    assert one(text, "duplicate-path").severity is Severity.ERROR
    assert one(text, "duplicate-path", for_kit="1.7").severity is Severity.ERROR


def test_paths_equal_after_cleaning_are_an_error_now_and_a_warning_for_kit_1_7() -> None:
    text = "datasets:\n- path: data\n- path: ./data/\n"
    assert one(text, "duplicate-path").severity is Severity.ERROR
    assert one(text, "duplicate-path", for_kit="1.7").severity is Severity.WARNING


def test_three_entries_of_one_path_give_two_findings_at_the_later_ones() -> None:
    every = [each for each in found("docs: [path: a, path: b, path: a, path: a]\n") if each.code == "duplicate-path"]
    assert [each.field_name for each in every] == ["docs[2].path", "docs[3].path"]
    assert all("docs[0]" in each.message for each in every)


def test_a_folder_with_kit_s_traps_names_what_each_layer_gets() -> None:
    folder = facts("data/1", "data-v2/2", "model/w", "model-card.md", "a..b", "x")
    text = "model: {path: model}\ncode: [path: .]\ndatasets: [path: data]\n"
    assert sorted(codes(text, folder)) == [
        "dots-in-name", "overlapping-paths", "swallowed-names", "swallowed-names",
    ]  # fmt: skip
    assert one(text, "overlapping-paths", folder).message.endswith("datasets[0], model.")
    severities = {each.severity for each in found(text, folder) if each.code == "swallowed-names"}
    older = {each.severity for each in found(text, folder, for_kit="1.7") if each.code == "swallowed-names"}
    assert (severities, older) == ({Severity.NOTE}, {Severity.WARNING})


def test_layers_without_files_say_why() -> None:
    def hides(path: str) -> bool:
        return path.split("/", maxsplit=1)[0] == "secret"

    folder = facts("empty/", "secret/key", "outer/in/f", "zero", hides=hides)
    text = "code:\n- path: empty\n- path: secret\n- path: outer\n- path: outer/in\n- path: zero\n"
    folder = Facts({**folder.files, "zero": 0}, folder.folders, {}, {}, hides)
    said = {(each.field_name, each.code) for each in found(text, folder)}
    assert said == {
        ("code[0].path", "empty-layer"),
        ("code[1].path", "ignored-path"),
        ("code[2].path", "empty-layer"),
        ("code[2].path", "overlapping-paths"),
        ("code[4].path", "zero-size"),
    }


def test_a_layer_of_the_whole_folder_is_not_ignored_while_files_remain() -> None:
    folder = facts("keep", "drop", hides=lambda path: path in {"drop", "."})
    assert codes("code: [path: .]\n", folder) == []


@pytest.mark.parametrize("name", ["Kitfile", ".kitignore"])
def test_kit_s_own_files_make_an_empty_layer(name: str) -> None:
    assert codes(f"docs: [path: {name}]\n", facts(name)) == ["ignored-path"]


def test_links_are_refused_with_their_target_as_the_fix_and_a_warning_for_kit_1_7() -> None:
    folder = facts("store/v1.bin", "real/a.csv", current="store/v1.bin", away="/etc/passwd", dir="real", gone="nowhere")
    text = "model: {path: current}\ndatasets: [path: dir/a.csv, path: away, path: gone]\n"
    findings = [each for each in found(text, folder) if each.code == "link-path"]
    fixed = [[edit.value for fix in each.fixes for edit in fix.edits] for each in findings]
    assert fixed == [["store/v1.bin"], ["real/a.csv"], [], []]
    assert {each.severity for each in findings} == {Severity.ERROR}
    older = [each.severity for each in found(text, folder, for_kit="1.7")]
    assert older == [Severity.WARNING] * 3 + [Severity.ERROR], "a link to nothing does not exist to kit"


def test_a_pipe_is_no_layer() -> None:
    folder = Facts(specials={"pipe": "fifo"})
    assert one("docs: [path: pipe]\n", "special-path", folder).severity is Severity.ERROR


def test_a_file_whose_name_reads_as_a_reference_is_packed_with_a_warning_and_refused_for_kit_1_7() -> None:
    folder = facts("weights:v1", "notes:a")
    text = "model: {path: 'weights:v1'}\ndocs: [path: 'notes:a']\n"
    assert [each.severity for each in found(text, folder) if each.code == "reference-lookalike"] == [
        Severity.WARNING
    ] * 2
    older = [each for each in found(text, folder, for_kit="1.7") if each.severity is Severity.ERROR]
    assert [each.field_name for each in older] == ["model.path"]


def test_a_parent_reference_is_no_missing_path() -> None:
    assert codes("model: {path: 'team/base:v1'}\n", facts("x")) == []


def test_windows_names_are_one_note() -> None:
    folder = facts("d/aux.txt", "d/a:b", "d/fine", "d/end.")
    finding = one("datasets: [path: d]\n", "windows-names", folder)
    assert finding.severity is Severity.NOTE
    assert all(word in finding.message for word in ("aux.txt", "a:b", "end."))


def test_a_remote_data_set_needs_no_file() -> None:
    text = "datasets:\n- path: d\n  remotePath: s3://b/k?versionId=1\n  remoteHash: e\n- {path: e, remotePath: t/d:1}\n"
    assert codes(text, facts("x")) == []


def test_two_servers_of_one_name_are_refused() -> None:
    text = "mcpServers: [{name: s, path: a.mcpb}, {name: s, path: b.mcpb}]\n"
    finding = one(text, "mcp-name-twice")
    assert (finding.field_name, finding.severity) == ("mcpServers[1].name", Severity.ERROR)


def test_an_older_kit_is_told_every_newer_field_at_its_key() -> None:
    text = (
        "prompts: [{name: n, path: p}]\nmcpServers: [{name: s, path: s.mcpb}]\n"
        "datasets:\n- path: d\n  remotePath: t/d:1\n"
    )
    places = {each.field_name: each.mark for each in compat_findings(read(text), "1.7")}
    assert places == {"datasets[0].remotePath": Mark(6, 3), "prompts": Mark(2, 1), "mcpServers": Mark(3, 1)}
    newer = {each.field_name for each in compat_findings(read(text), "1.10")}
    assert newer == {"datasets[0].remotePath", "prompts[0].name", "mcpServers"}
    assert compat_findings(read(text).kitfile, "2026") == ()


def test_numbers_that_lose_digits_are_named() -> None:
    text = "model: {path: m, parameters: {a: 9007199254740993, b: [{c: 18446744073709551615}], d: 1000000}}\n"
    said = [each.field_name for each in compat_findings(read(text), "1.7")]
    assert said == ["model.parameters.a", "model.parameters.b[0].c"]


def test_forms_an_older_kit_cannot_read_are_named() -> None:
    said = compat_packing("1.7", Form.RAW, Compression.ZSTD, Format.MODELPACK)
    assert len(said) == 3
    assert compat_packing("1.7", Form.TAR, Compression.GZIP, Format.MODELKIT) == ()
    assert compat_packing("2026", Form.RAW, Compression.ZSTD, Format.MODELPACK) == ()


@pytest.mark.parametrize("text", ["", "2026", "v1.7", "1.7.0", "1.10"])
def test_versions_of_kit_are_read(text: str) -> None:
    assert KitVersion.parse("1.7") <= KitVersion.parse(text) <= KitVersion.parse("2026")


@pytest.mark.parametrize("text", ["new", "1.7-rc", "-1", "1.7.0.0", "9" * 9, "1..7", "1.7 beta"])
def test_other_words_are_no_version_of_kit(text: str) -> None:
    with pytest.raises(UnknownKitVersionError):
        check(read("model: {path: m}\n"), None, for_kit=text)


def test_a_folder_of_many_files_is_checked_in_good_time() -> None:
    paths = [f"d{n % 100}/f{n}.bin" for n in range(50_000)]
    text = "".join(f"- path: d{n}\n" for n in range(100))
    assert codes(f"code: [path: .]\ndatasets:\n{text}- path: d1O\n", facts(*paths)).count("missing-path") == 1


def test_findings_come_in_the_order_of_the_text() -> None:
    marks = [each.mark for each in found("docs: [path: /a, path: ../b]\npackage: {license: xyzzy}\n")]
    assert marks == sorted(marks, key=lambda mark: (mark.line, mark.column))


def test_every_kind_of_finding_is_explained() -> None:
    for kind in KINDS:
        assert kind.meaning.endswith((".", "`."))
        assert kind.template.endswith((".", "?"))
        assert kind.code.replace("-", "").isalpha()
        assert kind.code.islower()


def test_the_page_of_findings_is_what_the_kinds_say() -> None:
    assert finding_docs.PAGE.read_text("utf-8") == finding_docs.page(), "stale: python -m tests.support.finding_docs"


def test_the_page_of_findings_knows_every_code_of_the_reader() -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "kitstudio" / "model").glob("*.py")]
    codes_used = {code for text in sources for code in re.findall(r'(?:DamageError|Finding)\(\s*"([a-z-]+)"', text)}
    assert finding_docs.READING.keys() == codes_used


def test_a_path_made_to_keep_the_rules_busy_is_answered_at_once() -> None:
    document = kitfile_yaml.read(f"manifestVersion: 1.0.0\nmodel: {{path: '{'../' * 100_000}weights'}}\n".encode())
    began = time.process_time()
    found = check(document, facts("weights/a.bin"))
    assert [each.code for each in found] == ["escaping-path"]
    assert [fix.title for fix in found[0].fixes] == ["Change to weights"]
    assert time.process_time() - began < 1.0


def test_many_wrong_paths_beside_many_names_are_answered_in_time() -> None:
    entries = "".join(f"- path: fila{number}\n" for number in range(3_000))
    document = kitfile_yaml.read(f"manifestVersion: 1.0.0\ndocs:\n{entries}".encode())
    beside = facts(*(f"file{number}" for number in range(5_000)))
    began = time.process_time()
    found = check(document, beside)
    assert [each.fixes[0].title for each in found[:2]] == ["Change to file0", "Change to file1"]
    assert found[-1].fixes[0].title == "Remove this entry"
    assert time.process_time() - began < 10.0
