import json
import subprocess
import sys

from selon.cli import jobs

SENTENCES = (
    "Une frappe aérienne a fait {} morts à Gaza, a annoncé mardi le ministère de la Santé.",
    "Selon la police, {} personnes ont été blessées par une explosion à Kaboul.",
    "« Nous avons arrêté {} suspects », a déclaré le porte-parole de l'armée nigérienne.",
)


def selon(*args: str, text: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from selon.cli import main; main()", *args]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)


def test_several_processes_give_the_same_bytes_in_the_same_order() -> None:
    lines = [
        json.dumps(
            {"doc_id": f"d{n}", "text": SENTENCES[n % 3].format(n), "published": "2024-01-24"}
        )
        for n in range(2, jobs.CHUNK + 5)
    ]
    lines.insert(4, '{"doc_id": "empty", "text": ""}')
    text = "\n".join(lines)
    alone = selon("code", "-", text=text)
    together = selon("code", "-", "--jobs", "2", text=text)
    assert alone.returncode == together.returncode == 3
    assert together.stdout == alone.stdout
    assert len(alone.stdout.splitlines()) == len(lines)


def test_a_reader_that_leaves_early_is_no_traceback() -> None:
    command = f"{sys.executable} -c 'from selon.cli import main; main()' code - | head -c 1"
    text = "\n".join(json.dumps({"doc_id": f"d{n}", "text": SENTENCES[0]}) for n in range(80))
    done = subprocess.run(
        command, shell=True, input=text, capture_output=True, text=True, check=False
    )
    assert done.stdout == "{"
    assert done.stderr == ""
