# Two commands for newcomers: `make run` and `make test`. The rest is for people who change things.
PY := .venv/bin/python
export PYTHONDONTWRITEBYTECODE := 1


LOCK := uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 \
	--custom-compile-command "make lock" --quiet

.PHONY: run dev test check lock catalogs screenshots verify-pdf bench package hostile fuzz crash power soak clean

run: .venv/run-ready
	@$(PY) packaging/compile_catalogs.py translations
	@sh packaging/run.sh

dev: .venv/dev-ready
	@$(PY) packaging/compile_catalogs.py translations

.venv/run-ready: requirements/run.txt pyproject.toml packaging/prepare.sh
	@sh packaging/prepare.sh run.txt
	@touch $@

.venv/dev-ready: requirements/dev.txt pyproject.toml packaging/prepare.sh
	@sh packaging/prepare.sh dev.txt
	@touch $@ .venv/run-ready

test: dev
	@sh packaging/test.sh

check: dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) packaging/catalogs.py check
	$(PY) packaging/check_docs.py
	$(PY) packaging/guide_pictures.py check

catalogs: dev
	$(PY) packaging/catalogs.py update
	$(PY) packaging/compile_catalogs.py translations

screenshots: dev
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.screenshots
	$(PY) packaging/guide_pictures.py

verify-pdf: dev
	@sh packaging/verify/run.sh

# Files made to harm, by seed, over every format that travels: `make hostile N=80000 SEED=1`.
hostile: dev
	$(PY) -m tests.hostile $(N) $(SEED)

# Inputs that reach new lines of our own parsers (Linux): `make fuzz SECONDS=60 TARGET=xpath`, or all of them.
fuzz: dev build/fuzz/ready
	PYTHONPATH=build/fuzz/lib $(PY) -m tests.fuzz $(or $(SECONDS),60) $(TARGET)

build/fuzz/ready: tests/fuzz/requirements.txt
	$(PY) -m pip install --quiet --require-hashes --no-deps --upgrade --target build/fuzz/lib -r $<
	@touch $@

# The app killed at random instants in all kinds of work: `make crash N=1000 SEED=1 FOLDER=/mnt/somewhere`.
crash: dev
	$(PY) -m tests.crash $(N) $(SEED) $(if $(FOLDER),--folder $(FOLDER))

# What a power cut would leave, at N moments of recorded work (needs a C compiler).
power: dev
	$(PY) -m tests.crash.power $(N) $(SEED)

# Towns, couriers and three desks with faults by seed; the end is compared with the plan: `make soak N=2000 SEED=1`.
soak: dev
	$(PY) -m tests.soak $(N) $(SEED) $(if $(FOLDER),--folder $(FOLDER))

# Speed against references measured in the same run: all rows, or `make bench ROW=statement_pdf`.
bench: dev
	$(PY) -m tests.bench $(ROW)

# The program with all it needs in one folder, tried in a bare environment and packed: build/freeze/dist.
package:
	@sh packaging/freeze/build.sh

lock:
	$(LOCK) pyproject.toml --group build --output-file requirements/run.txt
	$(LOCK) pyproject.toml --group build --group dev --output-file requirements/dev.txt
	$(LOCK) pyproject.toml --group freeze --constraint requirements/run.txt --output-file requirements/freeze.txt
	$(LOCK) --group verify --constraint requirements/dev.txt --output-file requirements/verify.txt

clean:
	rm -rf .venv build dist
