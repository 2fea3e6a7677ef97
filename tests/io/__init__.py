"""Tests of reading and writing workbooks."""  # noqa: A005 - it mirrors the package
