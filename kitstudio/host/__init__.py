"""The only room that knows it runs on somebody's computer: settings, folders, clock, environment."""
