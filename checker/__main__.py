"""The command line, for `python -m checker`."""

from checker.cli import main

main()
