# Hearing Desk: `make run` opens it, `make test` checks and tests it. Both set up everything they need first.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:

VENV := .venv
PY := $(VENV)/bin/python
BUILD := build
BUNDLE := $(BUILD)/bundle/hearing-desk
T ?=

LOCKED := $(VENV)/.locked
INSTALLED := $(VENV)/.installed
COMPILED := hearing_desk/data/locale/.compiled

# The folders themselves too: taking a file away is a change.
SOURCES_OF_DATA := $(shell find forms translations -type d -o -name "*.yaml" -o -name "*.po" 2>/dev/null) \
	$(wildcard hearing_desk/formpack/*.py hearing_desk/i18n/*.py) $(wildcard hearing_desk/core/form.py hearing_desk/core/codec.py) \
	hatch_build.py

.PHONY: run demo test check bench quality torture shots lock catalogue bundle installers system-run system-test ready

run: ready
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "Opening Hearing Desk."; $(VENV)/bin/hearing-desk; \
	else \
		echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so the demo runs instead."; \
		$(VENV)/bin/hearing-desk demo; \
	fi

demo: ready
	@$(VENV)/bin/hearing-desk demo

shots: ready
	@for language in nl en; do $(VENV)/bin/hearing-desk demo --shots $(BUILD)/shots --lang $$language; done
	@echo "Taking each state of the hearing screen (about six minutes): $(BUILD)/shots/states."
	@$(PY) -m tests.ui.states $(BUILD)/shots/states

# All four speak, so that one run names everything there is to mend.
check: ready
	@echo "Checking style (ruff), imports (import-linter), types (mypy) and translations."
	@failed=; \
	$(VENV)/bin/ruff check --quiet . || failed=1; \
	report=$$($(VENV)/bin/lint-imports --no-logo) || { echo "$$report"; failed=1; }; \
	$(VENV)/bin/mypy || failed=1; \
	report=$$($(PY) -m pytest -q --no-header --tb=short tests/i18n/test_catalogue_complete.py) || { echo "$$report"; failed=1; }; \
	[ -z "$$failed" ]

test: system-test check
	@echo "Running the tests, a file of them on each core."
	@$(PY) -m pytest -n auto --dist loadfile

bench quality: ready
	@$(PY) -m pytest -m $@ --figures=$(BUILD)/$@.json

# make torture T=t1_ runs one of them. A row that fails hides no other; the table of all stands at the end.
torture: system-test ready
	@$(PY) -m pytest -m "torture or row" $(if $(T),-k "$(T)") --figures=$(BUILD)/torture.json

# The lock holds every package for running, developing and building, for every platform, with the hashes of the index.
lock:
	@test -x $(BUILD)/locker/bin/uv || { $$(packaging/find-python.sh) -m venv $(BUILD)/locker && $(BUILD)/locker/bin/python -m pip install -q uv; }
	@$(BUILD)/locker/bin/uv pip compile pyproject.toml --extra dev --extra build --universal --python-version 3.11 \
		--generate-hashes --no-annotate --no-emit-index-url --no-config --upgrade --quiet --system-certs \
		--default-index https://pypi.org/simple --custom-compile-command "make lock" -o requirements.lock
	@echo "requirements.lock is new: look at the difference, then run make test."

# The sentences of the code into the Dutch catalogue, without Dutch yet; those of the forms: hearing-desk forms translate.
catalogue: ready
	@$(PY) packaging/catalogue.py

# The program with its own Python and Qt in one folder: build/bundle/hearing-desk.
bundle: ready
	@echo "Making the bundle and measuring it (about two minutes)."
	@$(VENV)/bin/pyinstaller --noconfirm --log-level ERROR --distpath $(BUILD)/bundle --workpath $(BUILD)/bundle-work \
		packaging/installers/hearing-desk.spec
	@$(PY) packaging/installers/bill_of_materials.py $(BUNDLE)
	@$(PY) packaging/installers/measure.py $(BUNDLE)

installers: bundle
	@mkdir -p $(BUILD)/installers
	@$(PY) packaging/installers/linux.py $(BUNDLE) $(BUILD)/installers
	@$(PY) packaging/installers/group_policy.py $(BUILD)/installers/windows-policy

ready: system-run $(INSTALLED) $(COMPILED)

system-run:
	@packaging/debian-packages.sh run

system-test:
	@packaging/debian-packages.sh run test

$(PY): | system-run
	@python=$$(packaging/find-python.sh) && echo "Making $(VENV) with $$python." && "$$python" -m venv $(VENV)

$(LOCKED): requirements.lock | $(PY)
	@echo "Installing the Python packages of requirements.lock into $(VENV) (about 200 MB to download the first time)."
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(INSTALLED): pyproject.toml $(LOCKED) | $(COMPILED)
	@echo "Installing Hearing Desk itself into $(VENV)."
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(COMPILED): $(SOURCES_OF_DATA) $(LOCKED)
	@echo "Compiling the forms and the translations."
	@$(PY) hatch_build.py
	@mkdir -p $(@D) && touch $@
