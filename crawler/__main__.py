"""Where ``congtin`` begins, and ``python -m crawler``."""

from __future__ import annotations

import sys


def main() -> None:
    """The command. Ctrl-C ends it without a word at any instant, also while what it needs is still being loaded."""
    try:
        from crawler.cli import main as command

        command()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
