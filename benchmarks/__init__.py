"""Quality and speed runs that anyone can repeat, and the training of the weights."""
