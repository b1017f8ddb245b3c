# The commands of the house. `make run` and `make test` are all that a newcomer needs.
.PHONY: setup run test lint evaluate evaluate-finnish evaluate-hostile benchmark benchmark-reading fuzz laws
.DEFAULT_GOAL := run

BIN := .venv/bin
PACKAGES := models extractors output flows

setup:  ## make .venv/ with the command in it; does nothing when it is there already
	@sh scripts/setup.sh

run: setup  ## read the sample series through the Prefect flow into a fresh data/demo
	@$(BIN)/strategiavahti demo --home data/demo

test: setup  ## the whole test suite
	@$(BIN)/python -m pytest

lint: setup  ## style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/mypy --strict $(addprefix -p ,$(PACKAGES))
	@$(BIN)/lint-imports

evaluate: setup  ## precision, recall and F1 over samples/ and, where present, ../shared/data/decks
	@$(BIN)/strategiavahti evaluate

evaluate-finnish: setup  ## names, people, lost letters and dates, on the corpora of ../shared/data
	@$(BIN)/python -m benchmarks.finnish $(PARTS)

evaluate-hostile: setup  ## what every hostile file of ../shared/data/hostile ends in, against what it should
	@$(BIN)/python -m benchmarks.hostile

benchmark: benchmark-reading  ## all benchmarks

PEERS_PYTHON := benchmarks/.venv-peers/bin/python

benchmark-reading: setup  ## speed, boxes and completeness of reading; PEERS=1: beside other libraries
	@if [ -n "$(PEERS)" ]; then \
	  [ -x $(PEERS_PYTHON) ] || $(BIN)/python -m venv benchmarks/.venv-peers; \
	  $(PEERS_PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps \
	    --require-hashes -r benchmarks/requirements-peers.txt; \
	fi
	@$(BIN)/python -m benchmarks.reading \
	  $(if $(PEERS),--peers $(PEERS_PYTHON) --out benchmarks/reading.md)

fuzz: setup  ## mutated real files for FUZZ_SECONDS (60): pages or a reason, nothing else
	@$(BIN)/python -m benchmarks.fuzz

laws: setup  ## the laws on examples drawn anew, LAWS_ROUNDS (5) times; the suite draws the same ones
	@for round in $$(seq $${LAWS_ROUNDS:-5}); do \
	  $(BIN)/python -m pytest -q --hypothesis-profile=default $$(grep -l "@given" tests/*.py) || exit 1; \
	done
