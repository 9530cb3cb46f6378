"""Files of the site that are not pages, as bytes."""
