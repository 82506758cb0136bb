"""Everything outside the method: one file or folder for each outside thing, behind the ports of core."""
