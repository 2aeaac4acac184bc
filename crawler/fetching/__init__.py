"""One request on the wire: who may be asked, how fast, over which TLS, and what it is called when nothing comes."""
