#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_seeds.sh PROGRAM WEIGHTS FOLDER [EPOCHS] [SEED ...]: the accuracy on the validation pictures that run_train.sh's
# recipe reaches from several seeds, Vitrine's beside PyTorch's: of the best epoch and of the last one. PROGRAM is
# bench_train; EPOCHS is 10, the seeds are 1 2 3. What is frozen is computed once on either side, so times mean nothing.
set -euo pipefail
if [[ $# -lt 3 ]]; then
    sed -n '3,5s/^# //p' "$0" >&2
    exit 2
fi
program=$1 weights=$2 folder=$3 epochs=${4:-10}
seeds=("${@:5}")
[[ ${#seeds[@]} -gt 0 ]] || seeds=(1 2 3)
peers=$(dirname "$(readlink -f "$0")")/peers
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

/usr/bin/python3 "$peers/split_listings.py" "$folder" >"$work/split"
for seed in "${seeds[@]}"; do
    "$program" "$weights" "$work/split" "$epochs" "$work" "$seed" >>"$work/ours"
    rm -rf "$work/run"
done
/usr/bin/python3 "$peers/train_torch_seeds.py" "$weights" "$work/split" "$epochs" "${seeds[@]}" >"$work/theirs"

# column NAME FILE: the field's values in per cent and their mean.
column() {
    sed -n "s/.*\"$1\": \([0-9.]*\).*/\1/p" "$2" | awk '{ printf "%8.2f", 100 * $1; sum += $1 } END { printf "   mean %6.2f %%\n", 100 * sum / NR }'
}
printf 'validation accuracy, %d epochs, seeds %s\n' "$epochs" "${seeds[*]}"
printf '  vitrine, best epoch  '; column accuracy "$work/ours"
printf '  PyTorch, best epoch  '; column accuracy "$work/theirs"
printf '  vitrine, last epoch  '; column last_accuracy "$work/ours"
printf '  PyTorch, last epoch  '; column last "$work/theirs"
