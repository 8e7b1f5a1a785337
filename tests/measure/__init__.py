"""Tests of the measures: cases in plan sentences, the comparison kernel, the catalogue of checks."""
