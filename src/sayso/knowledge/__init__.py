"""What sayso knows before it reads: tables as data files, and small modules that look things up in them."""
