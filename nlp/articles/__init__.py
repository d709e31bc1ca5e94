"""Files of every kind → articles: archive files, web pages, tables, plain text."""

from .reader import iter_articles, read_articles
from .records import Article, Rejected

__all__ = ["Article", "Rejected", "iter_articles", "read_articles"]
