"""Tables that a text shows by where it sets its cells: one a line, apart by blanks, or drawn with strokes."""
