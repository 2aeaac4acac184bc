"""A report put into a file, which replaces no file but a report."""

from __future__ import annotations

from pathlib import Path

import msgspec

from archive.files import Files, put_whole
from crawler.errors import CongtinError
from crawler.reporting.model import Report

MARK = "congtin report"
IN_HTML = f'<meta name="generator" content="{MARK}">'
IN_MARKDOWN = f"<!-- {MARK} -->\n"
_HEAD = 4096


def refuse(output: Path) -> None:
    """Raises ``CongtinError`` where ``output`` is there and no report: to ask before a long archive is read."""
    if output.exists() and not _is_report(output):
        raise CongtinError(f"{output} is no report: name another place, or replace it with --force")


def put(text: str, output: Path | None) -> None:
    """Into the file, or onto the terminal. Raises ``CongtinError`` where the file cannot be written."""
    if output is None:
        print(text, end="")
        return
    try:
        put_whole(Files(), output, text.encode())
    except OSError as error:
        raise CongtinError(f"{output} cannot be written: {error.strerror}") from error


def _is_report(path: Path) -> bool:
    """Whether ``congtin report`` wrote the file, in any of its forms."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
        if head.startswith(b"{"):
            msgspec.json.decode(path.read_bytes(), type=Report)
            return True
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return False
    if head.startswith(b"<!DOCTYPE html>"):
        return IN_HTML.encode() in head.partition(b"</head>")[0]
    return head.startswith(IN_MARKDOWN.encode())
