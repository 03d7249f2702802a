"""A draft: contents, form and text, what is wrong with it, and what keeps it safe."""

from __future__ import annotations

import shutil
from typing import Final

from kitstudio.operations.recovery_place import Kept, RecoveryPlace
from kitstudio.ui.contents.bringing import BringDialog
from kitstudio.ui.contents.nodes import Part
from kitstudio.ui.contents.secrets import SecretDialog
from kitstudio.ui.contents.tree import Dropped
from kitstudio.ui.form.completing import CompletingField, _Popup
from kitstudio.ui.pages.draft_dialogs import ErrorDialog, IgnoreDialog
from kitstudio.ui.pages.draft_page import DraftPage
from kitstudio.ui.pages.draft_views import View
from kitstudio.ui.sheets.decision import Decision
from kitstudio.ui.widgets.buttons import Look
from kitstudio.ui.widgets.error_body import ErrorBody
from tests.ui.scenes.scene import House, Room
from tests.ui.scenes.stage import Stage

DRAFT: Final = Room("DraftPage", "ContentsPane")
_LICENSE: Final = "license: "


@DRAFT.scene("draft", "FormPane", "ProblemsDock", "DraftHead", "DraftFooter", small=True)
def draft(stage: Stage) -> None:
    stage.draft()


@DRAFT.scene("draft-clean")
def draft_clean(stage: Stage) -> None:
    stage.draft(stage.world.model)


@DRAFT.scene("draft-form", "KitfileForm", small=True)
def draft_form(stage: Stage) -> None:
    page = stage.draft(view=View.FORM)
    for section in page.form.form.sections.values():
        section.open()


@DRAFT.scene("draft-form-entry", "EntryCard", "ParametersBox")
def draft_form_entry(stage: Stage) -> None:
    page = stage.draft(view=View.FORM)
    stage.write(
        page, "  format: safetensors\n", "  format: safetensors\n  parameters:\n    lr: 0.5\n    steps: [1, 2]\n"
    )
    page.form.form.go_to(("model", "parameters"))


@DRAFT.scene("draft-form-licences", "_Popup", own=False)
def draft_form_licences(stage: Stage) -> None:
    page = stage.draft(view=View.FORM)
    page.form.form.go_to(("package", "license"))
    field = page.form.form.field(("package", "license"))
    assert field is not None
    completing = field.findChild(CompletingField)
    assert completing is not None
    completing.edit.setText("Apache")
    completing.offer_all()
    stage.one(_Popup)


@DRAFT.scene("draft-yaml", "KitfilePane", "KitfileEdit", small=True)
def draft_yaml(stage: Stage) -> None:
    page = stage.draft(view=View.TEXT)
    content = stage.write(page, _LICENSE, f"version: 1.2.0\n  {_LICENSE}")
    line = next(at for at, each in enumerate(content.split("\n"), 1) if "LICENCE" in each)
    page.kitfile.edit.go_to(line, 12)


@DRAFT.scene("draft-yaml-broken")
def draft_yaml_broken(stage: Stage) -> None:
    page = stage.draft()
    stage.write(page, _LICENSE, "license: [")


@DRAFT.scene("draft-yaml-complete", "Popup", own=False)
def draft_yaml_complete(stage: Stage) -> None:
    edit = stage.draft(view=View.TEXT).kitfile.edit
    edit.go_to(edit.blockCount())
    edit.completion.ask()
    stage.until(lambda: edit.completion.labels)


@DRAFT.scene("draft-yaml-explain")
def draft_yaml_explain(stage: Stage) -> None:
    draft_yaml(stage)
    _page(stage).kitfile.edit.explain()


@DRAFT.scene("draft-yaml-find", "FindBar")
def draft_yaml_find(stage: Stage) -> None:
    page = stage.draft(view=View.TEXT)
    page.kitfile.find_bar.open_replace()
    page.kitfile.find_bar.field.edit.setText("path")


@DRAFT.scene("draft-yaml-folded")
def draft_yaml_folded(stage: Stage) -> None:
    stage.draft(view=View.TEXT).kitfile.edit.folds.fold_all()


@DRAFT.scene("draft-yaml-line", "LineBar", own=False)
def draft_yaml_line(stage: Stage) -> None:
    page = stage.draft(view=View.TEXT)
    page.kitfile.line_bar.ask()


def _page(stage: Stage) -> DraftPage:
    page = stage.window.documents.current
    assert isinstance(page, DraftPage)
    return page


@DRAFT.scene("draft-problems")
def draft_problems(stage: Stage) -> None:
    page = stage.draft()
    stage.write(page, "  framework: transformers\n", "  framework: [\n    transformers]\n  colour: blue\n")
    stage.write(page, "  - path: README.md\n", "  - path: README.md\n  - path: ../outside\n")


@DRAFT.scene("draft-overtaken")
def draft_overtaken(stage: Stage) -> None:
    folder = stage.copy(stage.world.faulty, "overtaken")
    page = stage.draft(folder.name)
    content = stage.write(page, "1.0.0", "1.0.0 # mine")
    (folder / "Kitfile").write_text(content.replace("# mine", "# theirs"), "utf-8")
    stage.until(page.safety.overtaken.isVisible)


@DRAFT.scene("draft-overtaken-both", "BothDialog", "DiffView", small=True)
def draft_overtaken_both(stage: Stage) -> None:
    draft_overtaken(stage)
    _page(stage).safety.show_both()


@DRAFT.scene("draft-merged")
def draft_merged(stage: Stage) -> None:
    folder = stage.copy(stage.world.faulty, "merged")
    page = stage.draft(folder.name)
    before = page.kitfile.edit.content()
    stage.write(page, "1.0.0", "1.0.0 # mine")
    (folder / "Kitfile").write_text(before + "# theirs\n", "utf-8")
    stage.until(page.safety.merged.isVisible)


@DRAFT.scene("draft-rules-overtaken", small=True)
def draft_rules_overtaken(stage: Stage) -> None:
    folder = stage.copy(stage.world.faulty, "rules-overtaken")
    page = stage.draft(folder.name)
    page.contents.edit_rules()
    page.state.edit_ignore("*.mine\n")
    (folder / ".kitignore").write_text("*.theirs\n", "utf-8")
    stage.until(page.rules_safety.overtaken.isVisible)


@DRAFT.scene("draft-not-saved", "ErrorDialog")
def draft_not_saved(stage: Stage) -> None:
    """The folder of the draft is gone when its Kitfile is saved."""
    folder = stage.copy(stage.world.faulty, "taken-away")
    page = stage.draft(folder.name)
    stage.write(page, "1.0.0", "1.0.0 # mine")
    shutil.rmtree(folder)
    page._save()
    stage.until(lambda: page.window().findChildren(ErrorDialog))


@DRAFT.scene("draft-recovered")
def draft_recovered(stage: Stage) -> None:
    leave_behind(stage, stage.world.faulty)
    page = stage.draft()
    stage.until(page.safety.recovered.isVisible)


@DRAFT.scene("draft-contents-filter", "FilterRow")
def draft_contents_filter(stage: Stage) -> None:
    pane = stage.draft().contents
    pane.filter.open()
    pane.filter.field.edit.setText("json")
    stage.until(lambda: pane.model.tree.unclaimed.files == 0)


@DRAFT.scene("draft-contents-roles", "RoleBar")
def draft_contents_roles(stage: Stage) -> None:
    stage.draft().contents.roles.offer()


@DRAFT.scene("draft-ignore", "IgnorePane", "IgnoreEdit", small=True)
def draft_ignore(stage: Stage) -> None:
    page = stage.draft()
    page.contents.edit_rules()
    page.contents.rules.edit.replace_content("# left behind by training\n**/*.log\nREADME.md\n[a-\n")
    stage.until(lambda: page.contents.rules.edit.words_of(3) != "" and stage.checked(page))


@DRAFT.scene("draft-ignore-question", "IgnoreDialog", own=False)
def draft_ignore_question(stage: Stage) -> None:
    page = stage.draft()
    IgnoreDialog(page.window()).open()


@DRAFT.scene("draft-bring", "BringDialog")
def draft_bring(stage: Stage) -> None:
    outside = stage.work / "elsewhere"
    outside.mkdir(exist_ok=True)
    for name in ("vocabulary.txt", "README.md"):
        (outside / name).write_text("words\n", "utf-8")
    page = stage.draft()
    paths = tuple(str(outside / name) for name in ("vocabulary.txt", "README.md"))
    page.bringing.take(Dropped(None, paths=paths))
    stage.until(lambda: page.window().findChildren(BringDialog))


@DRAFT.scene("draft-leaving", "Decision", own=False)
def draft_leaving(stage: Stage) -> None:
    page = stage.draft()
    acts: list[tuple[str, Look]] = [("Keep editing", "secondary"), ("Discard edits", "danger"), ("Save all", "primary")]
    words = "The Kitfiles of 2 drafts have edits that are not saved."
    folders = [str(stage.work / name) for name in ("lighthouse", "harbour")]
    Decision(page.window(), "Close without saving?", words, folders, acts).open()


@DRAFT.scene("draft-secret", "SecretDialog")
def draft_secret(stage: Stage) -> None:
    folder = stage.work / "with-token"
    folder.mkdir(exist_ok=True)
    (folder / ".env").write_text("HF_TOKEN=none\n", "utf-8")
    (folder / ".DS_Store").write_text("x", "utf-8")
    (folder / "model.onnx").write_bytes(b"x" * 4000)
    page = stage.draft(folder.name)
    model, head = page.contents.model, page.contents.model.group()
    page.contents.tree.expand(head)
    at = next(at for at in range(model.rowCount(head)) if model.node(model.index(at, 0, head)).path == ".env")
    page.contents.tree.setCurrentIndex(model.index(at, 0, head))
    page.contents.acts.toggle()
    stage.until(lambda: page.window().findChildren(SecretDialog))


@DRAFT.scene("draft-inspector", "Inspector")
def draft_inspector(stage: Stage) -> None:
    page = stage.draft()
    page.contents.tree.setCurrentIndex(page.contents.model.index(0, 0))
    stage.window.shell.inspect()


@DRAFT.scene("draft-new")
def draft_new(stage: Stage) -> None:
    """A folder without a Kitfile: roles are guessed."""
    folder = stage.copy(stage.world.model, "unpacked-model")
    (folder / "Kitfile").unlink()
    stage.draft(folder.name)


@DRAFT.scene("draft-empty", own=False)
def draft_empty(stage: Stage) -> None:
    (stage.work / "nothing-here").mkdir(exist_ok=True)
    stage.draft("nothing-here")


@DRAFT.scene("draft-long", house=House.LONG, small=True, own=False)
def draft_long(stage: Stage) -> None:
    stage.draft(stage.world.model)


GONE: Final = Room()


@GONE.scene("draft-gone", "ErrorView")
def draft_gone(stage: Stage) -> None:
    stage.window.documents.open_draft(stage.work / "never-was")


@GONE.scene("draft-links-out", "ErrorView", small=True)
def draft_links_out(stage: Stage) -> None:
    """Links lead out of a folder that was never read."""
    linked(stage, "linked-away", "model.safetensors")
    stage.window.documents.open_draft(stage.work / "linked-away")
    stage.until(lambda: stage.window.findChildren(ErrorBody))


@DRAFT.scene("draft-links-later", small=True)
def draft_links_later(stage: Stage) -> None:
    """Links lead out of a folder that is worked on."""
    page = stage.draft(stage.copy(stage.world.model, "linked-later").name)
    linked(stage, "linked-later", "corpus", "more.safetensors")
    page.state.look_again()
    stage.until(page.trouble.isVisible)


@DRAFT.scene("draft-links-left-out", own=False)
def draft_links_left_out(stage: Stage) -> None:
    linked(stage, "linked-inside", "model.safetensors", inside=True)
    page = stage.draft("linked-inside")
    page.contents.show_aside(Part.LEFT_OUT)


@DRAFT.scene("draft-links-followed", own=False)
def draft_links_followed(stage: Stage) -> None:
    linked(stage, "linked-inside", "model.safetensors", inside=True)
    page = stage.draft("linked-inside")
    page.links.follow()
    stage.until(lambda: page.state.draft is not None and page.state.draft.follows_links and page.state.checked)


def linked(stage: Stage, folder: str, *names: str, inside: bool = False) -> None:
    """A folder with some links that lead out of it, or to its own files."""
    root, away = stage.work / folder, stage.work / ("linked-inside/blobs" if inside else "linked-elsewhere")
    for place in (root, away):
        place.mkdir(parents=True, exist_ok=True)
    (root / "config.json").write_text("{}\n", "utf-8")
    for name in names:
        (away / name).write_bytes(b"w" * 4000)
        if not (root / name).is_symlink():
            (root / name).symlink_to(f"blobs/{name}" if inside else f"../linked-elsewhere/{name}")


@GONE.scene("draft-loading", own=False)
def draft_loading(stage: Stage) -> None:
    stage.hold()
    stage.window.documents.open_draft(stage.work / stage.world.faulty)


def leave_behind(stage: Stage, *folders: str) -> None:
    """Edits of drafts that were not saved, from ten minutes ago."""
    for name in folders:
        folder = stage.work / name
        saved = (folder / "Kitfile").read_text("utf-8") if folder.exists() else "package:\n  name: x\n"
        edited = saved.replace(_LICENSE, f"version: 1.2.0\n  {_LICENSE}", 1).replace("name: x", "name: y")
        place = RecoveryPlace(stage.work / "state/kitstudio/recovery", lambda: stage.desk.context.now() - 600)
        place.keep(Kept(folder, edited, saved, was_file=True), place.order())
        place.close()
