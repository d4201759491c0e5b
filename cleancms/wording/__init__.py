"""What pages say around an article, in words: labels, previous/next, breadcrumbs, names. Pure functions."""
