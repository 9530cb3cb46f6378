"""Small command-line programs over the hub; each says --help."""
