# The commands of this project; `make` alone lists them. ARGS="…" is handed on to the program or to pytest.
.NOTPARALLEL:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
PY := $(BIN)/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# A worker a processor, each with a window of its own; ARGS=-n0 runs the tests in one process, as --pdb needs.
SPREAD := -n auto --maxprocesses 4 --dist worksteal

.PHONY: help setup run test prove mutation bundle gallery bench kb clean
.PHONY: check-format check-lint check-types check-imports check-kb format coverage engine-branches without-qt wheel lock

help:
	@echo 'make setup       prepare .venv and Qt'"'"'s system libraries (all others do this first)'
	@echo 'make run         open the window; ARGS="case.yaml" opens a case'
	@echo 'make test        every check; ARGS="-k dose" hands options to pytest'
	@echo 'make prove       prove the rules for every patient there could be (half an hour, then'
	@echo '                 the mutants of its engine, an hour); ARGS="--cases 2000" for minutes, without mutants'
	@echo 'make kb          build the knowledge base, db/rairdtc.sqlite'
	@echo 'make gallery     draw every screen into build/gallery, and look-ups by keyboard into build/lookups'
	@echo 'make bench       measure; table on the screen, figures in build/bench.json'
	@echo 'make bundle      the program as one folder, build/bundle/rairdtc, and its self-test'
	@echo 'make clean       remove what was built (.venv stays)'
	@echo 'more: format, coverage, mutation, without-qt, wheel, lock'

setup:
	@sh .ci/setup

kb: setup
	@$(PY) -m db.build

run: kb
	@$(PY) -m rairdtc_gui $(ARGS)

test: setup kb check-format check-lint check-types check-imports check-kb
	@echo '== tests'
	@RAIRDTC_BUILT_BASE="$(CURDIR)/db/rairdtc.sqlite" $(OFFSCREEN) $(PY) -m pytest $(SPREAD) $(ARGS)

prove: engine-branches
	@$(PY) -m tests.prove $(ARGS)
	@test -n '$(ARGS)' || { echo '== mutants of the engine'; sh .ci/mutation; }

engine-branches: kb
	@echo '== every branch of the engine'
	@$(OFFSCREEN) $(PY) -m coverage run -m pytest -q tests/engine tests/domain
	@$(PY) -m coverage report --include='rairdtc_gui/engine/*'

mutation: kb
	@sh .ci/mutation $(ARGS)

check-format: setup
	@echo '== format'
	@$(BIN)/ruff format --check --quiet . || { echo 'run: make format'; exit 1; }

check-lint: setup
	@echo '== lint'
	@$(BIN)/ruff check --quiet .

check-types: setup
	@echo '== types'
	@$(BIN)/mypy --no-error-summary

check-imports: setup
	@echo '== layers'
	@$(BIN)/lint-imports --no-logo --cache-dir build/cache/imports

check-kb: setup
	@echo '== knowledge sources'
	@$(PY) -m db.build --check

format: setup
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

coverage: kb
	@$(OFFSCREEN) $(PY) -m coverage run -m pytest -q $(ARGS)
	@$(PY) -m coverage report

without-qt: setup
	@sh .ci/without-qt $(ARGS)

gallery: kb
	@rm -rf build/gallery
	@rm -rf build/lookups
	@$(OFFSCREEN) $(PY) -m rairdtc_gui --gallery build/gallery
	@RAIRDTC_LOOKUPS=build/lookups $(OFFSCREEN) $(PY) -m pytest -q tests/app/test_lookups.py
	@echo 'pictures: build/gallery, build/lookups'

bench: kb
	@$(OFFSCREEN) $(PY) -m tests.bench $(ARGS)

bundle: kb
	@sh .ci/bundle

wheel: kb
	@$(PY) -m pip -qq wheel --no-index --no-deps --no-build-isolation --wheel-dir build/wheel .
	@ls build/wheel

lock: setup
	@sh .ci/lock $(ARGS)

clean:
	@rm -rf build dist db/rairdtc.sqlite db/rairdtc.manifest.json .hypothesis
	@find rairdtc_gui db tests .ci -name __pycache__ -prune -exec rm -rf {} +
