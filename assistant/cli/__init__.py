"""The command line: one thin shell around the engine."""
