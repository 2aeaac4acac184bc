"""``python -m archive``: the archive's commands alone."""

from archive.cli import app

if __name__ == "__main__":
    app(prog_name="python -m archive")
