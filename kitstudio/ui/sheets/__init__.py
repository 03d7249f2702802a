"""Sheets: where an operation is prepared before it becomes a job."""
