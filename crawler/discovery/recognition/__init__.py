"""What a portal is that no file describes, and whether one is still as its file says."""
