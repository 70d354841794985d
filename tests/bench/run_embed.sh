#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_embed.sh PROGRAM WEIGHTS PICTURES [ROUNDS] [COUNT]: embedding with Vitrine beside PyTorch's ordinary
# float32 loop on the same ResNet-50 and the same files (96 unless COUNT is given), interleaved so that a
# busy machine hurts both. PROGRAM is bench_embed. Prints the median pictures a second of each, the ratio,
# and how far the vectors are from each other.
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/aim.sh"
if [[ $# -lt 3 ]]; then
    sed -n '3,6s/^# //p' "$0" >&2
    exit 2
fi
program=$1 weights=$2 pictures=$3 rounds=${4:-5} count=${5:-96}
peers=$(dirname "$(readlink -f "$0")")/peers
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

field() { sed -n "s/.*\"$1\": \([0-9.]*\).*/\1/p"; }
median() { sort -n "$1" | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'; }

for ((round = 0; round < rounds; ++round)); do
    "$program" "$weights" "$pictures" "$count" "$work/ours.f32" >"$work/json"
    field images_per_s <"$work/json" >>"$work/vitrine"
    field one_ms <"$work/json" >>"$work/one"
    field load_s <"$work/json" >>"$work/load"
    for workers in 0 2; do
        /usr/bin/python3 "$peers/embed_torch.py" "$weights" "$pictures" "$count" "$work/torch.f32" "$workers" |
            field images_per_s >>"$work/torch$workers"
    done
done
awk -v v="$(median "$work/vitrine")" -v one="$(median "$work/one")" -v l="$(median "$work/load")" \
    -v t0="$(median "$work/torch0")" -v t2="$(median "$work/torch2")" -v n="$rounds" -v c="$count" 'BEGIN {
    printf "pictures/s, median of %d rounds of %d pictures\n", n, c
    printf "  vitrine                        %8.2f\n", v
    printf "  PyTorch, loading in line       %8.2f   vitrine x %.2f\n", t0, v / t0
    printf "  PyTorch, 2 loader processes    %8.2f   vitrine x %.2f\n", t2, v / t2
    printf "vitrine: one picture %.1f ms, loading the network %.2f s\n", one, l
}'
"$program" "$weights" "$pictures" "$count" "$work/f32.f32" float32 >/dev/null
"$program" "$weights" "$pictures" "$count" "$work/bf16.f32" bfloat16 >/dev/null
printf 'vitrine as above to its float32:  '
/usr/bin/python3 "$peers/compare_vectors.py" 1000 "$work/f32.f32" "$work/ours.f32" | tee "$work/alike"
printf 'vitrine bfloat16 to its float32:  '
/usr/bin/python3 "$peers/compare_vectors.py" 1000 "$work/f32.f32" "$work/bf16.f32"
printf 'vitrine to PyTorch (other resizing): '
/usr/bin/python3 "$peers/compare_vectors.py" 1000 "$work/torch.f32" "$work/ours.f32"
least=1.3
if grep -q avx512_bf16 /proc/cpuinfo; then least=2.5; fi
aim "embedding beside PyTorch in float32" "$(awk -v v="$(median "$work/vitrine")" -v t="$(median "$work/torch0")" 'BEGIN { printf "%.2f", v / t }')" at-least "$least"
aim "relative error of the embeddings" "$(sed -n 's/relative error \([^,]*\),.*/\1/p' "$work/alike")" at-most 0.01
aim "top-10 agreement of the embeddings" "$(sed -n 's/.*agreement //p' "$work/alike")" at-least 0.95
