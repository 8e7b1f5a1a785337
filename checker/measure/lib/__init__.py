"""What measures share: comparing figures, whom a target binds, what a measurement is, and the rows of the frames."""
