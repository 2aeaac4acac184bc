"""For `scrapyd-deploy`, which builds by it; everything is said in pyproject.toml."""

from setuptools import setup

setup()
