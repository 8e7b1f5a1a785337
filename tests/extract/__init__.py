"""Extraction on whole documents, measured and accounted for."""
