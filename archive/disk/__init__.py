"""The file layer: files opened, written durably, and what the disk says when it fails."""
