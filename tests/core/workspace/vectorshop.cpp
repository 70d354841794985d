// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/workspace/vectorshop.h"

#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"

#include <vector>

namespace vitrine::test {

VectorShop::VectorShop(int listings)
{
    const SmallShop shop(folder / "download", listings, 2);
    ImportRequest request = shop.request();
    request.pictures.clear();
    JobContext context;
    Workspace::create(layout.folder())->importTables(request, context);
    catalogue = vitrine::catalogue::Catalogue::open(layout.catalogue());
    jobs = workspace::loadPictureJobs(layout, *catalogue);
    pictures = workspace::readPictureTable(*catalogue->reader(), context);
}

ModelRecord VectorShop::addModel(
    const std::string& id, bool seesCategories, std::size_t images) const
{
    ModelRecord model;
    model.id = id;
    model.name = "The " + id + " one";
    model.length = 4;
    model.created = "2026-01-01T00:00:00Z";
    const auto writer = catalogue->writer();
    writer->begin();
    writer->putModel(model);
    for (std::size_t i = 0; i < images; ++i) {
        std::vector<float> vector{0.0F, 0.0F, 0.0F, seesCategories ? 0.0F : 2.0F};
        if (seesCategories)
            vector[static_cast<std::size_t>(pictures.labels[i])] = 3.0F;
        writer->putEmbedding(id, pictures.images[i], vector);
    }
    writer->commit();
    return model;
}

}
