"""What if: changes to a workbook, one after another, side by side, and the run of a plan from end to end."""
