"""Checks the targets of China's plans against each other, level against level."""

__version__ = "0.1.0"
