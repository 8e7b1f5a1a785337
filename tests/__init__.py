"""The tests of the house; each folder mirrors one of checker/."""
