"""What docs/keeping.md says of a portal that is taken out of an archive takes all of it, and nothing else."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.conftest import Run
from tests.portal_server import PortalServer, served

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "keeping.md").read_text(encoding="utf-8")


def test_a_portal_is_taken_out_as_told(congtin: Run, tmp_path: Path) -> None:
    archive, own = tmp_path / "archive-data", tmp_path / "portals"
    own.mkdir()
    with served(PortalServer(articles=2)) as one, served(PortalServer(articles=2)) as other:
        for name, portal in (("go-nham.vn", one), ("go-nham.vn.khac", other)):
            (own / f"{name}.toml").write_text(f'home = "{portal.url}"\nfamily = "generic"\n', encoding="utf-8")
            done = congtin("crawl", name, "--archive", archive, "--portals", own, "-q")
            assert done.returncode == 0, done.stderr
    kept = {path for path in archive.rglob("*") if "portal=go-nham.vn.khac" in str(path)}
    (block,) = (each for each in re.findall(r"^```sh\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL) if "rm -rf" in each)
    taken = "".join(line + "\n" for line in block.splitlines() if not line.startswith("congtin "))
    subprocess.run(["sh", "-ec", taken], cwd=tmp_path, check=True)
    left = {path for path in archive.rglob("*") if "portal=go-nham.vn" in str(path)}
    assert {path for path in left if path.parent.name != "state"} == {p for p in kept if p.parent.name != "state"}
    assert congtin("archive", "verify", "--archive", archive).returncode == 0
