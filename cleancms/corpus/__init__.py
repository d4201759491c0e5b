"""What is learnt from many pages: site templates and near-duplicate pages."""
