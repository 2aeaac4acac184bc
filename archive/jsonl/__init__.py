"""Day files of strict JSON Lines: lines encoded, appended, read and checked; torn tails; frames of compressed days."""
