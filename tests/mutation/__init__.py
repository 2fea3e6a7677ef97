"""Dropping any rule, any of its faces, or one term of its rows is noticed by some hand case."""
