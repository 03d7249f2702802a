"""The pages of the window: what fills its panel."""
