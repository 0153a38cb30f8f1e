"""What screens show, computed from what the ledger holds: no markup, no words."""
