"""What several rooms of imports compare with."""

from __future__ import annotations

import pytest

from tests.crawler.importing.kit import imported, site, texts, warc


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The texts of a site of three articles whose capture is in order."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "a.warc").write_bytes(warc(site(3)))
    assert imported(folder / "archive", folder / "a.warc").exit_code == 0
    return texts(folder / "archive")
