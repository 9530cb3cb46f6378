"""The newsletter: what is worth telling, in which section, and an issue as its readers get it."""
