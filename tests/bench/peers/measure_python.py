#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures a folder of pictures with numpy and Pillow, as a Python user would write it.

usage: measure_python.py PICTURES [PROCESSES]

The measures are those of core/imaging/measure.h: brightness percentiles, entropy, sharpness of
edges, colourfulness, JPEG blocks, flat areas and abrupt steps, a hash of the exact pixels, and the
perceptual hash in eight turns. Everything is whole-array arithmetic. Prints one JSON object with
the rate and the mean of each measure.
"""
import hashlib
import json
import os
import sys
import time
from multiprocessing import Pool

import numpy as np
from PIL import Image, ImageFilter, ImageOps

SIDE = 512
NAMES = ("brightness50", "entropy", "sharpness", "colourfulness", "blockiness", "flatness", "abruptness")


def dct_rows(count, length):
    frequency = np.arange(count)[:, None]
    rows = np.cos(np.pi * (np.arange(length) + 0.5) * frequency / length) * np.sqrt(2 / length)
    rows[0] /= np.sqrt(2)
    return rows.astype(np.float32)


DCT = dct_rows(8, 32)
SIGNS = np.where(np.arange(8) % 2, -1, 1).astype(np.float32)


def brightness(rgb):
    square = (rgb.astype(np.float32) ** 2) @ np.array([0.241, 0.691, 0.068], np.float32)
    return np.sqrt(np.percentile(square, [1, 5, 50, 99])) / 255


def colourfulness(rgb):
    red, green, blue = (rgb[..., i].astype(np.float32) for i in range(3))
    red_green, yellow_blue = red - green, (red + green) / 2 - blue
    return (np.hypot(red_green.std(), yellow_blue.std())
            + 0.3 * np.hypot(red_green.mean(), yellow_blue.mean()))


def gradient(grey):
    level = np.pad(grey.astype(np.int16), 1, mode="edge")
    down = level[:-2] + 2 * level[1:-1] + level[2:]
    across = level[:, :-2] + 2 * level[:, 1:-1] + level[:, 2:]
    return down[:, 2:] - down[:, :-2], across[2:] - across[:-2]


def sharpness(image, grey):
    x, y = gradient(grey)
    blurred_x, blurred_y = gradient(np.asarray(image.filter(ImageFilter.GaussianBlur(2))))
    across, down = np.abs(x), np.abs(y)
    strength = across + down
    threshold = max(16, 0.3 * np.percentile(strength, 99.5))
    here = strength[1:-1, 1:-1]
    ridge_x = (here >= strength[1:-1, :-2]) & (here >= strength[1:-1, 2:])
    ridge_y = (here >= strength[:-2, 1:-1]) & (here >= strength[2:, 1:-1])
    ridge = np.where(across[1:-1, 1:-1] >= down[1:-1, 1:-1], ridge_x, ridge_y)
    rows, columns = np.nonzero((here >= threshold) & ridge)
    if len(rows) < 50:
        return 2.0
    at = (rows + 1, columns + 1)
    before = np.hypot(x[at].astype(np.float32), y[at])
    after = np.maximum(np.hypot(blurred_x[at].astype(np.float32), blurred_y[at]), 1)
    inverse = np.sqrt(np.maximum((before / after) ** 2 - 1, 0)) / 2
    return np.percentile(inverse, 80) * max(max(grey.shape) / SIDE, 1)


def grid_contrast(step):
    middle, half = step[:, 1:-1], step[:, 1:-1] // 2
    lone = (middle >= 8) & (step[:, :-2] <= half) & (step[:, 2:] <= half)
    share = lone.mean(axis=0)
    phases = np.array([share[phase::8].mean() for phase in range(8)])
    best = phases.max()
    others = (phases.sum() - best) / 7
    return (best - others) / (best + others + 0.02)


def steps(grey):
    level = grey.astype(np.int16)
    across, down = np.abs(np.diff(level, axis=1)), np.abs(np.diff(level, axis=0))
    blockiness = min(grid_contrast(across), grid_contrast(down.T)) if min(grey.shape) >= 32 else 0.0
    return blockiness


def surfaces(grey):
    rows, columns = grey.shape[0] // 8, grey.shape[1] // 8
    if rows == 0 or columns == 0:
        return 1.0, 0.0
    squares = grey[:rows * 8, :columns * 8].astype(np.int16).reshape(rows, 8, columns, 8).swapaxes(1, 2)
    least, most = squares.min(axis=(2, 3)), squares.max(axis=(2, 3))
    apart = most - least
    uneven = np.count_nonzero(apart > 4)
    seen = apart >= 32
    squares, least, most = squares[seen], least[seen][:, None, None], most[seen][:, None, None]
    margin = (most - least) // 4
    drawn = ((squares - least <= margin) | (most - squares <= margin)).sum(axis=(1, 2)) >= 45
    bright = squares > (least + most) // 2
    twice = sum((np.diff(bright, axis=axis).sum(axis=axis) >= 2).sum(axis=1) for axis in (1, 2))
    lines = np.count_nonzero(drawn & (twice >= 2))
    mean = np.sqrt(float(np.count_nonzero(drawn)) * lines)
    return 1 - uneven / (rows * columns), mean / max(uneven, 0.003 * rows * columns)


def perceptual_hashes(grey):
    small = np.asarray(grey.resize((32, 32), Image.BOX), dtype=np.float32)
    low = DCT @ small @ DCT.T
    hashes = []
    for square in (low, low.T):
        for turned in (square, square * SIGNS, square * SIGNS[:, None], square * SIGNS * SIGNS[:, None]):
            flat = turned.ravel()[1:]
            hashes.append(np.packbits(flat > np.median(flat)).tobytes())
    return hashes


def measure(path):
    try:
        with Image.open(path) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, Image.DecompressionBombError):
        return None
    exact = hashlib.sha256(picture.tobytes()).digest()[:8]
    full_grey = np.asarray(picture.convert("L"))
    blockiness = steps(full_grey)
    flatness, abruptness = surfaces(full_grey)
    factor = max(picture.size) // SIDE
    small = picture.reduce(factor) if factor > 1 else picture
    grey = small.convert("L")
    rgb, level = np.asarray(small), np.asarray(grey)
    percentiles = brightness(rgb)
    return (percentiles[2], grey.entropy(), sharpness(grey, level), colourfulness(rgb), blockiness,
            flatness, abruptness, exact, perceptual_hashes(grey))


def run(pictures, processes):
    files = [os.path.join(pictures, name) for name in sorted(os.listdir(pictures))]
    start = time.perf_counter()
    if processes > 1:
        with Pool(processes) as pool:
            results = pool.map(measure, files, chunksize=16)
    else:
        results = [measure(path) for path in files]
    seconds = time.perf_counter() - start
    values = np.array([result[:len(NAMES)] for result in results if result], dtype=float)
    means = {name: round(float(mean), 4) for name, mean in zip(NAMES, values.mean(axis=0))}
    print(json.dumps({"done": len(values), "seconds": round(seconds, 4),
                      "images_per_s": round(len(files) / seconds, 1), **means}))


if __name__ == "__main__":
    if len(sys.argv) in (2, 3):
        run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else 1)
    else:
        sys.exit(__doc__)
