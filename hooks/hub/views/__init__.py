"""Pure views: from the catalogue to frozen records that templates lay out."""
