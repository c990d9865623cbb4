"""Frozen types that pass between the stages; standard library only."""
