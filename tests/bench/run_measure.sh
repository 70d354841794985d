#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_measure.sh PROGRAM PICTURES [ROUNDS]: Vitrine's picture measures beside the same in numpy and
# Pillow on one folder, interleaved so that a busy machine hurts both. PROGRAM is bench_measure. Prints
# the median pictures a second of each, the ratios, the mean measures of both, and the time that the
# near pairs among 100,000 hashes take.
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/aim.sh"
if [[ $# -lt 2 ]]; then
    sed -n '3,6s/^# //p' "$0" >&2
    exit 2
fi
program=$1 pictures=$2 rounds=${3:-5}
peer=$(dirname "$(readlink -f "$0")")/peers/measure_python.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What a run prints is kept under its name; its rate is gathered.
timed() { # name command ...
    local name=$1
    shift
    "$@" >"$work/$name.json"
    sed -n 's/.*"images_per_s": \([0-9.]*\).*/\1/p' "$work/$name.json" >>"$work/$name"
}
median() { sort -n "$1" | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'; }

for ((round = 0; round < rounds; ++round)); do
    timed vitrine "$program" "$pictures"
    timed python /usr/bin/python3 "$peer" "$pictures"
    timed vitrine_1 "$program" "$pictures" 1
    timed python_2 /usr/bin/python3 "$peer" "$pictures" 2
done
for name in vitrine vitrine_1 python python_2; do
    declare "$name=$(median "$work/$name")"
done
awk -v v="$vitrine" -v v1="$vitrine_1" -v p="$python" -v p2="$python_2" -v n="$rounds" 'BEGIN {
    printf "pictures/s, median of %d rounds\n", n
    printf "  vitrine, every core        %8.1f\n", v
    printf "  vitrine, one thread        %8.1f\n", v1
    printf "  Python, one process        %8.1f\n", p
    printf "  Python, two processes      %8.1f\n", p2
    printf "vitrine to Python            %8.2f\n", v / p
    printf "vitrine to two processes     %8.2f\n", v / p2
    printf "one thread to one process    %8.2f\n", v1 / p
}'
aim "picture measures beside Python" "$(awk -v v="$vitrine" -v p="$python" 'BEGIN { printf "%.2f", v / p }')" at-least 5
echo "mean measures, vitrine and Python"
cat "$work/vitrine.json" "$work/python.json"
echo "near pairs of hashes"
"$program" --hashes 100000
