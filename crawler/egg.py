"""The project as scrapyd has it: one file (an egg), which is unpacked beside itself once and used from there."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path


def unpack(egg: Path) -> Path:
    """The folder with what ``egg`` holds, which is made where it is not there yet, and is imported from, from now on.

    It lies in ``unpacked/`` beside the egg, under the name that the metadata of the packages is found by. Another egg
    under the same name (a version that was deployed again) gets another folder.
    """
    stat = egg.stat()
    folder = egg.resolve().parent / "unpacked" / f"{egg.stem}-{stat.st_size}-{stat.st_mtime_ns}"
    inside = folder / "congtin.egg"
    if not inside.is_dir():
        folder.parent.mkdir(exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
        try:
            with zipfile.ZipFile(egg) as archive:
                archive.extractall(fresh / inside.name)
            fresh.chmod(0o755)
            fresh.rename(folder)
        except OSError:  # another process was faster
            if not inside.is_dir():
                raise
        finally:
            shutil.rmtree(fresh, ignore_errors=True)  # nothing, where it was renamed
    sys.path.insert(0, os.fspath(inside))
    return inside
