#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of bench_search: the same index and queries with Python's faiss.

usage: search_faiss.py FOLDER THREADS [BLAS_THRESHOLD]

FOLDER is what bench_search left. BLAS_THRESHOLD is faiss's distance_compute_blas_threshold (20 by
default: single queries do not use BLAS; 1: they do). Prints one JSON object; `agreement` is the share
of ids that both found.
"""
import json
import sys
import time

import faiss
import numpy

HITS = 50


def milliseconds(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main(folder, threads, threshold=20):
    faiss.omp_set_num_threads(threads)
    faiss.cvar.distance_compute_blas_threshold = threshold
    index = None

    def load():
        nonlocal index
        index = faiss.read_index(f"{folder}/index.faiss")

    loading = milliseconds(load)
    queries = numpy.fromfile(f"{folder}/queries.f32", dtype="float32").reshape(-1, index.d)
    faiss.normalize_L2(queries)
    single, same = [], 0
    with open(f"{folder}/ours.txt", encoding="ascii") as ours:
        for number, line in enumerate(ours):
            query = queries[number:number + 1]
            single.append(milliseconds(lambda: index.search(query, HITS)))
            same += len(set(index.search(query, HITS)[1][0]) & set(map(int, line.split())))
    batch = [milliseconds(lambda: index.search(queries, HITS)) for _ in range(5)]
    print(json.dumps({
        "median_ms": round(float(numpy.median(single)), 3),
        "p95_ms": round(float(numpy.quantile(single, 0.95)), 3),
        "batch_ms": round(float(numpy.median(batch)), 3),
        "load_ms": round(loading, 1),
        "agreement": round(same / (len(queries) * min(HITS, index.ntotal)), 4)}))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:4]))
