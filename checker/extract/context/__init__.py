"""What the conditions of the grammar's rules speak of: a figure with what stands beside it, a clause, what governs both."""
