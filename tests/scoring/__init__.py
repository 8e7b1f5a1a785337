"""Scores of documents that may not lie in the repository: `python -m tests.scoring GOLD DOCUMENTS...`."""
