"""A report put into a file, which replaces no file but a report."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from archive.export import whole
from archive.showing.outlets import is_stream, streamed
from crawler.errors import CongtinError
from crawler.reporting.model import Report

MARK = "congtin report"
IN_HTML = f'<meta name="generator" content="{MARK}">'
IN_MARKDOWN = f"<!-- {MARK} -->\n"
_HEAD = 4096


def refuse(output: Path, *, force: bool) -> None:
    """Raises ``CongtinError`` or ArchiveError where no report may go: to ask before a long archive is read."""
    if is_stream(output):
        return
    whole.refuse(Path(os.path.realpath(output)), force=True)
    if not force and output.exists() and not _is_report(output):
        raise CongtinError(f"{output} is no report: name another place, or replace it with --force")


def put(text: str, output: Path | None) -> None:
    """Into the file or stream, or onto the terminal. Raises ArchiveError where it cannot be written."""
    if output is None:
        print(text, end="")
        return
    if is_stream(output):
        with streamed(output, encoding="utf-8") as stream:
            stream.write(text)
        return
    with whole.whole(output, force=True) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


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
