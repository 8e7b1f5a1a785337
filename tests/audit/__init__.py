"""The audit and what it plants."""
