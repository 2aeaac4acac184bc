"""Gets the pages of portals and turns them into articles."""

# As scrapyd has it, the project is one file: portals, schemas and the demo's pages are read from folders.
if type(__loader__).__name__ == "zipimporter":
    from pathlib import Path as _Path

    from crawler.egg import unpack as _unpack

    __path__ = [str(_unpack(_Path(__loader__.archive)) / "crawler")]  # type: ignore[name-defined]
