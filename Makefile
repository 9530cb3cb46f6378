# Everything a contributor does, by name: `make` lists it.
#
# Python's environment is .venv: pip installs the locked, hashed requirements there and nowhere
# else. Empty "stamp" files inside it tell make what is ready, so a second run starts at once.

PYTHON = python3
PORT = 8000
FORMAT = text
UV = uv==0.13.9

# A reader's own settings for Python must not reach ours.
unexport PYTHONHOME PYTHONPATH PYTHONOPTIMIZE PYTHONWARNINGS PIP_PREFIX PIP_TARGET PIP_USER

# Material's banner about MkDocs 2.0, which this project pins away.
export NO_MKDOCS_2_WARNING = 1

# `TODAY=2016-05-10 make serve` shows the hub as it stood on that day.
ifdef TODAY
export HUB_TODAY = $(TODAY)
endif

RUN = .venv/bin/python
PYTEST = .venv/bin/pytest --numprocesses 2
READY = .venv/.ready
TESTS_READY = .venv/.ready-tests

.PHONY: help
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

# ---- The site

.PHONY: serve site rollback check new links
serve: $(READY) ## Build the site, serve it at http://127.0.0.1:8000/ and follow changes (PORT=...)
	.venv/bin/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

site: $(READY) ## Build, verify and publish site/ in one step (TODAY=2016-05-10: as it stood then)
	@$(RUN) scripts/build_site.py $(if $(TODAY),--today "$(TODAY)")

rollback: $(READY) ## Go back to the site/ before; once more, and forward again
	@$(RUN) scripts/build_site.py --rollback

check: $(READY) ## Check the content and say what to correct
	@$(RUN) scripts/check_content.py --format $(FORMAT) $(if $(TODAY),--today "$(TODAY)")

new: $(READY) ## Start a new item by answering questions (KIND=case_study)
	@$(RUN) scripts/new_item.py $(KIND)

links: $(READY) .venv-checks/.ready node_modules/.ready ## Ask every outside link whether it works (REPORT=links.md)
	@$(RUN) scripts/check_links.py --format $(FORMAT) $(if $(TODAY),--today "$(TODAY)") \
	  $(if $(REPORT),--report "$(REPORT)")

# ---- The tests

.PHONY: setup lint quick test test-full fuzz mutants bench bench-views bench-search bench-refusals lighthouse chromium
setup: $(TESTS_READY) ## Install everything that working on the hub needs, into .venv

lint: $(TESTS_READY)
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

# These tests run every line and branch of what reads and judges content. They alone are traced,
# because that takes its time.
JUDGING = tests/golden tests/kinds tests/reference tests/source \
  tests/test_fields.py tests/test_plain_pages.py tests/test_problems.py tests/test_values.py

quick: lint ## Run the tests an editor of code runs all the time (under 30 seconds)
	$(PYTEST) -m "not slow and not browser and not whole" $(JUDGING) \
	  tests/test_structure.py tests/test_wording.py

test: lint chromium ## Run the tests, in a browser too (under 10 minutes)
	$(PYTEST) -m "not slow and not browser" --cov --cov-report= $(JUDGING)
	.venv/bin/coverage report --fail-under=100
	$(PYTEST) -m "not slow and not browser" --dist loadfile $(addprefix --ignore=,$(JUDGING))
	$(PYTEST) -m "browser and not slow" --dist loadfile

CHECKERS = .venv-properdocs/.ready .venv-checks/.ready node_modules/.ready .venv-frictionless/.ready

test-full: lint chromium $(CHECKERS) ## Run the slow tests too, check all HTML, build with ProperDocs
	$(PYTEST) --hypothesis-profile=long
	.venv-properdocs/bin/properdocs build --strict --config-file mkdocs.yml --site-dir .cache/site

fuzz: $(TESTS_READY) ## Search for texts that break a promise of the code (MINUTES=10)
	@$(RUN) scripts/fuzz.py $(if $(MINUTES),--minutes $(MINUTES))

mutants: .venv-mutants/.ready ## Count which small faults in the code the tests find (GROUP=dates)
	@.venv-mutants/bin/python scripts/mutants.py $(GROUP)

bench: $(TESTS_READY) ## Measure how long building takes
	$(RUN) scripts/bench.py

bench-views: $(TESTS_READY) ## Measure what the gathered views cost of a build
	$(RUN) scripts/bench_views.py

bench-search: $(TESTS_READY) chromium ## Measure the library's search in a browser
	$(RUN) scripts/bench_search.py

bench-refusals: $(TESTS_READY) ## Measure how soon the check refuses bad files
	$(RUN) -m scripts.bench_refusals

lighthouse: $(READY) .venv-checks/.ready node_modules/.ready chromium ## Measure key pages with Lighthouse (PAGES="news/ about/")
	$(RUN) scripts/check_lighthouse.py $(PAGES)

# Tests look for these names, in this order. Without any the browser tests fail; the others run.
chromium:
	@for name in chromium chromium-browser google-chrome; do \
	  command -v $$name >/dev/null && exit; \
	done; \
	if ! { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium; }; then \
	  echo "Browser tests will fail: install Chromium with 'sudo apt-get install chromium'." >&2; \
	fi

# ---- What is made from the code and kept in the repository

.PHONY: reference addresses screenshots lock
reference: $(READY) ## Write the field tables and schemas of the guides anew
	$(RUN) scripts/make_reference.py

addresses: $(READY) ## Add new items to the ledger of addresses that readers know
	@$(RUN) scripts/write_addresses.py

screenshots: $(TESTS_READY) chromium ## Take pictures of ten pages into .cache/, and those of the README
	$(RUN) scripts/make_screenshots.py

# --only-binary: nothing is compiled, and no package's code runs, while it is installed.
COMPILE = .venv-lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11.5 \
  --generate-hashes --only-binary :all: --no-annotate --custom-compile-command "make lock" \
  $(if $(UPGRADE),--upgrade)

lock: .venv-lock/.ready .venv-checks/.ready ## Choose exact versions for pyproject.toml (UPGRADE=1: the newest)
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml -o requirements-test.txt --extra test --constraint requirements.txt
	$(COMPILE) pyproject.toml requirements-properdocs.in -o requirements-properdocs.txt --constraint requirements.txt
	$(COMPILE) pyproject.toml requirements-mutants.in -o requirements-mutants.txt --extra test \
	  --constraint requirements-test.txt
	$(COMPILE) requirements-checks.in -o requirements-checks.txt
	$(COMPILE) requirements-frictionless.in -o requirements-frictionless.txt
	.venv-checks/bin/npm $(if $(UPGRADE),update,install) --package-lock-only

# ---- Setting up

# A new environment, emptied if it was there: what a lock file dropped must not linger.
define new_environment
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' 2>/dev/null || { \
  echo "This needs Python 3.11.5 or newer, and '$(PYTHON)' is not that." >&2; \
  echo "Install it, or name it: make $(or $(MAKECMDGOALS),help) PYTHON=python3.12" >&2; exit 1; }
$(PYTHON) -m venv --clear $(@D)
endef

INSTALL = bin/python -m pip install --quiet --disable-pip-version-check
LOCKED = --no-deps --require-hashes --only-binary :all: --requirement
HUB = --no-deps --no-build-isolation --no-index --editable .

.venv/.packages: requirements.txt
	$(new_environment)
	.venv/$(INSTALL) $(LOCKED) requirements.txt
	@touch $@

$(READY): .venv/.packages pyproject.toml
	.venv/$(INSTALL) $(HUB)
	@touch $@

$(TESTS_READY): .venv/.packages requirements-test.txt | $(READY)
	.venv/$(INSTALL) $(LOCKED) requirements-test.txt
	@touch $@

.venv-properdocs/.ready: requirements-properdocs.txt pyproject.toml
	$(new_environment)
	.venv-properdocs/$(INSTALL) $(LOCKED) requirements-properdocs.txt
	.venv-properdocs/$(INSTALL) $(HUB)
	@touch $@

.venv-mutants/.ready: requirements-mutants.txt pyproject.toml
	$(new_environment)
	.venv-mutants/$(INSTALL) $(LOCKED) requirements-mutants.txt
	.venv-mutants/$(INSTALL) $(HUB)
	@touch $@

# Node and Java, which the checks of links and of HTML run on.
.venv-checks/.ready: requirements-checks.txt
	$(new_environment)
	.venv-checks/$(INSTALL) $(LOCKED) requirements-checks.txt
	@touch $@

node_modules/.ready: package.json package-lock.json .npmrc | .venv-checks/.ready
	.venv-checks/bin/npm ci --loglevel=error
	@touch $@

.venv-frictionless/.ready: requirements-frictionless.txt
	$(new_environment)
	.venv-frictionless/$(INSTALL) $(LOCKED) requirements-frictionless.txt
	@touch $@

.venv-lock/.ready: Makefile
	$(new_environment)
	.venv-lock/$(INSTALL) $(UV)
	@touch $@
