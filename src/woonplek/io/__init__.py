"""Where a region comes from and where its plan goes: workbooks and run folders."""
