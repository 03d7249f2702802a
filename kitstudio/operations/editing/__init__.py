"""What a person does to a draft, as new texts of its files."""
