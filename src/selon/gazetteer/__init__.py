"""The gazetteer: places by their names, in one read-only SQLite file, offline."""
