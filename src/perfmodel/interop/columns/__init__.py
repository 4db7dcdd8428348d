"""The Arrow core: columns of text in, columns of targets out; the module of every engine calls it."""
