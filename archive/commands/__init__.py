"""The ``archive`` commands, by what they are for: each a few lines over an importable function."""
