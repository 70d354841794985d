#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Standardises a folder of pictures with Pillow, as a Python user would write it.

usage: standardise_pillow.py PICTURES OUTPUT [PROCESSES]
       standardise_pillow.py --psnr OURS THEIRS

Each picture is turned upright, made RGB, fitted into 512 x 512 with Pillow's default filter
(BICUBIC), pasted on white and saved as JPEG of quality 92. Prints one JSON object. With --psnr it
compares two folders of results instead.
"""
import json
import math
import os
import sys
import time
from multiprocessing import Pool

from PIL import Image, ImageOps

SIDE = 512


def standardise(job):
    source, target = job
    try:
        with Image.open(source) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, Image.DecompressionBombError):
        return False
    scale = SIDE / max(picture.size)
    size = tuple(max(1, round(length * scale)) for length in picture.size)
    picture = picture.resize(size, Image.BICUBIC)
    square = Image.new("RGB", (SIDE, SIDE), "white")
    square.paste(picture, ((SIDE - size[0]) // 2, (SIDE - size[1]) // 2))
    square.save(target, "JPEG", quality=92)
    return True


def run(pictures, output, processes):
    os.makedirs(output, exist_ok=True)
    jobs = [
        (os.path.join(pictures, name), os.path.join(output, os.path.splitext(name)[0] + ".jpg"))
        for name in sorted(os.listdir(pictures))
    ]
    start = time.perf_counter()
    if processes > 1:
        with Pool(processes) as pool:
            results = pool.map(standardise, jobs, chunksize=16)
    else:
        results = [standardise(job) for job in jobs]
    seconds = time.perf_counter() - start
    done = sum(results)
    print(json.dumps({"done": done, "failed": len(jobs) - done, "seconds": round(seconds, 4),
                      "images_per_s": round(len(jobs) / seconds, 1)}))


def psnr(ours, theirs):
    import numpy

    values = []
    for name in sorted(os.listdir(theirs)):
        a = numpy.asarray(Image.open(os.path.join(ours, name)), dtype=numpy.float64)
        b = numpy.asarray(Image.open(os.path.join(theirs, name)), dtype=numpy.float64)
        error = float(((a - b) ** 2).mean())
        values.append(99.0 if error == 0 else 10 * math.log10(255 ** 2 / error))
    print(json.dumps({"pictures": len(values), "psnr_mean": round(sum(values) / len(values), 2),
                      "psnr_min": round(min(values), 2)}))


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "--psnr":
        psnr(sys.argv[2], sys.argv[3])
    elif len(sys.argv) in (3, 4):
        run(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) == 4 else 1)
    else:
        sys.exit(__doc__)
