"""What is written for systemd and cron: quoted as each reads it, once, and with what the runs need."""

from __future__ import annotations

import configparser
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from crawler.schedule import installing
from tests.crawler.schedule.conftest import Call

CONTACT = 'a "b" 100% $HOME@example.org'


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in list(os.environ):
        if name.startswith("CONGTIN_") or name.lower().endswith("_proxy") or name == "SSL_CERT_FILE":
            monkeypatch.delenv(name)
    monkeypatch.setenv("CONGTIN_CONTACT", CONTACT)
    return tmp_path / "my archive $x 5%"


def parsed(text: str) -> configparser.RawConfigParser:
    found = configparser.RawConfigParser(strict=False)
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read_string(text)
    return found


def test_the_units_call_run_due_and_catch_up(odd: Path) -> None:
    units = {name.rpartition(".")[2]: parsed(text) for name, text in installing.systemd_units(odd).items()}
    assert units["timer"]["Timer"]["Persistent"] == "true"
    called = units["service"]["Service"]["ExecStart"]
    assert "schedule run-due --archive" in called
    assert called.endswith('/my archive $$x 5%%"')
    assert units["service"]["Service"]["Environment"] == r'"CONGTIN_CONTACT=a \"b\" 100%% $HOME@example.org"'
    assert units["service"]["Service"]["KillMode"] == "mixed"


def test_a_proxy_goes_along_and_is_nobody_elses_to_read(
    odd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://user:word@proxy.example.org:3128")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    installing.install_systemd(odd)
    (service,) = (tmp_path / "config").glob("systemd/user/*.service")
    assert "Environment=https_proxy=http://user:word@proxy.example.org:3128\n" in service.read_text()
    assert stat.S_IMODE(service.stat().st_mode) == 0o600
    assert "https_proxy=" in installing.cron_block(odd)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_takes_them(odd: Path, tmp_path: Path) -> None:
    odd.mkdir()
    for name, text in installing.systemd_units(odd).items():
        (tmp_path / name).write_text(text)
    names = [tmp_path / name for name in installing.systemd_units(odd)]
    done = subprocess.run(["systemd-analyze", "--user", "verify", *names], capture_output=True, text=True, check=False)
    assert not [line for line in done.stderr.splitlines() if "congtin-" in line], done.stderr


def test_the_line_of_cron_is_what_a_shell_runs(odd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "con gtin"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$CONGTIN_CONTACT" "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(installing, "program", lambda: [str(program)])
    (line,) = [line for line in installing.cron_block(odd).splitlines() if not line.startswith("#")]
    (odd / "schedule").mkdir(parents=True)
    shown = line.removeprefix("*/5 * * * * ").replace(r"\%", "%")  # what cron hands to the shell
    assert "%" not in line.replace(r"\%", "")
    subprocess.run(["/bin/sh", "-c", shown], env={"HOME": "/nowhere"}, check=True)
    logged = (odd / "schedule" / "cron.log").read_text().splitlines()
    assert logged == [CONTACT, "schedule", "run-due", "--archive", str(odd)]


def test_installing_twice_leaves_one_line_and_the_rest_of_the_crontab(odd: Path) -> None:
    before = "MAILTO=me\n0 1 * * * backup"
    once = installing.with_block(before, odd)
    assert once.startswith(before + "\n")
    assert installing.with_block(once, odd) == once
    other = installing.with_block(once, odd.parent / "another")
    assert other.count("run-due") == 2


def test_what_is_installed_is_written_for_this_user(
    call: Call,
    archive: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("CONGTIN_CONTACT", raising=False)
    (tmp_path / "bin").mkdir()
    table, program = tmp_path / "crontab.txt", tmp_path / "bin" / "crontab"
    program.write_text(f'#!/bin/sh\n[ "$1" = -l ] && exec cat {table}\ncat > {table}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    call("add", "demo", "--every", "day")
    assert "give one of --systemd and --cron" in call("install").err
    assert "run-due" in call("install", "--cron", "--print").out
    assert not table.exists()
    shown = call("install", "--systemd")
    assert "systemctl --user daemon-reload" in shown.out
    assert len(list((tmp_path / "config" / "systemd" / "user").glob("congtin-*"))) == 2
    for _ in range(2):
        assert call("install", "--cron").code == 0
    assert table.read_text().count("run-due") == 1
    call("add", "--all", "--every", "day")
    refused = call("install", "--cron")
    assert (refused.code, "CONGTIN_CONTACT" in refused.err) == (2, True)
