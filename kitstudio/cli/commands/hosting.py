"""doctor, config, completion, gui."""

from __future__ import annotations

import sys
from pathlib import Path

from kitstudio.base.errors import ExitCode, UsageError
from kitstudio.cli.completion import script
from kitstudio.cli.render import size_text, table
from kitstudio.cli.session import Session
from kitstudio.host import doctor as host_doctor
from kitstudio.host import settings
from kitstudio.host.logs import check_log
from kitstudio.host.menu_entry import add_menu_entry, remove_menu_entry


def doctor(session: Session) -> ExitCode:
    """The verb `doctor`."""
    checks = host_doctor.examine(session.context, session.settings)
    answer = {
        "checks": [
            {"name": each.name, "ok": each.ok, "detail": each.detail, "remedy": "" if each.ok else each.remedy}
            for each in checks
        ]
    }
    lines = [
        f"{'ok  ' if each.ok else 'FAIL'}  {each.name:<10} {_seen(each)}"
        + ("" if each.ok else f"\n      {each.remedy}")
        for each in checks
    ]
    session.terminal.answer("doctor", answer, "\n".join(lines))
    return ExitCode.DONE if all(each.ok for each in checks) else ExitCode.NO


def _seen(check: host_doctor.Check) -> str:
    return check.detail if check.free is None else f"{size_text(check.free)} free at the store"


def config_show(session: Session) -> ExitCode:
    """The verb `config show`."""
    shown = list(session.settings.all())
    answer = {
        "settings": [
            {"key": each.setting.key, "value": each.value, "source": each.source, "title": each.setting.title}
            for each in shown
        ]
    }
    rows = [[each.setting.key, str(each.value), each.source, each.setting.title, each.setting.help] for each in shown]
    session.terminal.answer("config-show", answer, table(("SETTING", "VALUE", "FROM", "TITLE", "MEANING"), rows))
    return ExitCode.DONE


def config_set(session: Session) -> ExitCode:
    """The verb `config set`."""
    key, value = session.given("key"), session.given("value")
    if key == "log.file" and value:
        check_log(value)
    path = settings.change(session.settings.environment, key, value)
    kept = settings.parsed(settings.declared(key), value)
    session.terminal.answer("config-set", {"key": key, "value": kept, "path": str(path)}, f"{key} = {kept} in {path}")
    return ExitCode.DONE


def completion(session: Session) -> ExitCode:
    """The verb `completion`."""
    shell = session.given("shell")
    text = script(shell)
    session.terminal.answer("completion", {"shell": shell, "script": text}, text)
    return ExitCode.DONE


def gui(session: Session) -> ExitCode:
    """The verb `gui`."""
    if session.given("menu_entry"):
        return _menu_entry(session, session.given("menu_entry"))
    if session.open_window is None:
        raise UsageError(problem="This program has no window.", advice="Run `kitstudio gui`.")
    return session.open_window(session.settings, session.given("target") or "")


def _menu_entry(session: Session, wanted: str) -> ExitCode:
    environment = session.settings.environment
    if wanted == "add":
        paths = add_menu_entry(environment, Path(sys.executable).with_name("kitstudio-gui"))
        words = f"Kit Studio is in your applications menu: {paths[0]}"
    else:
        paths = remove_menu_entry(environment)
        words = "Kit Studio is gone from your applications menu" if paths else "There was no menu entry of Kit Studio"
    session.terminal.answer("gui", {"menu_entry": wanted, "paths": [str(each) for each in paths]}, words)
    return ExitCode.DONE
