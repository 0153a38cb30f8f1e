"""From the network into documents: one gate, feeds, lists of addresses, originals that are kept."""
