#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_drop.sh BIN WEIGHTS TABLES PICTURES [COUNT]: from a picture dropped on the loaded search page to its
# hits, over a workspace that is made from TABLES (Products.csv, Images.csv) and PICTURES with the programs
# in BIN. Prints bench_drop's medians in milliseconds, and the time and peak memory of every step before.
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/aim.sh"
if [[ $# -lt 4 ]]; then
    sed -n '3,5s/^# //p' "$0" >&2
    exit 2
fi
bin=$1 weights=$2 tables=$3 pictures=$4 count=${5:-24}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
shop=$work/shop.vitrine
cli=$bin/vitrine-cli

measured() { # NAME COMMAND...
    local name=$1
    shift
    /usr/bin/time -f "$name %e s, %M KiB at most" -o "$work/time" "$@" >/dev/null
    cat "$work/time"
}

"$cli" --quiet new "$shop" >/dev/null
measured import "$cli" --quiet import "$shop" --products "$tables/Products.csv" --images "$tables/Images.csv" \
    --pictures "$pictures"
measured clean "$cli" --quiet clean "$shop"
measured embed "$cli" --quiet embed "$shop" --weights "$weights"
measured index "$cli" --quiet index "$shop"
"$bin/bench_drop" "$shop" "$pictures" "$count" # makes the thumbnails
measured drops "$bin/bench_drop" "$shop" "$pictures" "$count"
"$bin/bench_drop" "$shop" "$pictures" "$count" | tee "$work/drops"
aim "from a drop to painted results, ms" "$(sed -n 's/.*"painted": \([0-9.]*\),.*/\1/p' "$work/drops")" at-most 150
