"""The command line: parser, rendering, exit codes. One thin function for each verb."""
