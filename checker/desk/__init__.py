"""The desk: what a reviewer does with runs - deciding on what was found, comparing two of them, gating a repository."""
