#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_import.sh PROGRAM PRODUCTS.csv IMAGES.csv [ROUNDS]: Vitrine's import beside pandas's (read, clean,
# merge, to_sql) on the same tables, whole processes, interleaved so that a busy machine hurts both.
# PROGRAM is vitrine-cli (a new workspace is made beforehand, outside the clock) or bench_import (which
# makes its database itself). Prints medians of wall and processor time and their ratios.
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/aim.sh"
if [[ $# -lt 3 ]]; then
    sed -n '3,6s/^# //p' "$0" >&2
    exit 2
fi
program=$1 products=$2 images=$3 rounds=${4:-9}
peer=$(dirname "$(readlink -f "$0")")/peers/import_pandas.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R %U %S'

median() { sort -n | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'; }
timed() { # NAME COMMAND...: adds "wall processor" to $work/NAME
    local name=$1
    shift
    { time "$@" >"$work/$name.out" 2>"$work/$name.err"; } 2>&1 | awk '{print $1, $2 + $3}' >>"$work/$name"
}
ours() {
    rm -rf "$work/shop"*
    if [[ $(basename "$program") == vitrine-cli ]]; then
        "$program" new "$work/shop.vitrine" >/dev/null
        timed vitrine "$program" import "$work/shop.vitrine" --products "$products" --images "$images" --json
    else
        timed vitrine "$program" "$products" "$images" "$work/shop.sqlite"
    fi
}
theirs() {
    rm -f "$work/peer.sqlite"
    timed pandas /usr/bin/python3 "$peer" "$products" "$images" "$work/peer.sqlite"
}

for ((round = 0; round < rounds; ++round)); do
    ours
    theirs
done
for count in products images joined categories listings_without_images; do
    both=$(cat "$work/vitrine.out" "$work/pandas.out" | tr -d ' \n' | grep -o "\"$count\":[0-9]*" | sort -u | wc -l)
    if [[ $both != 1 ]]; then
        echo "the two disagree about $count" >&2
        cat "$work/vitrine.out" "$work/pandas.out" >&2
        exit 1
    fi
done
for name in vitrine pandas; do
    declare "${name}_wall=$(cut -d' ' -f1 "$work/$name" | median)"
    declare "${name}_cpu=$(cut -d' ' -f2 "$work/$name" | median)"
done
awk -v vw="$vitrine_wall" -v vc="$vitrine_cpu" -v pw="$pandas_wall" -v pc="$pandas_cpu" -v n="$rounds" 'BEGIN {
    printf "seconds, median of %d rounds      wall  processor\n", n
    printf "  vitrine                     %8.3f   %8.3f\n", vw, vc
    printf "  pandas                      %8.3f   %8.3f\n", pw, pc
    printf "pandas to vitrine             %8.2f   %8.2f\n", pw / vw, pc / vc
}'
aim "import beside pandas, by the clock" "$(awk -v v="$vitrine_wall" -v p="$pandas_wall" 'BEGIN { printf "%.2f", p / v }')" at-least 5
