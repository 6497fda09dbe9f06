"""What the product costs, in ratios and CPU seconds; `make bench` runs all, `make bench ARGS=feed_page` one."""
