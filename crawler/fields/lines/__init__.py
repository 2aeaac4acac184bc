"""Lines told apart: facts about the article, labels, boxes of other news, furniture of the page."""
