# What one does with a clone; `make help` reads the ## comments.

VENV := .venv
BIN := $(VENV)/bin
# The oldest Python that will do is 3.11; name another one with `make PYTHON=python3.12 ...`.
PYTHON ?= $(shell for one in python3 python3.13 python3.12 python3.11 python; do \
	$$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help setup report desk gate test test-spark lint docs dataset example audit check bench fuzz clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

report: $(VENV)/installed ## check the five plans of docs_data/ and write reports/index.html
	@$(BIN)/checker check docs_data --out reports --format html,json --fail-on never

desk: $(VENV)/installed ## review in the browser: choose files, see findings, decide
	@$(BIN)/checker desk

setup: $(VENV)/developing ## make .venv with all that developing and testing needs
	@sh tests/programs.sh

gate: $(VENV)/installed ## what has to be so before docs_data/ goes in: checksums, targets.csv, suites, nothing new since BASE
	@$(BIN)/checker gate . $(if $(BASE),--base '$(BASE)') || \
		{ code=$$?; echo "checker gate: exit code $$code (make itself always ends with 2)" >&2; exit $$code; }

test: setup ## run every test, on all cores; those of Spark where Java is
	@! command -v java >/dev/null || $(MAKE) --no-print-directory $(VENV)/spark || \
		echo "Spark could not be installed; its tests will be skipped" >&2
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

test-spark: $(VENV)/developing ## install Java and Spark, and run the tests that need them
	@sh tests/programs.sh java
	@$(MAKE) --no-print-directory $(VENV)/spark
	$(BIN)/python -m pytest tests/engine

lint: $(VENV)/developing ## ruff, mypy, the walls between the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: example ## write the generated parts of the docs again, and the dataset and the example they show
	$(BIN)/python -m tests.docs

dataset: $(VENV)/installed ## write docs_data/targets.csv again from the documents
	$(BIN)/checker extract docs_data --all

example: $(VENV)/developing dataset ## write reports/example/ again
	$(BIN)/python -m tests.example

audit: $(VENV)/developing ## plant faults in the five plans and write what is found to reports/example/audit.md
	$(BIN)/python -m tests.audit

check: lint test ## what has to pass before a change goes in

bench: $(VENV)/developing ## compare our speed with other extractors' (installs them)
	$(PIP) install -c constraints.txt --group bench
	$(BIN)/python -m tests.bench

# Mutated plans through the whole corridor in `make fuzz`, and seconds for each target that is guided by coverage.
INPUTS ?= 10000
SEED ?= 1
SECONDS ?= 600
fuzz: $(VENV)/developing ## look for input that breaks us: whole plans (INPUTS=10000 SEED=1), then bytes (SECONDS=600 each)
	$(BIN)/python -m tests.fuzz corridor --inputs $(INPUTS) --seed $(SEED)
	$(PIP) install -c constraints.txt --group fuzz
	$(BIN)/python -m tests.fuzz readers -max_total_time=$(SECONDS)
	$(BIN)/python -m tests.fuzz targets -max_total_time=$(SECONDS)
	$(BIN)/python -m tests.fuzz language -max_total_time=$(SECONDS)

clean: ## remove what was made here
	rm -rf $(VENV) build dist reports/*.html reports/findings.json reports/pages.txt reports/plans reports/assets

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found; name one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) could not make $(VENV); on Debian: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "installing into $(VENV) (about a minute)"
	@$(PIP) install -c constraints.txt pip
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/developing: pyproject.toml constraints.txt $(VENV)/installed
	@$(PIP) install -c constraints.txt -e '.[ocr]' --group dev
	@touch $@

$(VENV)/spark: $(VENV)/developing
	@echo "installing Spark into $(VENV) (some 450 MB)"
	@$(PIP) install -c constraints.txt -e '.[spark]'
	@touch $@
