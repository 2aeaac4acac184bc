"""The further pages of a listing: links, numbers, forms, postbacks, requests of scripts."""
