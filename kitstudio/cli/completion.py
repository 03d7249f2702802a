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


def _dashed(flags: tuple[Flag | Refused, ...]) -> list[tuple[str, Flag]]:
    """Every spelling of the flags that have one, with its flag."""
    return [(name, each) for each in taken(flags) for name in each.names if name.startswith("-")]


def _has_value(each: Flag) -> bool:
    return each.options.get("action") not in ("store_true", "count")


def _choices(verb: Verb) -> list[tuple[str, str]]:
    """Flags of a verb whose value is one of a few words, with those words."""
    return [
        (name, " ".join(each.options["choices"])) for name, each in _dashed(verb.flags) if "choices" in each.options
    ]


def _arguments(verb: Verb) -> list[tuple[str, str]]:
    """What may stand after a verb besides files and flags: verbs below it, or one of a few words; each with help."""
    positional = [each for each in taken(verb.flags) if not each.names[0].startswith("-")]
    words = [(word, each.help) for each in positional for word in each.options.get("choices", ())]
    return [*((below.name, below.help) for below in verb.verbs), *words]


def _verb_finder() -> list[str]:
    """Shell lines that leave in `verb` which verb was typed so far; the values of flags are no verbs."""
    valued = sorted({name for _, verb in walk() for name, each in _dashed((*verb.flags, *GLOBALS)) if _has_value(each)})
    return [
        "        if [[ -n $skip ]]; then skip=; continue; fi",
        f"        case $word in {'|'.join(valued)}) skip=1;; esac",
        "        [[ $word == -* ]] && continue",
        '        case "$verb $word" in',
        *(f'            "{name if " " in name else " " + name}") verb="{name}";;' for name, _ in walk()),
        "        esac",
        "    done",
    ]


def _bash() -> str:
    first = [*(verb.name for verb in VERBS), *(name for name, _ in _dashed(GLOBALS)), "--version", "--help"]
    lines = [
        "# bash completion for kitstudio; made by `kitstudio completion bash`",
        "_kitstudio() {",
        "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb= word skip=",
        '    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        *_verb_finder(),
        "    COMPREPLY=()",
        "    [[ -n $skip ]] && verb=value:$verb:$prev",
        '    case "$verb" in',
        f'        "") COMPREPLY=($(compgen -W "{" ".join(first)}" -- "$cur"));;',
    ]
    for name, verb in walk():
        for spelling, words in _choices(verb):
            lines.append(f'        "value:{name}:{spelling}") COMPREPLY=($(compgen -W "{words}" -- "$cur"));;')
        flags = [spelling for spelling, _ in _dashed((*verb.flags, *GLOBALS))]
        words = " ".join([*(word for word, _ in _arguments(verb)), *flags, "--help"])
        lines.append(f'        "{name}") COMPREPLY=($(compgen -W "{words}" -- "$cur"));;')
    lines += ["    esac", "}", "complete -o bashdefault -o default -F _kitstudio kitstudio"]
    return "\n".join(lines) + "\n"


def _zsh() -> str:
    lines = [
        "#compdef kitstudio",
        "# zsh completion for kitstudio; made by `kitstudio completion zsh`",
        "_kitstudio() {",
        "    local -a words_here",
        "    local verb= word skip=",
        "    for word in ${words[2,CURRENT-1]}; do",
        *_verb_finder(),
        "    [[ -n $skip ]] && verb=value:${verb}:${words[CURRENT-1]}",
        '    case "$verb" in',
        *_zsh_case("", [(verb.name, verb.help) for verb in VERBS], GLOBALS),
    ]
    for name, verb in walk():
        for spelling, words in _choices(verb):
            lines.append(f'        "value:{name}:{spelling}") compadd -- {words};;')
        lines += _zsh_case(name, _arguments(verb), (*verb.flags, *GLOBALS))
    lines += [
        "        value:*) _files;;",
        "    esac",
        "}",
        "compdef _kitstudio kitstudio",
        "# The first use of a file on fpath runs it instead of the function in it.",
        '[[ ${funcstack[1]} == _kitstudio ]] && _kitstudio "$@"',
        "true",
    ]
    return "\n".join(lines) + "\n"


def _zsh_case(name: str, words: list[tuple[str, str]], flags: tuple[Flag | Refused, ...]) -> list[str]:
    described = [*words, *((spelling, each.help) for spelling, each in _dashed(flags))]
    files = [] if words else ["            _files"]
    return [
        f'        "{name}")',
        "            words_here=(",
        *(f"                {_quoted(word + ':' + text.replace(':', ' -'))}" for word, text in described),
        "            )",
        "            _describe word words_here",
        *files,
        "            ;;",
    ]


def _fish() -> str:
    lines = ["# fish completion for kitstudio; made by `kitstudio completion fish`"]
    lines += [
        f"complete -c kitstudio -n __fish_use_subcommand -f -a {verb.name} -d {_quoted(verb.help)}" for verb in VERBS
    ]
    lines += [f"complete -c kitstudio {_fish_flag(each)}" for each in taken(GLOBALS)]
    for name, verb in walk():
        parts = name.split()
        where = "; and ".join(f"__fish_seen_subcommand_from {part}" for part in parts)
        words = _arguments(verb)
        if words:
            none_yet = f"{where}; and not __fish_seen_subcommand_from {' '.join(word for word, _ in words)}"
            lines += [
                f"complete -c kitstudio -n {_quoted(none_yet)} -f -a {word} -d {_quoted(text)}" for word, text in words
            ]
        lines += [
            f"complete -c kitstudio -n {_quoted(where)} {_fish_flag(each)}"
            for each in taken(verb.flags)
            if each.names[0].startswith("-")
        ]
    return "\n".join(lines) + "\n"


def _fish_flag(each: Flag) -> str:
    spelled = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in each.names)
    choices = each.options.get("choices", ())
    value = f" -x -a {_quoted(' '.join(choices))}" if choices else " -r"
    return f"{spelled}{value if _has_value(each) else ''} -d {_quoted(each.help)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
