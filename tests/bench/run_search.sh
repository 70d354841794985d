#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_search.sh PROGRAM [ROUNDS] [COUNT ...]: exact search with Vitrine beside Python's faiss on the same
# vectors of 1000 numbers (1500, 12604 and 100000 of them unless COUNTs are given), interleaved so that
# a busy machine hurts both. PROGRAM is bench_search. Prints medians over the rounds of the milliseconds
# for one query (median and 95th percentile of 64) and for 64 queries at once, and faiss's divided by ours.
set -euo pipefail
if [[ $# -lt 1 ]]; then
    sed -n '3,6s/^# //p' "$0" >&2
    exit 2
fi
program=$1 rounds=${2:-5}
counts=("${@:3}")
[[ ${#counts[@]} -gt 0 ]] || counts=(1500 12604 100000)
peer=$(dirname "$(readlink -f "$0")")/peers/search_faiss.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cores=$(nproc)

# One line a run: median p95 batch load agreement leave-one-out
row() {
    /usr/bin/python3 -c 'import json, sys
for line in sys.stdin:
    d = json.loads(line)
    print(*[d.get(k, 1) for k in ("median_ms", "p95_ms", "batch_ms", "load_ms", "agreement", "leave_one_out_ms")])'
}
median() { awk -v c="$2" '{print $c}' "$1" | sort -n | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'; }

show() { # name file of our file
    printf '  %-34s %9.2f %9.2f %9.2f %9.1f' "$1" "$(median "$2" 1)" "$(median "$2" 2)" "$(median "$2" 3)" "$(median "$2" 4)"
    awk -v m="$(median "$2" 1)" -v p="$(median "$2" 2)" -v b="$(median "$2" 3)" \
        -v m0="$(median "$work/ours" 1)" -v p0="$(median "$work/ours" 2)" -v b0="$(median "$work/ours" 3)" \
        'BEGIN {printf "   x%.2f x%.2f x%.2f\n", m / m0, p / p0, b / b0}'
}

for count in "${counts[@]}"; do
    rm -f "$work"/ours "$work"/faiss_*
    for ((round = 0; round < rounds; ++round)); do
        "$program" "$count" 1000 "$work" | row >>"$work/ours"
        /usr/bin/python3 "$peer" "$work" "$cores" | row >>"$work/faiss_default"
        /usr/bin/python3 "$peer" "$work" 1 | row >>"$work/faiss_one"
        /usr/bin/python3 "$peer" "$work" 1 1 | row >>"$work/faiss_blas"
    done
    printf '%d x 1000, %d rounds: ms%22s %9s %9s %9s   faiss / ours\n' "$count" "$rounds" one p95 64 load
    show "vitrine" "$work/ours"
    show "faiss, $cores threads" "$work/faiss_default"
    show "faiss, 1 thread" "$work/faiss_one"
    show "faiss, 1 thread, BLAS always" "$work/faiss_blas"
    printf '  ids found by both: %.4f\n' "$(median "$work/faiss_one" 5)"
    [[ $count -gt 2000 ]] || printf '  leave-one-out of all: %.0f ms\n' "$(median "$work/ours" 6)"
done
