"""What bash, zsh and fish themselves make of the script that `--install-completion` writes, key by key."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archive.building import Files, article

pytestmark = pytest.mark.installed

_READY = b"waits-for-keys"
_TAB, _SAY = b"\t", b"\x18"
# A key of its own writes down what stands in the line, empties it, and says that the next may come.
_RULES = {
    "bash": (
        ".bashrc",
        'say() { printf "%s\\n" "$READLINE_LINE" >> ~/lines; READLINE_LINE=; printf waits-for-"keys"; }\n'
        "bind -x '\"\\C-x\": say'\n"
        'printf waits-for-"keys"\n',
    ),
    "zsh": (
        ".zshrc",
        'say() { print -r -- "$BUFFER" >> ~/lines; BUFFER=; print -n waits-for-"keys" }\n'
        "zle -N say; bindkey '^X' say\n"
        'print -n waits-for-"keys"\n',
    ),
}
_CALLS = {"bash": ["bash", "-i"], "zsh": ["zsh", "-i"]}


def _needs(shell: str) -> pytest.MarkDecorator:
    absent = shutil.which(shell) is None and not os.environ.get("CONGTIN_TEST_ALL")
    return pytest.mark.skipif(absent, reason=f"needs {shell}")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """With an archive in it, where commands look by themselves."""
    files = Files(tmp_path / "archive-data")
    files.add(article("vidu:1"))
    files.add(article("khac:7"), portal="khac")
    return tmp_path


def _environment(home: Path) -> dict[str, str]:
    own = {name: os.environ[name] for name in ("PYTHONPATH", "LANG") if name in os.environ}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return own | {"HOME": str(home), "PATH": path, "TERM": "vt100", "CONGTIN_ARCHIVE": str(home / "archive-data")}


def _install(shell: str, home: Path) -> None:
    env = _environment(home) | {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    subprocess.run(["congtin", "--install-completion", shell], env=env, check=True, capture_output=True)


def _typed(shell: str, home: Path, lines: list[str]) -> list[str]:
    """Each line as it stands after the tabulator was pressed at its end, in a terminal of its own."""
    name, rules = _RULES[shell]
    with (home / name).open("a") as file:
        file.write(rules)
    process, terminal = pty.fork()
    if not process:
        os.chdir(home)
        os.execvpe(shell, _CALLS[shell], _environment(home))
    for line in lines:
        _until_ready(terminal)
        os.write(terminal, line.encode() + _TAB + _SAY)
    _until_ready(terminal)
    os.close(terminal)
    os.waitpid(process, 0)
    return (home / "lines").read_text().splitlines()


def _until_ready(terminal: int) -> None:
    seen = b""
    while _READY not in seen:
        seen += os.read(terminal, 4096)


_OF_AN_ARCHIVE = {
    "congtin archive info --portal v": "congtin archive info --portal vidu",
    "congtin archive diff 'khac:": "congtin archive diff 'khac:7'",
}
_ASKED = {"congtin arch": "congtin archive", "congtin crawl --sinc": "congtin crawl --since", **_OF_AN_ARCHIVE}
"""Each key starts the command anew, which takes as long as a crawl: what it knows by itself is asked in one shell."""


@pytest.mark.parametrize("shell", [pytest.param(name, marks=_needs(name)) for name in _RULES])
def test_a_line_is_completed_by_the_shell_itself(shell: str, home: Path) -> None:
    asked = _ASKED if shell == "bash" else _OF_AN_ARCHIVE
    _install(shell, home)
    lines = _typed(shell, home, list(asked))
    assert [line.rstrip() for line in lines] == list(asked.values())


@_needs("fish")
def test_fish_offers_what_can_follow(home: Path) -> None:
    _install("fish", home)
    ask = "".join(f'complete --do-complete="{line}"; ' for line in _OF_AN_ARCHIVE)
    said = subprocess.run(["fish", "-c", ask], env=_environment(home), check=True, capture_output=True, text=True)
    offered = [line.partition("\t")[0] for line in said.stdout.splitlines()]
    assert offered == ["vidu", "khac:7"]
