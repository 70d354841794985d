#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_try.sh BIN WEIGHTS TABLES PICTURES [EPOCHS]: whether trying a picture disturbs the run that learns, over a
# workspace that is made from TABLES (Products.csv, Images.csv) and PICTURES with the programs in BIN. Prints
# bench_try's figures: images/s of epochs with a question every second and of those between without, and their ratio.
set -euo pipefail
if [[ $# -lt 4 ]]; then
    sed -n '3,5s/^# //p' "$0" >&2
    exit 2
fi
bin=$1 weights=$2 tables=$3 pictures=$4 epochs=${5:-8}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
shop=$work/shop.vitrine
cli=$bin/vitrine-cli
"$cli" --quiet new "$shop" >/dev/null
"$cli" --quiet import "$shop" --products "$tables/Products.csv" --images "$tables/Images.csv" \
    --pictures "$pictures" >/dev/null
"$cli" --quiet clean "$shop" >/dev/null
picture=$(find "$pictures" -name '*.jpg' | sort | sed -n 1p)
"$bin/bench_try" "$shop" "$picture" "$weights" "$epochs"
