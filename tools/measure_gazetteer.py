"""Measure an edition of the gazetteer: `python tools/measure_gazetteer.py --probes FILE`.

The probes are a Python file with a list `P` of (id, country, lat, lon, tolerance in km, kind,
{language: [spellings]}): the place must be found at the top, its country known. `--french FILE`
takes the names that `build_measuring_edition.py --without` left out of the edition.
"""

import argparse
import runpy
import statistics
from collections import Counter, defaultdict
from pathlib import Path
from time import perf_counter

from selon.gazetteer.distance import kilometres
from selon.gazetteer.editions import open_edition
from selon.gazetteer.lookup import Gazetteer, open_gazetteer
from selon.gazetteer.searching import Context, Found, search
from selon.places.asking import ask
from selon.places.words import read_words

ARAB = {
    "AE",
    "BH",
    "DJ",
    "DZ",
    "EG",
    "IQ",
    "JO",
    "KM",
    "KW",
    "LB",
    "LY",
    "MA",
    "MR",
    "OM",
    "PS",
    "QA",
    "SA",
    "SD",
    "SO",
    "SY",
    "TN",
    "YE",
}
TWIN = 5.0  # kilometres


def probe(gazetteer: Gazetteer, path: Path) -> None:
    """Print how many spellings lead to their place, at the top and among the first five."""
    right: dict[str, Counter[str]] = defaultdict(Counter)
    words = read_words("fr")
    for id_, country, lat, lon, tolerance, _, spellings in runpy.run_path(str(path))["P"]:
        context = Context(countries=(country,) if country else ())
        for language, names in spellings.items():
            for name in names:
                found = ask(gazetteer, words, name, context)
                points = [(f.place.lat, f.place.lon) for f in found]
                near = [kilometres((lat, lon), point) <= tolerance for point in points]
                top, five = near[:1] == [True], any(near[:5])
                for key in (language, "all"):
                    right[key].update(asked=1, top=top, five=five)
                if not top:
                    best = f"{found[0].place.name} {found[0].place.id}" if found else "-"
                    print(f"  missed {id_} {name!r}: {best}")
    for language, counts in right.items():
        top, five = (counts[key] / counts["asked"] for key in ("top", "five"))
        print(f"{language:4} {counts['asked']:4} spellings, top-1 {top:.3f}, top-5 {five:.3f}")


def latency(gazetteer: Gazetteer, path: Path) -> None:
    """Print the median and the 95th percentile of new names, and the median of known ones."""
    rows = runpy.run_path(str(path))["P"]
    names = [(n, row[1]) for row in rows for names in row[6].values() for n in names]
    for label in ("new", "known"):
        times = []
        for name, country in names:
            start = perf_counter()
            search(gazetteer, name, Context(countries=(country,) if country else ()))
            times.append((perf_counter() - start) * 1000)
        median, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        print(f"{label} names: median {median:.3f} ms, 95th percentile {late:.3f} ms")


def french(gazetteer: Gazetteer, path: Path) -> None:
    """Print how many names of a file lead to their place, in an edition that lacks them."""
    counts: Counter[str] = Counter()
    arab: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        name, ref, country, lat, lon = line.split("\t")
        context = Context(countries=(country,) if country else ())
        found = search(gazetteer, name, context, most=200, thorough=True)
        right = [_is_right(f, ref, (float(lat), float(lon))) for f in found]
        for tally in (counts, arab) if country in ARAB else (counts,):
            tally.update(asked=1, top=right[:1] == [True], ten=any(right[:10]), found=any(right))
    for label, tally in (("all", counts), ("Arab countries", arab)):
        shares = ", ".join(f"{k} {tally[k] / tally['asked']:.3f}" for k in ("top", "ten", "found"))
        print(f"{label}: {tally['asked']} French names that the edition lacks: {shares}")


def _is_right(found: Found, ref: str, point: tuple[float, float]) -> bool:
    """Say whether a place is the one asked for: by its id, or as near as a twin record stands."""
    place = found.place
    return place.id == ref or kilometres(point, (place.lat or 0.0, place.lon or 0.0)) <= TWIN


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--edition", type=Path)
    parser.add_argument("--probes", type=Path)
    parser.add_argument("--french", type=Path)
    options = parser.parse_args()
    gazetteer = open_gazetteer(open_edition(options.edition))
    print(f"edition {gazetteer.edition.name}, {gazetteer.edition.meta['places']} places")
    if options.probes:
        latency(gazetteer, options.probes)
        probe(gazetteer, options.probes)
    if options.french:
        french(gazetteer, options.french)


if __name__ == "__main__":
    main()
