// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/deciding/actions.h"
#include "tests/core/catalogue/samples.h"

#include <optional>
#include <string>
#include <vector>

/// What tests of decisions decide on.
namespace vitrine::cleaning::test {

using vitrine::test::imageInput;
using vitrine::test::listingInput;

inline Finding finding(
    FindingKind kind, ListingRow listing, ImageRow image, const std::string& field = {})
{
    Finding result;
    result.kind = kind;
    result.listing = listing;
    result.image = image;
    result.field = field;
    return result;
}

/// Four listings with a picture each: a and b of Sofas, c of Lamps, d of "Lampz".
struct Shop : vitrine::test::TemporaryCatalogue {
    Shop()
    {
        const auto writer = catalogue->writer();
        writer->begin();
        auto sofa = listingInput("a", "Red sofa");
        sofa.description = "Call 07712 345678";
        sofa.price = std::nullopt;
        writer->putListing(sofa);
        writer->putListing(listingInput("b", "Red sofa"));
        writer->putListing(listingInput("c", "Blue lamp", "Lamps"));
        writer->putListing(listingInput("d", "Green lamp", "Lampz"));
        for (const char* id : {"a", "b", "c", "d"})
            writer->putImage(imageInput(std::string(id) + "1", id));
        writer->finishImport();
        writer->commit();
    }

    /// Rows 5 to 8.
    void addSecondPhotos() const
    {
        const auto writer = catalogue->writer();
        writer->begin();
        for (const char* id : {"a", "b", "c", "d"})
            writer->putImage(imageInput(std::string(id) + "2", id));
        writer->finishImport();
        writer->commit();
    }
    void found(FindingKind kind, const std::vector<Finding>& findings) const
    {
        const auto writer = catalogue->writer();
        writer->begin();
        writer->replaceFindings(kind, findings, 4, {});
        writer->commit();
    }
    void measured(ImageRow image, int width, double sharpness) const
    {
        catalogue::MeasuredImage measures;
        measures.image = image;
        measures.measures.width = width;
        measures.measures.height = 10;
        measures.measures.sharpness = sharpness;
        const auto writer = catalogue->writer();
        writer->begin();
        writer->putMeasures(measures, 1);
        writer->commit();
    }
    Resolved resolve(const Action& action) const
    {
        return cleaning::resolve(action, *catalogue->reader());
    }
    void apply(const Action& action) const
    {
        const auto resolved = resolve(action);
        const auto writer = catalogue->writer();
        writer->begin();
        writer->history(textOperations())->add("Ann", "{}", resolved.cells);
        writer->commit();
    }
    std::string value(CellSubject subject, std::int64_t row, const std::string& field) const
    {
        return catalogue->reader()->cellValue({subject, row, field}).value_or("(none)");
    }
    CategoryRow category(const std::string& name) const
    {
        for (const Category& each : catalogue->reader()->categories()) {
            if (each.name == name)
                return each.row;
        }
        return {};
    }
};

inline Action action(ActionKind kind)
{
    Action result;
    result.kind = kind;
    return result;
}

}
