"""What the package does only with further ones installed beside it: how the missing ones are installed."""

from __future__ import annotations

import shlex
import sys


def install(extra: str) -> str:
    """The command that installs ``extra`` for the Python that runs, wherever congtin came from: a wheel or its folder.

    What is installed already satisfies its own name, so that no index is asked for congtin itself.

    >>> install("link").endswith("-m pip install 'congtin[link]'")
    True
    """
    return f"{shlex.quote(sys.executable)} -m pip install {shlex.quote(f'congtin[{extra}]')}"
