"""From mentions to a typed Question."""
