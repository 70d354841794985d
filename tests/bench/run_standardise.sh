#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_standardise.sh PROGRAM PICTURES [ROUNDS]: Vitrine's standardising beside Pillow's on the same
# folder, interleaved so that a busy machine hurts both. PROGRAM is bench_standardise. Prints the
# median pictures a second of each, the ratios, and how alike the results are (PSNR).
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/aim.sh"
if [[ $# -lt 2 ]]; then
    sed -n '3,5s/^# //p' "$0" >&2
    exit 2
fi
program=$1 pictures=$2 rounds=${3:-5}
peer=$(dirname "$(readlink -f "$0")")/peers/standardise_pillow.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rate() { sed -n 's/.*"images_per_s": \([0-9.]*\).*/\1/p'; }
median() { sort -n "$1" | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'; }

fresh() { rm -rf "$work/ours" "$work/theirs"; } # writing over a file costs more than a new one
for ((round = 0; round < rounds; ++round)); do
    fresh
    "$program" "$pictures" "$work/ours" | rate >>"$work/vitrine"
    /usr/bin/python3 "$peer" "$pictures" "$work/theirs" | rate >>"$work/pillow"
    fresh
    "$program" "$pictures" "$work/ours" 1 | rate >>"$work/vitrine_1"
    /usr/bin/python3 "$peer" "$pictures" "$work/theirs" 2 | rate >>"$work/pillow_2"
done
for name in vitrine vitrine_1 pillow pillow_2; do
    declare "$name=$(median "$work/$name")"
done
awk -v v="$vitrine" -v v1="$vitrine_1" -v p="$pillow" -v p2="$pillow_2" -v n="$rounds" 'BEGIN {
    printf "pictures/s, median of %d rounds\n", n
    printf "  vitrine, every core        %8.1f\n", v
    printf "  vitrine, one thread        %8.1f\n", v1
    printf "  Pillow, one process        %8.1f\n", p
    printf "  Pillow, two processes      %8.1f\n", p2
    printf "vitrine to Pillow            %8.2f\n", v / p
    printf "vitrine to two processes     %8.2f\n", v / p2
    printf "one thread to one process    %8.2f\n", v1 / p
}'
/usr/bin/python3 "$peer" --psnr "$work/ours" "$work/theirs" | tee "$work/psnr"
aim "standardising beside Pillow" "$(awk -v v="$vitrine" -v p="$pillow" 'BEGIN { printf "%.2f", v / p }')" at-least 3
aim "least PSNR of a photo against Pillow's, dB" "$(sed -n 's/.*"psnr_min": \([0-9.]*\).*/\1/p' "$work/psnr")" at-least 60
