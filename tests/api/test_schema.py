"""The description against the program: requests made from it, right ones and wrong ones."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from selon.api.service import service
from selon.incidents.linking import link_pending
from selon.ledger import open_ledger
from selon.query.index import Index
from tests.exports.conftest import documents
from tests.incidents.made import link
from tests.ledger.made import VINTAGE, article, coded

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]


EXAMPLES = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with open_ledger(tmp_path_factory.mktemp("api") / "ledger.db") as ledger:
        link(ledger, *documents())
        ledger.store(article(1), coded(article(1)), **VINTAGE)
        link_pending(ledger)
        app = service(ledger, Index(ledger), by="amina")
        yield schemathesis.openapi.from_asgi("/openapi.json", app)


def test_what_is_described_is_what_is_answered(described: Any) -> None:
    names = []
    for found in described.get_all_operations():
        operation = found.ok()
        names.append(operation.label)

        @given(case=operation.as_strategy())
        @EXAMPLES
        def check(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS)

        check()
    assert {"GET /incidents", "POST /documents/{doc_id}/decisions"} <= set(names)
    assert len(names) >= 13


def test_wrong_requests_are_refused(described: Any) -> None:
    """What the description forbids is a problem, never a fault and never done."""
    for found in described.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
        @EXAMPLES
        def check(case: schemathesis.Case) -> None:
            answer = case.call()
            case.validate_response(answer, checks=CHECKS)
            assert answer.status_code < 500

        try:
            check()
        except Unsatisfiable:
            continue  # nothing can be wrong about a request without parameters
