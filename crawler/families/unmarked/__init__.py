"""How a page is read whose markup names nothing: title, facts and text by what they say and where they stand."""
