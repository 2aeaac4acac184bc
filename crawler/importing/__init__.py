"""Captures made by others: WARC and WACZ files, and servers that speak CDX, into the archive as a crawl would."""
