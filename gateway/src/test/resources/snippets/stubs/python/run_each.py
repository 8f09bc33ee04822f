"""Parses each file with Python's own parser, then runs it."""

import ast
import runpy
import sys

for file in sys.argv[1:]:
    with open(file, encoding="utf-8", newline="") as source:
        ast.parse(source.read(), file)
    runpy.run_path(file, run_name="__main__")
