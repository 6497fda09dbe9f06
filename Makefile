# Everything starts here. Nothing needs to be installed before but Python 3.11+ and make.
#   make demo [ARGS="--once --port 8001 --prompt '…'"]    the whole product on this machine
#   make test [ARGS="tests/accounts -k handle"]           linters, types, layers, then the tests
#   make chaos [ARGS="--jobs 300 --kills 10"]              workers killed, services stopped hard, books checked
#   make manage ARGS="check_books"                        a management command on the demo's data
#   make gallery                                         clips to look at: var/gallery/index.html
#   make bench | coverage | lint | licences | services | clean

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.SILENT:
.DEFAULT_GOAL := demo
.PHONY: demo test manage coverage gallery bench bench-provenance bench-physics bench-prompts chaos lint licences services clean venv-demo venv-test debian

ARGS ?=
PYTHON := $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
PY := .venv/bin/python
EMBEDDED := $(PY) -m sora_social.embedded
PACKAGES := $(patsubst %/__init__.py,%,$(wildcard */__init__.py))

ifeq ($(PYTHON),)
$(error Python 3.11 or newer is needed and none was found: install python3.11 (Debian: apt-get install python3 python3-venv))
endif

# Runs $(2), and says what and for how long: a slow phase shows at once.
phase = printf '\n» %s\n' "$(1)"; begun=$$SECONDS; $(2); printf '  %s: %s s\n' "$(1)" $$((SECONDS - begun))

SERVED := $(EMBEDDED) run --env test -- $(PY) -m pytest
# What needs no service runs beside the rest, on the other core; its report follows when both are done.
ALONE := tests/animatic tests/ltx2 tests/media tests/provenance_set tests/shots
NEEDS_SERVICES := tests/ltx2/test_in_the_product.py
HALVES = mkdir -p var; \
	$(PY) -m pytest -p no:cacheprovider $(ALONE) --ignore=$(NEEDS_SERVICES) > var/tests-alone.txt 2>&1 & alone=$$!; \
	status=0; $(SERVED) tests $(addprefix --ignore=,$(filter-out tests/ltx2,$(ALONE))) \
	$(addprefix --ignore=,$(filter-out $(NEEDS_SERVICES),$(wildcard tests/ltx2/test_*.py))) || status=$$?; \
	wait $$alone || status=$$?; cat var/tests-alone.txt; (exit $$status)

demo: venv-demo
	exec $(EMBEDDED) demo $(ARGS)

test: venv-test debian lint
	$(call phase,pytest,$(if $(ARGS),$(SERVED) $(ARGS),$(HALVES)))

lint: venv-test
	$(call phase,ruff check,$(PY) -m ruff check)
	$(call phase,ruff format,$(PY) -m ruff format --check)
	$(call phase,mypy,$(PY) -m mypy $(filter-out tests benchmarks,$(PACKAGES)))
	$(call phase,import-linter,.venv/bin/lint-imports)
	$(call phase,bandit,$(PY) -m bandit --quiet --recursive --severity-level medium $(filter-out tests benchmarks,$(PACKAGES)))

licences: venv-test
	$(PY) -m sora_social.licences

# The same tests, counting which lines and branches they reach.
coverage: venv-test debian
	$(call phase,pytest with coverage,$(EMBEDDED) run --env test -- $(PY) -m pytest --cov --cov-report=term:skip-covered $(ARGS))

bench-provenance: venv-test
	exec $(PY) -m benchmarks.provenance $(ARGS)

bench-physics: venv-test
	exec $(PY) -m benchmarks.physics $(ARGS)

bench-prompts: venv-test
	exec $(PY) -m benchmarks.prompts $(ARGS)

# Twenty-four clips to look at and listen to, and their contact sheet for the docs.
gallery: venv-test
	exec $(PY) -m benchmarks.gallery $(ARGS)

bench: venv-test
	exec $(EMBEDDED) run --env bench -- $(PY) -m benchmarks $(ARGS)

chaos: venv-test
	exec $(PY) -m benchmarks.chaos $(ARGS)

# `manage.py` with the demo's services and settings, whether the demo runs or not.
manage: venv-demo
	exec $(EMBEDDED) run --env demo -- $(PY) manage.py $(ARGS)

# The services alone, until Ctrl-C: tests and management commands started meanwhile share them.
services: venv-demo
	exec $(EMBEDDED) run --env $(or $(ENV),test)

clean:
	if [ -x $(PY) ]; then $(EMBEDDED) clean; fi
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis htmlcov .coverage

venv-demo:
	$(PYTHON) sora_social/embedded/venv.py demo

venv-test:
	$(PYTHON) sora_social/embedded/venv.py demo gpu test

# What tests drive and no wheel brings: a browser, and RabbitMQ as the other broker. Debian starts a RabbitMQ of the
# machine's own when it installs one; a policy of 101 keeps it from that, the tests start theirs.
debian:
	if command -v chromium >/dev/null && test -x /usr/lib/rabbitmq/bin/rabbitmq-server; then exit 0; fi
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		printf '\n» %s\n' "installing Debian's chromium and rabbitmq-server"
		export DEBIAN_FRONTEND=noninteractive
		if ! [ -e /usr/sbin/policy-rc.d ]; then
			trap 'rm -f /usr/sbin/policy-rc.d' EXIT
			printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
			chmod +x /usr/sbin/policy-rc.d
		fi
		{ apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium rabbitmq-server >/dev/null; } || true
	fi
	if ! command -v chromium >/dev/null; then
		printf '\n%s\n' '!!! NO BROWSER: every test that drives a page will be SKIPPED. Install Debian'"'"'s chromium (apt-get install chromium).'
	fi
	if ! test -x /usr/lib/rabbitmq/bin/rabbitmq-server; then
		printf '\n%s\n' '!!! NO RABBITMQ: its tests will be SKIPPED. Install Debian'"'"'s rabbitmq-server (apt-get install rabbitmq-server).'
	fi
