"""What the shells complete, asked as their own scripts ask: by variables of the environment."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from archive.export.run import FORMATS
from crawler.cli import main
from crawler.commands import zsh
from crawler.families import FAMILIES
from crawler.portals import registry
from tests.archive.building import Files, article

SHELLS = ("bash", "zsh", "fish")

Completed = Callable[[str, str], list[str]]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Calls the command as a console script, and says what it printed."""

    def call(*arguments: str, **env: str) -> str:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["congtin", *arguments])
            patch.setattr(sys.modules["__main__"], "__package__", None)
            patch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
            for name, value in env.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main()
        assert ended.value.code in (0, None)
        return capsys.readouterr().out

    return call


@pytest.fixture
def completed(called: Callable[..., str]) -> Completed:
    """What is offered behind a line, which ends where the cursor stands."""

    def complete(shell: str, line: str) -> list[str]:
        asked = {
            "bash": {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))},
            "zsh": {"_TYPER_COMPLETE_ARGS": line},
            "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        }[shell]
        said = called(_CONGTIN_COMPLETE=f"complete_{shell}", **asked)
        if shell == "zsh":
            offered = re.findall(r'^"([^"]*)"', said.removeprefix("_arguments '*: :(("), re.MULTILINE)
            return [each.replace(r"\\:", ":") for each in offered]
        return [each.partition("\t")[0] for each in said.splitlines() if each]

    return complete


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = Files(tmp_path)
    files.add(article("vidu:1"), article("vidu:12"), article("vidu:2"))
    files.add(article("khac:7"), portal="khac")
    (tmp_path / "schedule.toml").write_text('[[crawl]]\nname = "moi-ngay"\ntargets = ["demo"]\nevery = "day"\n')
    (tmp_path / "portals").mkdir()
    (tmp_path / "portals" / "cua-toi.toml").write_text('title = "x"\nhome = "http://127.0.0.1/"\n')
    monkeypatch.setenv("CONGTIN_ARCHIVE", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_and_options_are_completed(shell: str, completed: Completed) -> None:
    assert completed(shell, "congtin arch") == ["archive"]
    assert set(completed(shell, "congtin schedule r")) == {"remove", "run", "run-due"}
    assert completed(shell, "congtin crawl --sinc") == ["--since"]
    assert completed(shell, "congtin archive cat --unti") == ["--until"]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("shell", SHELLS)
def test_names_of_the_call_are_completed(shell: str, completed: Completed) -> None:
    some = [name for name in registry.ids() if name.startswith("d")]
    assert set(completed(shell, "congtin crawl d")) == set(some)
    assert completed(shell, "congtin crawl cua") == ["cua-toi"]
    assert completed(shell, "congtin portals show cua-") == ["cua-toi"]
    assert completed(shell, "congtin schedule remove mo") == ["moi-ngay"]
    assert completed(shell, "congtin archive info --portal v") == ["vidu"]
    assert completed(shell, "congtin archive diff vi") == ["vidu:"]
    assert set(completed(shell, "congtin archive diff vidu:1")) == {"vidu:1", "vidu:12"}


@pytest.mark.parametrize("shell", SHELLS)
def test_words_of_a_fixed_list_are_completed(shell: str, completed: Completed) -> None:
    families = {name for name in FAMILIES if name.startswith("l")}
    assert set(completed(shell, "congtin crawl --family l")) == families
    assert completed(shell, "congtin archive export par") == ["parquet"]
    assert set(completed(shell, "congtin archive export ")) >= set(FORMATS)
    assert completed(shell, "congtin crawl demo --mode f") == ["full"]
    assert completed(shell, "congtin archive cat --fields id,tit") == ["id,title"]


def test_an_archive_of_the_call_counts(
    archive: Path, completed: Completed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CONGTIN_ARCHIVE", str(tmp_path / "none"))
    assert completed("bash", "congtin archive info --portal k") == []
    assert completed("bash", f"congtin archive info --archive {archive} --portal k") == ["khac"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_shown_for_every_shell(shell: str, called: Callable[..., str]) -> None:
    assert f"_CONGTIN_COMPLETE=complete_{shell}" in called("--show-completion", shell)


@pytest.mark.parametrize(
    ("shell", "file"), [("bash", ".bash_completions"), ("zsh", ".zfunc"), ("fish", ".config/fish")]
)
def test_the_script_is_installed_for_every_shell(
    shell: str, file: str, called: Callable[..., str], tmp_path: Path
) -> None:
    assert shell in called("--install-completion", shell, HOME=str(tmp_path))
    written = [path for path in (tmp_path / file).rglob("*") if path.is_file()]
    assert [f"complete_{shell}" in path.read_text() for path in written] == [True]


def test_a_typer_that_keeps_its_scripts_elsewhere_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.delattr(typer, "_completion_shared")
        patch.setitem(sys.modules, "typer._completion_shared", None)
        importlib.reload(zsh).answer_at_once()
