# The commands of the house. `make run` and `make test` are all that a newcomer needs.
.PHONY: setup run test lint evaluate
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
