"""A coded document as the reader shows it: paragraphs, who says it, facts field by field.

Pure: what was coded and what people decided go in, records for the template come out. Words of the
interface come from `Words`; nothing here is markup.
"""
