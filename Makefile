# Everything a person runs. `make` alone lists the targets.
# Each target makes .venv and installs what it needs from the locked versions; a second time that costs nothing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYWB := .venv-pywb
SCRAPYD := .venv-scrapyd
UPKEEP := .venv-upkeep
# One more than two cores: crawls wait for portals, and browsers for pages, while another one works.
WORKERS := 3
# What measures coverage would find those disks full, too.
FULL := --deselect tests/crawler/test_crawl_refused.py::test_a_full_disk_ends_the_run_and_loses_nothing \
	--deselect tests/crawler/test_full_disk.py
EXTRAS := dev docs browser link export cluster browse report site
COMPARE := .venv-compare
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

PORTAL ?= demo
ARCHIVE ?= ./archive-data
DATA ?= ../shared/data
ARGS ?=

# One word for the shell, whatever is in it: addresses have &, folders have spaces.
quoted = '$(subst ','\'',$(1))'
folder = $(if $(filter ~/%,$(firstword $(1))),~/$(call quoted,$(subst ^~/,,^$(1))),$(call quoted,$(1)))

COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe \
	--strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help crawl test installed lint format replay accuracy compare docs bench many coverage mutation test-versions wheel soak fuzz pywb scrapyd lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@printf 'Variables: %s\n' $(call quoted,PORTAL=$(PORTAL) ARCHIVE=$(ARCHIVE) DATA=$(DATA) ARGS= PYTHON=$(PYTHON))

crawl: $(VENV)/installed ## crawl PORTAL (an id or a URL; default: the embedded demo) into ARCHIVE
	@$(BIN)/congtin crawl $(call quoted,$(PORTAL)) --archive $(call folder,$(ARCHIVE)) $(ARGS)

# The tests start hundreds of interpreters: where none may keep what it has compiled, each compiles everything again.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/installed-dev ## run the test suite (ARGS="-k title" for some of it)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not soak and not installed" $(ARGS)

installed: $(VENV)/installed-dev ## the tests of what is released, as others have it: the wheel in an environment of its own, scrapyd, the shells
	$(BIN)/python -m pytest -n 2 -m installed $$(grep -rl mark.installed tests --include="*.py") $(ARGS)

lint: $(VENV)/installed-dev ## linters and type checker
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/installed-dev ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

replay: $(VENV)/installed-dev ## crawl the captured NukeViet portal from DATA and compare with its truth
	$(BIN)/python -m benchmarks.replay_check --data $(call folder,$(DATA)) $(ARGS)

accuracy: $(VENV)/installed-dev ## every field of the captured and of the synthetic pages against the truth, with the worst pages
	$(BIN)/python -m benchmarks.accuracy --data $(call folder,$(DATA)) $(ARGS)

compare: $(VENV)/installed-dev $(COMPARE)/installed ## congtin beside its peers: pages read, portals crawled, articles kept (ARGS="--only crawl" for a part)
	$(BIN)/python -W ignore -m benchmarks.compare --data $(call folder,$(DATA)) --peers $(COMPARE)/bin/python $(ARGS)

docs: $(VENV)/installed-dev ## pages of docs/ in build/docs; a link that leads nowhere is an error
	$(BIN)/python -m sphinx -q -W --keep-going -b html docs build/docs

bench: $(VENV)/installed-dev ## speed and memory against their bars
	$(BIN)/python -m benchmarks $(ARGS)

many: $(VENV)/installed-dev ## 300 portals on two cores: pace, memory, open files (four minutes, of a machine that does nothing else)
	$(BIN)/python -m benchmarks.many_portals --portals 300 --jobs 2 --articles 120 $(ARGS)

coverage: $(VENV)/installed-dev ## which lines no test runs; less than 90 in 100 where articles are read and kept is a failure
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2 -m "not soak" $(FULL) $(ARGS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered --sort=cover
	@for part in "archive/*" "crawler/fields/*" "crawler/clean/*" "crawler/discovery/*" "crawler/families/*"; do \
		printf '%-24s' "$$part"; $(BIN)/coverage report --include="$$part" --format=total --fail-under=90 || exit 1; done

mutation: $(VENV)/installed-dev ## changes crawler/clean and archive/store.py bit by bit and lists what no test notices (ARGS=crawler.clean.dates for one module: minutes)
	$(BIN)/python -m benchmarks.mutation $(ARGS)

test-versions: $(UPKEEP)/installed ## the tests with the lowest and with the newest versions that pyproject.toml allows
	@failed=; for choice in lowest-direct highest; do \
		echo "Trying $$choice ..."; \
		$(UPKEEP)/bin/uv pip compile --quiet --no-header --resolution $$choice $(EXTRAS:%=--extra %) pyproject.toml -o build/$$choice.txt && \
		$(UPKEEP)/bin/uv venv --quiet --clear --python $(BIN)/python build/env-$$choice && \
		$(UPKEEP)/bin/uv pip install --quiet --python build/env-$$choice/bin/python -r build/$$choice.txt setuptools pip && \
		build/env-$$choice/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable . && \
		PYTHONPATH=. build/env-$$choice/bin/python -m pytest -n 2 -m "not soak" $(ARGS) || failed="$$failed $$choice"; done; \
		[ -z "$$failed" ] || { echo "Failed:$$failed"; exit 1; }

wheel: $(VENV)/installed-dev ## build/congtin-*.whl and build/congtin-*.tar.gz, as they are released
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir build .
	$(BIN)/python -W ignore -c "from setuptools import build_meta; build_meta.build_sdist('build')" >/dev/null

soak: $(VENV)/installed-dev ## the long tests: hundreds of kills, and the cases of sweeps that make test leaves out
	$(BIN)/python -m pytest -m soak $(ARGS)

fuzz: $(VENV)/installed-dev ## the property tests with examples that no run had before (make test takes the same each time)
	CONGTIN_EXPLORE=1 $(BIN)/python -m pytest -n 2 -m "not soak" $$(grep -rl hypothesis tests --include='test_*.py') $(ARGS)

pywb: $(PYWB)/installed ## pywb in an environment of its own, for the tests that replay captures and import from it

scrapyd: $(SCRAPYD)/installed ## scrapyd and scrapyd-deploy in an environment of their own, with what congtin needs

# Needs nothing of the old locks, so that it can also replace one that no longer installs. PYTHON should be the oldest
# that is supported: what a newer one chooses, an older one may not install (tests/test_packaging.py looks).
lock: $(VENV)/made ## renew the locks from pyproject.toml, benchmarks/peers.in and tests/pywb.in
	@$(PIP) --upgrade pip pip-tools
	$(COMPILE) --all-build-deps --output-file requirements.lock pyproject.toml
	$(COMPILE) --all-build-deps --extra dev --extra docs --extra browser --extra link --extra export --extra cluster --extra browse --extra report --extra site --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	$(COMPILE) --output-file benchmarks/peers.txt benchmarks/peers.in
	$(COMPILE) --output-file tests/pywb.txt tests/pywb.in
	$(COMPILE) --constraint requirements-dev.lock --output-file tests/upkeep.txt tests/upkeep.in
	@! grep -nE '[a-z]+://' requirements.lock requirements-dev.lock benchmarks/peers.txt tests/pywb.txt tests/upkeep.txt || { echo "a lock names an address"; exit 1; }

clean: ## remove .venv and everything made by tools; archives stay
	rm -rf $(VENV) $(PYWB) $(SCRAPYD) $(UPKEEP) $(COMPARE) build dist ./*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .scrapy
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "congtin needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1 | head -n 1)."; \
		echo "Name another one: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments: install its venv package (Debian, Ubuntu: python3-venv)."; exit 1; }
	@echo "Preparing $(VENV) (the first time only) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# Without pip's resolver, here and below: the locks name everything, and pip 23 takes lxml[html-clean] and
# lxml[html_clean] for two things, which it says on every installation.
$(VENV)/installed: requirements.lock pyproject.toml | $(VENV)/made
	@echo "Installing the locked dependencies ..."
	@$(PIP) --no-deps --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed | $(VENV)/made
	@echo "Installing what tests and linters need ..."
	@$(PIP) --no-deps --require-hashes --requirement requirements-dev.lock
	@touch $@

$(UPKEEP)/installed: tests/upkeep.txt $(VENV)/installed-dev
	@echo "Preparing $(UPKEEP) ..."
	@$(PYTHON) -m venv $(UPKEEP)
	@$(UPKEEP)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement tests/upkeep.txt
	@mkdir -p build
	@touch $@

$(PYWB)/installed: tests/pywb.txt
	@echo "Preparing $(PYWB) ..."
	@$(PYTHON) -m venv $(PYWB)
	@$(PYWB)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement tests/pywb.txt
	@touch $@

# Some peers guess encodings, and what reads pages uses them as soon as they are there: never in congtin's own environment.
$(COMPARE)/installed: benchmarks/peers.txt
	@echo "Preparing $(COMPARE) ..."
	@$(PYTHON) -m venv $(COMPARE)
	@$(COMPARE)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement benchmarks/peers.txt
	@touch $@

$(SCRAPYD)/installed: tests/scrapyd.txt requirements.lock
	@echo "Preparing $(SCRAPYD) ..."
	@$(PYTHON) -m venv $(SCRAPYD)
	@$(SCRAPYD)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements.lock
	@$(SCRAPYD)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement tests/scrapyd.txt
	@touch $@
