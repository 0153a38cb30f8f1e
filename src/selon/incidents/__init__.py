"""Incidents: the events of many documents that are one occurrence, and where they disagree."""
