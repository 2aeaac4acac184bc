"""Crawls in processes of their own: started, watched, ended, and what they say; many portals side by side."""
