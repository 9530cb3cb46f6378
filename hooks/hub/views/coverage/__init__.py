"""Where there are case studies and where there are none, as grids and as a map."""
