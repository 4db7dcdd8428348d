"""The Arrow core: columns of text in, columns of targets out; every engine room calls it."""
