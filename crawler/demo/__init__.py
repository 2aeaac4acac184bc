"""The embedded portal: a small provincial news portal that the command can serve to itself.

It needs no network, and every article's truth is known, so a crawl of it can be checked field by field.
"""

from crawler.demo.library import DEFAULT_ARTICLES, article, articles
from crawler.demo.model import DemoArticle
from crawler.demo.server import DEFAULT_PORT, DemoServer, serve

PORTAL_ID = "demo"
"""Id of the declared portal that this package serves."""

__all__ = ["DEFAULT_ARTICLES", "DEFAULT_PORT", "PORTAL_ID", "DemoArticle", "DemoServer", "article", "articles", "serve"]
