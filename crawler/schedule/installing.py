"""What lets the system call ``congtin schedule run-due``: units of systemd for this user, or lines of the crontab."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from archive.words import _
from crawler.errors import CouldNotStart

_KEPT = (
    *("CONGTIN_CONTACT", "CONGTIN_EGRESS", "CONGTIN_PORTALS", "CONGTIN_STATE_DIR", "CONGTIN_TLS", "CONGTIN_CHROMIUM"),
    *("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE"),
)
"""What a run reads of the environment, and a service has none of."""
_PATHS = {"CONGTIN_PORTALS", "CONGTIN_STATE_DIR", "SSL_CERT_FILE"}
MINUTES = 5
"""Between two looks at what is due."""


def program() -> list[str]:
    """How this program is called, whatever the folder and the PATH are."""
    beside = Path(sys.executable).parent / "congtin"
    if beside.exists():
        return [str(beside)]
    return [sys.executable, "-m", "crawler"]


def command(archive: Path) -> list[str]:
    """The call that is to be made again and again."""
    return [*program(), "schedule", "run-due", "--archive", str(archive.resolve())]


def environment() -> dict[str, str]:
    """The settings of this shell that the runs need too; paths from the root on, since a service starts elsewhere."""
    found = {name: os.environ[name] for name in _KEPT if os.environ.get(name)}
    return found | {name: os.path.abspath(found[name]) for name in _PATHS & found.keys()}  # noqa: PTH100 - as a text


def unit_name(archive: Path) -> str:
    """One an archive, so that several can be scheduled.

    >>> unit_name(Path("/data/archive of mine"))
    'congtin-data-archive-of-mine'
    """
    return "congtin-" + re.sub(r"[^A-Za-z0-9]+", "-", str(archive.resolve())).strip("-")


def systemd_units(archive: Path) -> dict[str, str]:
    """File name to text. ``Persistent``: a machine that was off looks at once when it is on."""
    name = unit_name(archive)
    folder = str(archive.resolve())
    settings = "".join(f"Environment={_quoted(f'{key}={value}')}\n" for key, value in environment().items())
    called = " ".join(_quoted(word) for word in command(archive)).replace("$", "$$")
    service = (
        f"[Unit]\nDescription=congtin: crawls that are due in {_percent(folder)}\n"
        "Wants=network-online.target\nAfter=network-online.target\n\n"
        f"[Service]\nType=oneshot\nExecStart={called}\n{settings}"
        # What fell short is in the history and in the logs; the unit itself did what it is for.
        "SuccessExitStatus=1 130\n"
        # Only the scheduler is told to end: it tells its crawls, which store what is in flight.
        "KillMode=mixed\nTimeoutStopSec=180\nNice=10\n"
    )
    timer = (
        f"[Unit]\nDescription=congtin: looks every {MINUTES} minutes at what is due in {_percent(folder)}\n\n"
        f"[Timer]\nOnCalendar=*:0/{MINUTES}\nPersistent=true\nAccuracySec=30s\n\n[Install]\nWantedBy=timers.target\n"
    )
    return {f"{name}.service": service, f"{name}.timer": timer}


def install_systemd(archive: Path) -> list[str]:
    """Writes the units of this user; what is to be done then, line by line."""
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in systemd_units(archive).items():
            (folder / name).touch(mode=0o600)  # a proxy's address may hold its keys
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise CouldNotStart(f"{folder} cannot be written: {error.strerror}") from error
    name = unit_name(archive)
    return [
        _("Written to {folder}. Next:", folder=folder),
        f"  systemctl --user daemon-reload && systemctl --user enable --now {name}.timer",
        "  loginctl enable-linger          # so that it runs also while you are not logged in",
        _(
            "What it does: journalctl --user -u {name}. To end it: systemctl --user disable --now {name}.timer",
            name=name,
        ),
    ]


def cron_block(archive: Path) -> str:
    """Lines for a crontab. Looks may overlap: a portal that one of them runs is left alone by the other."""
    words = [f"{key}={shlex.quote(value)}" for key, value in environment().items()] + [
        shlex.quote(word) for word in command(archive)
    ]
    log = shlex.quote(str(archive.resolve() / "schedule" / "cron.log"))
    line = " ".join(words) + f" >>{log} 2>&1"
    return f"{_mark(archive)}\n*/{MINUTES} * * * * {_cron(line)}\n"


def install_cron(archive: Path) -> list[str]:
    """Puts the lines into this user's crontab, in place of those of an earlier time; what to know, line by line."""
    if shutil.which("crontab") is None:
        raise CouldNotStart("this machine has no crontab: --print shows the line for another; --systemd may do")
    (archive / "schedule").mkdir(parents=True, exist_ok=True)  # cron's log lies there
    there = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False)  # noqa: S607
    kept = with_block(there.stdout if there.returncode == 0 else "", archive)
    done = subprocess.run(["crontab", "-"], input=kept, capture_output=True, text=True, check=False)  # noqa: S607
    if done.returncode:
        raise CouldNotStart(f"the crontab cannot be written: {done.stderr.strip()}")
    said = "In your crontab now. To end it: crontab -e, and take out the two lines from {mark} on."
    return [_(said, mark=repr(_mark(archive)))]


def with_block(crontab: str, archive: Path) -> str:
    """A crontab with our lines, once."""
    lines = crontab.splitlines(keepends=True)
    mark = _mark(archive)
    for at, line in enumerate(lines):
        if line.rstrip("\n") == mark:
            del lines[at : at + 2]
            break
    before = "".join(lines)
    return before + ("\n" if before and not before.endswith("\n") else "") + cron_block(archive)


def _mark(archive: Path) -> str:
    return f"# congtin: crawls that are due in {archive.resolve()}"


def _cron(line: str) -> str:
    """A percent sign ends a line of cron's."""
    return line.replace("%", r"\%")


def _percent(text: str) -> str:
    return text.replace("%", "%%")


def _quoted(word: str) -> str:
    """A word as systemd reads it."""
    inside = _percent(word).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inside}"' if re.search(r"[^A-Za-z0-9_./:=@%+,-]", word) else inside
