# SPDX-License-Identifier: GPL-3.0-or-later
"""split_listings.py FOLDER [SEED]: a split for bench_train and train_torch.py: a fifth of the listings of
FOLDER/Products.csv for validation. The class is the category up to its first slash. Prints a line a picture."""
import csv
import pathlib
import random
import sys


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    with open(folder / "Products.csv", encoding="utf-8", newline="") as file:
        category = {row["id"]: row["category"].split("/")[0].strip() for row in csv.DictReader(file)}
    classes = sorted(set(category.values()))
    listings = sorted(category)
    random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0).shuffle(listings)
    validation = set(listings[:len(listings) // 5])
    with open(folder / "Images.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            listing = row["product_id"]
            side = "validation" if listing in validation else "train"
            picture = folder / "images" / (row["id"] + ".jpg")
            print(side, classes.index(category[listing]), picture, sep="\t")


main()
