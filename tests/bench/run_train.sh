#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_train.sh PROGRAM WEIGHTS FOLDER [EPOCHS] [PEER-EPOCHS] [PEER-LIMIT]: training layer4 and the head of a
# ResNet-50 with Vitrine beside the same recipe in ordinary PyTorch, on the same split of FOLDER (Products.csv,
# Images.csv, images/). PROGRAM is bench_train. EPOCHS is 10; PEER-EPOCHS as many unless given; PEER-LIMIT takes
# only so many of its training pictures, which is enough to compare the speed of training. Prints time, speed,
# best accuracy on the validation pictures and peak memory of both.
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/aim.sh"
if [[ $# -lt 3 ]]; then
    sed -n '3,7s/^# //p' "$0" >&2
    exit 2
fi
program=$1 weights=$2 folder=$3 epochs=${4:-10} peer_epochs=${5:-${4:-10}} limit=${6:-0}
peers=$(dirname "$(readlink -f "$0")")/peers
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

field() { sed -n "s/.*\"$1\": \([0-9.]*\).*/\1/p" "$2"; }

/usr/bin/python3 "$peers/split_listings.py" "$folder" >"$work/split"
echo "vitrine, $epochs epochs"
"$program" "$weights" "$work/split" "$epochs" "$work" >"$work/ours"
echo "PyTorch, $peer_epochs epochs"
/usr/bin/python3 "$peers/train_torch.py" "$weights" "$work/split" "$peer_epochs" 1 "$limit" >"$work/theirs"
awk -v e="$epochs" -v pe="$peer_epochs" -v s="$(field seconds "$work/ours")" -v ps="$(field seconds "$work/theirs")" \
    -v i="$(field images_per_s "$work/ours")" -v pi="$(field images_per_s "$work/theirs")" \
    -v a="$(field accuracy "$work/ours")" -v pa="$(field accuracy "$work/theirs")" \
    -v m="$(field peak_gb "$work/ours")" -v pm="$(field peak_gb "$work/theirs")" \
    -v f="$(field until_first_batch_s "$work/ours")" 'BEGIN {
    printf "               seconds  images/s  accuracy  peak GB\n"
    printf "  vitrine     %8.1f  %8.2f  %7.2f %%  %7.2f   (%.1f s until the first batch)\n", s, i, 100 * a, m, f
    printf "  PyTorch     %8.1f  %8.2f  %7.2f %%  %7.2f\n", ps, pi, 100 * pa, pm
    printf "vitrine trains x %.2f as fast", i / pi
    if (e == pe) printf ", and is done x %.2f as fast in all", ps / s
    printf "\n"
}'
if [[ $peer_epochs == "$epochs" && $limit == 0 ]] && grep -q avx512_bf16 /proc/cpuinfo; then
    aim "training beside PyTorch, in all" "$(awk -v s="$(field seconds "$work/ours")" -v p="$(field seconds "$work/theirs")" 'BEGIN { printf "%.2f", p / s }')" at-least 6
else
    echo "no aim: it is about as many epochs of all pictures on both sides, with AVX512-BF16"
fi
