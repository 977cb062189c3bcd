# Short words for dev.py, which does the work (on Windows: py dev.py ...).
PYTHON ?= python3

.PHONY: demo run test check
demo run test check:
	$(PYTHON) dev.py $@
