# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of `vitrine-cli import`: the same two tables through pandas into SQLite.

usage: import_pandas.py PRODUCTS.csv IMAGES.csv OUT.sqlite

Reads both tables, cuts the site's tail off the titles, turns prices into pence, takes the root
category, numbers the categories, joins, and writes the two tables and the joined one with to_sql.
Prints the counts, so that a run can be checked against ours.
"""
import json
import sqlite3
import sys

import pandas as pd


def main(products_file, images_file, out):
    products = pd.read_csv(products_file, lineterminator="\n", index_col=0)
    images = pd.read_csv(images_file, lineterminator="\n", index_col=0)

    tail = products["product_name"].str.extract(r"^(.*?)(?:\s*\|\s*in\s[^|]*)?(?:\s*\|\s*Gumtree)?\s*$",
                                                expand=False)
    products["title"] = tail.str.replace(r"\s+", " ", regex=True).str.strip()
    products["price_minor"] = (
        pd.to_numeric(products["price"].str.replace("[£,]", "", regex=True), errors="coerce")
        .mul(100).round().astype("Int64"))
    products["currency"] = "GBP"
    products["root"] = products["category"].str.split("/").str[0].str.strip()
    products = products.drop_duplicates("id")
    encoder = {name: code for code, name in enumerate(sorted(products["root"].dropna().unique()))}
    products["category_code"] = products["root"].map(encoder)
    joined = images.merge(products, left_on="product_id", right_on="id", suffixes=("_image", ""))

    connection = sqlite3.connect(out)
    with connection:
        products.to_sql("listings", connection, index=False)
        images.to_sql("images", connection, index=False)
        joined.to_sql("training_data", connection, index=False)
    connection.close()
    print(json.dumps({
        "products": len(products), "images": len(images), "joined": len(joined),
        "categories": len(encoder),
        "listings_without_images": int((~products["id"].isin(images["product_id"])).sum())}))


if __name__ == "__main__":
    main(*sys.argv[1:4])
