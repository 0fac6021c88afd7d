# Everything that a fresh machine with Python 3.11, make and Node 20 (with npm) needs is installed by these targets.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
WEB := src/sayso/web/front
BUILT := src/sayso/web/static/.built
# `make setup FRONT=` leaves out the pages of sayso serve, for a machine without npm
FRONT := $(BUILT)

.PHONY: demo test test-long lint bench setup front lock chromium clean

## set up, read the sample stories, print their findings and write the dossiers to ./demo
demo: setup
	$(BIN)/sayso demo --keep demo

## set up and run all tests but the long ones
test: setup chromium
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not long"

## the tests that take minutes
test-long: setup chromium
	$(BIN)/python -m pytest -m long

## format, lint and types
lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src tests bench

## one table a benchmark, beside its peers
bench: setup
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-bench.lock
	$(BIN)/python -m bench

## the environment in .venv from the lock, the program in it, what its pages need, and the compiled gazetteer in the user's cache
setup: $(READY) $(FRONT)
	@$(BIN)/python -m sayso.knowledge.places

$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

## the stylesheet, scripts, fonts and world map of the pages, built from npm's packages as its lock names them
front: $(BUILT)

$(BUILT): $(WEB)/node_modules/.package-lock.json $(WEB)/build.mjs $(WEB)/world.mjs $(shell find $(WEB)/src -type f) src/sayso/knowledge/tables/disputed.tsv
	cd $(WEB) && node build.mjs
	@touch $(BUILT)

$(WEB)/node_modules/.package-lock.json: $(WEB)/package-lock.json $(WEB)/package.json
	@command -v npm >/dev/null 2>&1 || { \
	  echo "npm is missing: the pages of sayso serve are built with Node 20 or later and its npm (nodejs.org, or your system's packages)."; \
	  echo "Install it and run make again, or leave those pages out: make setup FRONT="; exit 1; }
	cd $(WEB) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

## Debian's Chromium for the browser tests, where it is missing and we may install it
chromium:
	@command -v chromium >/dev/null 2>&1 || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null; \
	  else echo "chromium is missing and we are not root: the browser tests will be skipped"; fi; }

## write the locks anew from pyproject.toml
lock: setup
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet \
	  --no-header -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --quiet \
	  --no-header -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile pyproject.toml --extra bench --universal --python-version 3.11 --generate-hashes --quiet \
	  --no-header -c requirements-dev.lock -o requirements-bench.lock

clean:
	rm -rf .venv build dist demo src/sayso/web/static $(WEB)/node_modules
