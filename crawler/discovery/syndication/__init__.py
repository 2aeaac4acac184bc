"""What a portal publishes for machines: feeds and sitemaps."""
