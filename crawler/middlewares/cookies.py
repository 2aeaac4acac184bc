"""Scrapy's cookies, without the list of public suffixes that it would fetch from the Internet."""

from __future__ import annotations

from scrapy.downloadermiddlewares import cookies
from tldextract import TLDExtract

# The crawler asks no host but the portal's. The list that the library ships decides which domains may share cookies.
cookies._split_domain = TLDExtract(include_psl_private_domains=True, suffix_list_urls=(), cache_dir=None)


class CookiesMiddleware(cookies.CookiesMiddleware):
    """One cookie jar a run: a portal that counts one view a session is not inflated by us."""
