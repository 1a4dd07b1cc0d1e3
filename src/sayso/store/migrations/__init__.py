"""The steps that bring a library's database to the form that this version knows."""
