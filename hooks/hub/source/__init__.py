"""From files to checked items: text, values, facts, and the checks between files."""
