"""``congtin report``: what an archive holds, in one file that people rather look at than read.

``gather`` reads the archive into facts; ``charts``, ``curves`` and ``between`` draw them; ``page`` and ``text`` put
them down.
"""
