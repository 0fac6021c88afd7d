# Everything that a fresh machine with Python 3.11 and make needs is installed by these targets.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test test-long lint bench setup lock chromium clean

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
	$(BIN)/python -m bench

## the environment in .venv from the lock, the program in it, and the compiled gazetteer in the user's cache
setup: $(READY)
	@$(BIN)/python -m sayso.knowledge.places

$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

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

clean:
	rm -rf .venv build dist demo
