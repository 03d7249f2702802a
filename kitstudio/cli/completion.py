"""Completion scripts for bash, zsh and fish, and the man page: generated from the declared verbs."""

from __future__ import annotations

from collections.abc import Iterator

from kitstudio.cli.flags import GLOBALS, Flag, Refused, Verb
from kitstudio.cli.verbs import VERBS


def script(shell: str) -> str:
    """The completion script for `bash`, `zsh` or `fish`."""
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]()


def taken(flags: tuple[Flag | Refused, ...]) -> tuple[Flag, ...]:
    """The flags that are not refused."""
    return tuple(each for each in flags if isinstance(each, Flag))


def walk(verbs: tuple[Verb, ...] = VERBS, above: str = "") -> Iterator[tuple[str, Verb]]:
    """Every verb with its full name (`store verify`), depth first."""
    for verb in verbs:
        name = f"{above} {verb.name}".strip()
        yield name, verb
        yield from walk(verb.verbs, name)


def _spellings(verb: Verb) -> list[str]:
    own = [name for each in (*taken(verb.flags), *taken(GLOBALS)) for name in each.names if name.startswith("-")]
    return [*own, "--help", *(below.name for below in verb.verbs)]


def _choices(verb: Verb) -> Iterator[tuple[str, str]]:
    for each in taken(verb.flags):
        if each.options.get("choices"):
            yield "|".join(name for name in each.names), " ".join(each.options["choices"])


def _bash() -> str:
    lines = [
        "# bash completion for kitstudio; made by `kitstudio completion bash`",
        "_kitstudio() {",
        "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb= word",
        '    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        "        [[ $word == -* ]] && continue",
        '        case "$verb $word" in',
        *(f'            "{name if " " in name else " " + name}") verb="{name}";;' for name, _ in walk()),
        "        esac",
        "    done",
        '    case "$verb:$prev" in',
        *(
            f'        "{name}:{spelling}") COMPREPLY=($(compgen -W "{words}" -- "$cur")); return;;'
            for name, verb in walk()
            for spellings, words in _choices(verb)
            for spelling in spellings.split("|")
            if spelling.startswith("-")
        ),
        "    esac",
        '    case "$verb" in',
        f'        "") COMPREPLY=($(compgen -W "{" ".join(verb.name for verb in VERBS)} --version --help" -- "$cur"));;',
    ]
    for name, verb in walk():
        positional = " ".join(words for spelling, words in _choices(verb) if not spelling.startswith("-"))
        words = " ".join([*_spellings(verb), *positional.split()])
        lines.append(f'        "{name}") COMPREPLY=($(compgen -W "{words}" -- "$cur"));;')
    lines += [
        "    esac",
        "}",
        "complete -o bashdefault -o default -F _kitstudio kitstudio",
    ]
    return "\n".join(lines) + "\n"


def _zsh() -> str:
    lines = [
        "#compdef kitstudio",
        "# zsh completion for kitstudio; made by `kitstudio completion zsh`",
        "_kitstudio() {",
        "    local -a words_here",
        "    local verb= word",
        "    for word in ${words[2,CURRENT-1]}; do",
        "        [[ $word == -* ]] && continue",
        '        case "$verb $word" in',
        *(f'            "{name if " " in name else " " + name}") verb="{name}";;' for name, _ in walk()),
        "        esac",
        "    done",
        '    case "$verb" in',
        '        "")',
        "            words_here=(",
        *(f"                {_quoted(verb.name + ':' + verb.help)}" for verb in VERBS),
        "            )",
        "            _describe verb words_here;;",
    ]
    for name, verb in walk():
        lines += [f'        "{name}")', "            words_here=("]
        lines += [f"                {_quoted(below.name + ':' + below.help)}" for below in verb.verbs]
        for each in (*taken(verb.flags), *taken(GLOBALS)):
            lines += [
                f"                {_quoted(spelling + ':' + each.help.replace(':', ' -'))}"
                for spelling in each.names
                if spelling.startswith("-")
            ]
        lines += ["            )", "            _describe option words_here || true", "            _files;;"]
    lines += ["    esac", "}", '_kitstudio "$@"']
    return "\n".join(lines) + "\n"


def _fish() -> str:
    lines = ["# fish completion for kitstudio; made by `kitstudio completion fish`"]
    lines += [
        f"complete -c kitstudio -n __fish_use_subcommand -f -a {verb.name} -d {_quoted(verb.help)}" for verb in VERBS
    ]
    for name, verb in walk():
        where = " ".join(f"; and __fish_seen_subcommand_from {part}" for part in name.split()).removeprefix("; and ")
        lines += [
            f"complete -c kitstudio -n {_quoted(where)} -f -a {below.name} -d {_quoted(below.help)}"
            for below in verb.verbs
        ]
        for each in (*taken(verb.flags), *taken(GLOBALS)):
            options = " ".join(
                f"-l {spelling[2:]}" if spelling.startswith("--") else f"-s {spelling[1:]}"
                for spelling in each.names
                if spelling.startswith("-")
            )
            if options:
                value = "" if each.options.get("action") in ("store_true", "count") else " -r"
                lines.append(f"complete -c kitstudio -n {_quoted(where)} {options}{value} -d {_quoted(each.help)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
