"""From words to what they name."""
