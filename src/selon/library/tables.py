"""Tables and maps of what was found: pandas, Arrow, GeoJSON; the libraries load when asked for."""

import io
import json
from abc import abstractmethod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import pyarrow

Json = dict[str, Any]


class Frames:
    """Whatever coded documents it holds, as tables: a row for each figure of each event."""

    __slots__ = ()

    @property
    @abstractmethod
    def documents(self) -> list[tuple[Json, str]]:
        """The coded documents with their texts."""

    def rows(self) -> list[Json]:
        """Give the rows of `selon code --format csv`, cells as they are: unknown is None."""
        from selon.formats.csv import COLUMNS  # noqa: PLC0415 - only where tables are made

        return [
            {name: column(document, event, claim) for name, column in COLUMNS.items()}
            for document, _ in self.documents
            for event in document["events"]
            for claim in event["claims"] or [{}]
        ]

    def to_pandas(self) -> "pandas.DataFrame":
        """Give the rows as a pandas DataFrame; numbers may be missing (Int64)."""
        import pandas  # noqa: PLC0415 - not needed otherwise

        return pandas.DataFrame(self.rows()).convert_dtypes()

    def to_arrow(self) -> "pyarrow.Table":
        """Give the rows as an Arrow table."""
        import pyarrow  # noqa: PLC0415 - as above

        return pyarrow.Table.from_pylist(self.rows())

    def to_geojson(self) -> Json:
        """Give a FeatureCollection, longitude first; what no dot can show has no geometry."""
        from selon.formats import Output, geojson  # noqa: PLC0415 - only where maps are made

        written = io.StringIO()
        geojson.write((Output(*pair) for pair in self.documents), written, language="en")
        found: Json = json.loads(written.getvalue())
        return found
