"""The page: where people read, decide and look things up, in a browser on this machine.

Nothing of FastAPI is imported before the page is served. How to add a screen: ARCHITECTURE.md.
"""
