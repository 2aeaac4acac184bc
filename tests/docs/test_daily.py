"""The command that docs/daily.md gives to ``--notify`` sends what it is told."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "daily.md").read_text(encoding="utf-8")


def executable(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_command_shown_mails_what_comes_in(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```bash\n(#!/bin/sh\n.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    command = executable(tmp_path / "mail-me.sh", shown)
    executable(tmp_path / "mail", f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/to\ncat > {tmp_path}/body\n')
    path = f"{tmp_path}:{os.environ['PATH']}"
    subprocess.run([str(command)], input=b'[{"portal": "demo"}]', env={**os.environ, "PATH": path}, check=True)
    assert (tmp_path / "to").read_text().splitlines() == ["-s", "congtin: somebody has to look", "you@example.org"]
    assert (tmp_path / "body").read_text() == '[{"portal": "demo"}]'
