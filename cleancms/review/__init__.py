"""What was decided about pages, as one HTML file that a person looks at."""
