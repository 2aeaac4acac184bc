"""Gets the pages of portals and turns them into articles."""

# As scrapyd has it, the project is one file: portals, schemas and the demo's pages are read from folders.
if __spec__ is not None and type(__spec__.loader).__name__ == "zipimporter":
    from pathlib import Path as _Path

    from crawler.egg import unpack as _unpack

    __path__ = [str(_unpack(_Path(__spec__.origin or "").parent.parent) / "crawler")]
