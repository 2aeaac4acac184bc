"""The example of docs/api.md gives what a reader expects of it: an article."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


def test_the_page_shown_is_read_as_an_article(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    exec(compile(example, "docs/api.md", "exec"), {})
    assert capsys.readouterr().out == "Article 2022-07-14T09:05:00+07:00 Họp báo thường kỳ quý II\n"
