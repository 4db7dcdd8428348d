"""Hand-over to the tools of others: Arrow columns, and the data frames and engines that speak Arrow."""
