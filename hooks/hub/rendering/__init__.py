"""What becomes of Markdown on its way to HTML."""
