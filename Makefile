# Two commands for newcomers: `make run` and `make test`. The rest is for people who change things.
PY := .venv/bin/python
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: run dev test check lock catalogs screenshots clean

run: dev
	@sh packaging/run.sh

dev: .venv/ready
	@$(PY) packaging/compile_catalogs.py translations

.venv/ready: requirements/dev.txt pyproject.toml packaging/prepare.sh
	@sh packaging/prepare.sh
	@touch $@

test: dev
	@sh packaging/test.sh

check: dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) packaging/catalogs.py check

catalogs: dev
	$(PY) packaging/catalogs.py update
	$(PY) packaging/compile_catalogs.py translations

screenshots: dev
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.screenshots

lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 -q pyproject.toml -o requirements/run.txt --custom-compile-command "make lock"
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 -q pyproject.toml --group dev -o requirements/dev.txt --custom-compile-command "make lock"

clean:
	rm -rf .venv build dist
