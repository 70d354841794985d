# SPDX-License-Identifier: GPL-3.0-or-later
# aim WHAT VALUE at-least|at-most LIMIT: says whether a measured value is where it is meant to be; what is no
# number misses. Read by the scripts beside it; where VITRINE_BENCH_AIMS names a file, run.sh gathers there
# what was missed.
aim() {
    awk -v what="$1" -v value="$2" -v way="$3" -v limit="$4" -v log_file="${VITRINE_BENCH_AIMS:-}" 'BEGIN {
        measured = value ~ /^[0-9.]+(e[-+]?[0-9]+)?$/
        met = measured && (way == "at-least" ? value + 0 >= limit + 0 : value + 0 <= limit + 0)
        line = sprintf("%s: %s, %s %s", what, measured ? value : "not measured", way, limit)
        printf "aim %s: %s\n", met ? "met" : "MISSED", line
        if (!met && log_file != "") print line >>log_file
    }'
}
