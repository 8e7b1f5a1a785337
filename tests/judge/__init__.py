"""Tests of judgement: the suites, their guards, fingerprints and findings."""
