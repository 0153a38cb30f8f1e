from pathlib import Path

from selon.ledger import open_ledger


def test_a_query_is_kept_changed_and_given_up(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.save_search("b", "killed>=1", by="amina")
        ledger.save_search("a", "country:ML", by="amina")
        ledger.save_search("b", "killed>=5", by="jo")
        assert [(s.name, s.query, s.saved_by) for s in ledger.searches()] == [
            ("a", "country:ML", "amina"),
            ("b", "killed>=5", "jo"),
        ]
        ledger.forget_search("b")
        assert [s.name for s in ledger.searches()] == ["a"]
