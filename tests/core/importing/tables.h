// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/importing/tableimport.h"
#include "tests/support/testdata.h"

#include <memory>
#include <string>
#include <vector>

namespace vitrine::test {

/// Two tables, a folder of pictures and an empty catalogue.
struct Shop {
    TemporaryFolder folder;
    std::unique_ptr<catalogue::Catalogue> catalogue =
        catalogue::Catalogue::create(folder / "catalogue.sqlite");
    importing::TableImportRequest request;

    void products(const std::string& text)
    {
        request.products = folder.write("Products.csv", text);
    }
    void images(const std::string& text) { request.images = folder.write("Images.csv", text); }
    void picture(const std::string& name, const std::string& contents = "x")
    {
        request.pictures = folder / "pictures";
        folder.write("pictures/" + name, contents);
    }

    ImportReport import()
    {
        JobContext context;
        return import(context);
    }
    ImportReport import(JobContext& context)
    {
        return importing::importTables(request, *catalogue, context);
    }
};

inline const std::string kProductHeader =
    ",id,product_name,category,product_description,price,location\n";
inline const std::string kImageHeader = ",id,product_id\n";

/// Tables of `count` listings "p0", "p1", ... in three categories, with an image "i<n>" each.
inline void manyRows(Shop& shop, int count, const std::string& note = "")
{
    std::string products = kProductHeader;
    std::string images = kImageHeader;
    for (int i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        products += n + ",p" + n + ",Thing " + n + ",C" + std::to_string(i % 3)
            + " / Sub,\"About, it" + note + "\",£" + std::to_string(i % 50 + 1) + ".00,Leeds\n";
        images += n + ",i" + n + ",p" + n + "\n";
    }
    shop.products(products);
    shop.images(images);
}

inline std::vector<std::string> kindsOf(const ImportReport& report)
{
    std::vector<std::string> kinds;
    for (const RowProblem& problem : report.problems)
        kinds.push_back(problem.kind);
    return kinds;
}

}
