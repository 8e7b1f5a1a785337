"""`python -m checker.cli`, for where the command itself is not on the path."""

from checker.cli import main

main(prog_name="checker")
