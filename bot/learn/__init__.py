"""Scripts that fit the weights kept beside the code in core, from labelled data given by path."""
