"""Measuring the program against question files: right, wrong, asked back, refused."""
