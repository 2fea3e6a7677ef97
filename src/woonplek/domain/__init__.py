"""What is planned: the region, its plan, and the words both are in. Knows no workbook and no solver."""
