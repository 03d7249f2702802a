"""The Kitfile as a form: made from the declaration of its fields, another view of the text beside it."""
