"""The tests. A package, because textstat installs one of the same name, which would come first."""
