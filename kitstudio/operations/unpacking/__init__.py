"""The steps of an unpack."""
