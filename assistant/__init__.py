"""From a question to evidence and a cited answer: Python API, command line and web page."""
