"""``python -m crawler.demo``: serve the demo portal alone, until interrupted."""

from __future__ import annotations

import argparse
from contextlib import suppress

from crawler.demo import DEFAULT_ARTICLES, DEFAULT_PORT, serve


def main() -> None:
    """Serve, and print the address on one line first, so that a script can read it."""
    parser = argparse.ArgumentParser(prog="python -m crawler.demo", description="Serve the demo portal on loopback.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="0: any free port (default: %(default)s)")
    parser.add_argument("--articles", type=int, default=DEFAULT_ARTICLES, help="how many (default: %(default)s)")
    options = parser.parse_args()
    with suppress(KeyboardInterrupt), serve(options.host, options.port, articles=options.articles) as server:
        print(server.url, flush=True)
        server.wait()


if __name__ == "__main__":
    main()
