"""What is read, and the gate to every row."""
