# SPDX-License-Identifier: GPL-3.0-or-later
"""compare_vectors.py LENGTH REFERENCE OTHER: how far raw float32 vectors are from reference ones, and how
many of each one's ten nearest by cosine are the same."""
import sys

import numpy as np


def nearest(vectors):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    scores = unit @ unit.T
    np.fill_diagonal(scores, -2)
    return np.argsort(-scores, axis=1)[:, :10]


length = int(sys.argv[1])
reference, other = (np.fromfile(name, np.float32).reshape(-1, length) for name in sys.argv[2:4])
error = np.linalg.norm(other - reference) / np.linalg.norm(reference)
shared = [len(set(a) & set(b)) / 10 for a, b in zip(nearest(reference), nearest(other))]
print(f"relative error {error:.2e}, top-10 agreement {np.mean(shared):.4f}")
