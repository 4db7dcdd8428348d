"""From characters to tokens: folding, the cited word tables, the one scan."""
