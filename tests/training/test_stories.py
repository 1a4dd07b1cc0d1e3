"""Who is who in news, as the package's weights tell it."""

from __future__ import annotations

from training.corpora.polnear import Article
from training.stories import told_of

TEXT = "Mayor Imelda Shaw spoke on Monday. The harbour is safe, she said."


def test_mentions_of_one_person_have_one_entity() -> None:
    article = Article("pier", TEXT, "ab12", ())
    entity = {TEXT[row.start : row.end]: row.entity for row in told_of(article, None)}
    assert entity["Mayor Imelda Shaw"] == entity["she"]
    assert entity["The harbour"] != entity["she"]
