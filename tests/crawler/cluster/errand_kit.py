"""An errand as a cluster's scheduler gives it."""

from __future__ import annotations

from pathlib import Path

from crawler.cluster.connecting import about
from crawler.cluster.errand import Errand
from crawler.processes.job import Job


def errand(root: Path, url: str, **changes: object) -> Errand:
    folder = root / "archive" / "state" / "aside"
    folder.mkdir(parents=True, exist_ok=True)
    job = Job(targets=[url], archive=root / "archive", options={"assets": "none"})
    known = {"folder": folder, "logs": root / "logs", "topic": "t", "about": about(), "is_shared": False, **changes}
    return Errand(jobs={url.removeprefix("http://").rstrip("/").replace(":", "-"): job}, **known)  # type: ignore[arg-type]
