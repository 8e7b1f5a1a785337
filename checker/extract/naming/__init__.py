"""The name of what a target measures: cut out of a clause, completed from earlier words, its head and its ends."""
