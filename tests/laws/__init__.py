"""Laws of the whole solver: what a change of the input may and may not do to the answer."""
