"""`python -m selon.gazetteer`: make the default edition of a checkout where its tables changed."""

from importlib.resources import as_file, files

from selon.gazetteer.building import CARRIED, refresh

if __name__ == "__main__":
    with as_file(files("selon.data") / "places") as folder:
        refresh(folder / CARRIED)
