# Every target sets up what it needs. `make deck` and `make test` work on a machine that has only Python and make.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
JOBS   ?= auto
FUZZ   ?= 100000
GUIDED ?= 300
TRUST  := tests/acceptance/test_nothing_lost.py tests/acceptance/test_same_bytes.py
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -e
BUILD := pyproject.toml hatch_build.py tools/compile_core.py tools/core_finder.py
# Compiles the core anew where its sources have changed since. Without a compiler there is nothing to do.
CURRENT = @test -n "$$CARDPRINT_PURE" || $(BIN)/python -c "import sys, _cardprint_core as core; sys.exit(not core.is_current('src'))" || \
	{ $(INSTALL) . && $(BIN)/cardprint --version; }

.PHONY: deck test pure thorough trust coverage mutants fuzz guided faults check lint docs golden bench results clean

deck: $(VENV)/.run ## build the cards of every deck in cards/, duplex, into output/
	$(CURRENT)
	$(BIN)/cardprint deck --duplex

test: $(VENV)/.dev ## run the tests
	$(CURRENT)
	$(BIN)/python -m pytest -n $(JOBS)

pure: $(VENV)/.dev ## run the quick tests of text, layout and whole pages without the compiled core
	CARDPRINT_PURE=1 $(BIN)/python -m pytest -n $(JOBS) -m 'not slow' tests/text tests/layout tests/pdf tests/golden

thorough: $(VENV)/.dev ## run the tests on whole decks where `make test` takes every so many cards
	$(CURRENT)
	CARDPRINT_THOROUGH=1 $(BIN)/python -m pytest -n $(JOBS)

trust: $(VENV)/.dev ## read 5,000 cards of real decks back, and print ten decks in 24 surroundings; `make test` does a share of it
	$(CURRENT)
	CARDPRINT_THOROUGH=1 $(BIN)/python -m pytest -n $(JOBS) $(TRUST)

coverage: $(VENV)/.dev ## fail where the tests run less than 95 % of the lines and branches; slow tests are left out
	CARDPRINT_PURE=1 $(BIN)/python -m pytest -n $(JOBS) -m 'not slow' --cov

mutants: $(VENV)/.dev ## change the code that must not slip in 2,600 ways, and see what no test notices
	$(INSTALL) '.[mutants]'
	$(BIN)/mutmut run
	$(BIN)/mutmut results

fuzz: $(VENV)/.dev ## try 100,000 random and damaged decks; `make test` tries 10,000 others
	cd tests && ../$(BIN)/python -m fuzz.run $(FUZZ)

guided: $(VENV)/.dev ## let atheris, where it can be installed, look for 300 seconds for what breaks the loader
	-$(INSTALL) '.[guided]'
	cd tests && ../$(BIN)/python -m fuzz.guided $(GUIDED)

faults: $(VENV)/.dev ## kill the program 1,000 times, fill disks, let two write one file; `make test` does a share of it
	cd tests && PYTHONPATH=../src ../$(BIN)/python -m hostile.faults

check: lint docs ## every gate but the tests

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.dev ## fail where docs/ and the program disagree
	$(BIN)/python docs/generate.py --check

golden: $(VENV)/.dev ## rewrite the golden dumps; read the diff before committing it
	$(BIN)/python -m pytest -n $(JOBS) tests/golden --update

bench: $(VENV)/.bench ## time cardprint against its peers
	$(CURRENT)
	$(BIN)/python benchmarks/run.py

results: $(VENV)/.bench ## measure all of benchmarks/RESULTS.md anew, section by section, in about an hour
	$(CURRENT)
	$(BIN)/python benchmarks/run.py --decks 22,1000,10000,rich,japanese,100000 --write
	$(BIN)/python benchmarks/stages.py --write
	$(BIN)/python benchmarks/class_set.py 100 1000 10000 --write

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BUILD) | $(BIN)/python
	$(INSTALL) .
	$(BIN)/cardprint --version
	touch $@

$(VENV)/.dev: $(BUILD) | $(BIN)/python
	$(INSTALL) '.[dev]'
	$(BIN)/cardprint --version
	touch $(VENV)/.run $@

$(VENV)/.bench: $(VENV)/.dev
	$(INSTALL) '.[bench]'
	touch $@

clean:
	rm -rf $(VENV) output/*.pdf .coverage* mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
