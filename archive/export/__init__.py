"""Taking an archive away in other formats: one module a format, each in one pass and in constant memory."""
