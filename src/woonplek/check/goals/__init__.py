"""The goals, by what they count."""
