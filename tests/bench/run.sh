#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [import|standardise|measure|embed|train|seeds|try|search|drop|facets|runs|catalogue|train_charts]: the
# benchmarks, all or one, beside their peers in Python where there are any. Names the aims that were
# missed, and ends with 1 if there are any.
# Runs the release preset's programs on the data folder VITRINE_BENCH_DATA names (default: ../shared):
# data/listings, data/clothing and weights/. What is absent there is passed over with a word.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
data=${VITRINE_BENCH_DATA:-../shared}
bin=build/release/bin
tables=$data/data/listings
pictures=$data/data/clothing/images
weights=$data/weights/resnet50-imagenet-eval.pth

# bench NAME NEEDED-PATH COMMAND ...
bench() {
    local name=$1 needed=$2
    shift 2
    [[ $wanted == all || $wanted == "$name" ]] || return 0
    printf '\n== %s\n' "$name"
    if [[ -e $needed ]]; then "$@"; else echo "passed over: there is no $needed"; fi
}

wanted=${1:-all}
case $wanted in
    all | import | standardise | measure | embed | train | seeds | try | search | drop | facets | runs | catalogue | train_charts) ;;
    *) sed -n '3,7s/^# //p' tests/bench/run.sh >&2; exit 2 ;;
esac
shop=$(mktemp -d)
export VITRINE_BENCH_AIMS=$shop/aims
# Also where a benchmark ended early.
finish() {
    local code=$?
    if [[ -s $VITRINE_BENCH_AIMS ]]; then
        printf '\nmissed:\n'
        sed 's/^/  /' "$VITRINE_BENCH_AIMS"
        [[ $code -ne 0 ]] || code=1
    fi
    rm -rf "$shop"
    exit "$code"
}
trap finish EXIT
bench import "$tables" tests/bench/run_import.sh "$bin/vitrine-cli" "$tables/Products.csv" "$tables/Images.csv"
bench standardise "$pictures" tests/bench/run_standardise.sh "$bin/bench_standardise" "$pictures"
bench measure "$pictures" tests/bench/run_measure.sh "$bin/bench_measure" "$pictures"
bench embed "$weights" tests/bench/run_embed.sh "$bin/bench_embed" "$weights" "$pictures"
bench train "$weights" tests/bench/run_train.sh "$bin/bench_train" "$weights" "$data/data/clothing"
bench seeds "$weights" tests/bench/run_seeds.sh "$bin/bench_train" "$weights" "$data/data/clothing"
bench try "$weights" tests/bench/run_try.sh "$bin" "$weights" "$data/data/clothing" "$pictures"
bench search . tests/bench/run_search.sh "$bin/bench_search"
bench drop "$weights" tests/bench/run_drop.sh "$bin" "$weights" "$data/data/clothing" "$pictures"
bench facets . "$bin/bench_facets"
bench runs . "$bin/bench_runs"
bench catalogue . "$bin/bench_catalogue" "$shop"
bench train_charts . "$bin/bench_train_charts" "$shop"
