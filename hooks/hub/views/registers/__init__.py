"""Registers: long tables of facts from many items, in pages, and what they add up to."""
