#!/usr/bin/env bash
# Every C++ file is as clang-format leaves it.
set -euo pipefail
cd "$1"
mapfile -t files < <(git ls-files -co --exclude-standard '*.cpp' '*.h')
printf '%s files\n' "${#files[@]}"
clang-format --dry-run -Werror "${files[@]}"
