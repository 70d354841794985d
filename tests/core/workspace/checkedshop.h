// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/types/picture.h"
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::test {

/// Rectangles of random colours with some grain: sharp, colourful, unlike those of other seeds.
Picture photograph(std::uint64_t seed, int width = 160, int height = 120);
Picture darkened(Picture picture);
std::string jpeg(const Picture& picture, int quality = 92);

/// A shop of two categories with `listings` sound listings "L<n>", n of category "Hats" where n is
/// even, else "Shoes", of two photographs "L<n>-0" and "L<n>-1". Tests spoil it before they open
/// it.
class CheckedShop {
public:
    explicit CheckedShop(int listings = 8)
    {
        for (int n = 0; n < listings; ++n) {
            const std::string id = "L" + std::to_string(n);
            addListing(id, n % 2 == 0 ? "Hats" : "Shoes", "£" + std::to_string(10 + n) + ".00");
            for (int k = 0; k < 2; ++k)
                addImage(id + "-" + std::to_string(k), id,
                    jpeg(photograph(static_cast<std::uint64_t>(n * 2 + k + 1))));
        }
    }

    void addListing(
        const std::string& id, const std::string& category, const std::string& price = "£9.00")
    {
        m_products += "0," + id + ",Thing " + id + "," + category + ",Made by hand number " + id
            + "," + price + ",Leeds\n";
    }
    /// Without contents there is no file.
    void addImage(const std::string& id, const std::string& listing, const std::string& contents)
    {
        m_images += "0," + id + "," + listing + "\n";
        if (!contents.empty())
            replacePicture(id, contents);
    }
    void replacePicture(const std::string& id, const std::string& contents)
    {
        m_folder.write("source/images/" + id + ".jpg", contents);
    }
    void import(bool withPictures = true)
    {
        const auto products = m_folder.write("source/Products.csv", m_products);
        const auto images = m_folder.write("source/Images.csv", m_images);
        if (!m_workspace)
            m_workspace = Workspace::create(m_folder / "shop");
        JobContext context;
        m_workspace->importTables(
            {products, images, withPictures ? m_folder / "source/images" : std::filesystem::path()},
            context);
    }

    Inspection& inspection() { return m_workspace->inspection(); }
    Workspace& workspace() { return *m_workspace; }
    CheckReport check(CheckRequest request = {})
    {
        JobContext context;
        return inspection().check(request, context);
    }
    StepReport apply(const Action& action)
    {
        JobContext context;
        return inspection().apply(action, "Ann", context);
    }

    std::unique_ptr<catalogue::Catalogue> catalogue() const
    {
        return catalogue::Catalogue::open(m_folder / "shop/catalogue.sqlite");
    }
    ImageRow image(const std::string& id) const
    {
        return catalogue()->reader()->imageById(id).value_or(ListingImage()).row;
    }
    CategoryRow category(const std::string& name) const
    {
        for (const Category& category : m_workspace->categories()) {
            if (category.name == name)
                return category.row;
        }
        return {};
    }
    /// Ids of the images and listings that findings of the kind are about, settled ones too.
    std::set<std::string> found(FindingKind kind)
    {
        std::set<std::string> ids;
        for (const auto& [row, finding] : inspection().findings({kind, {}, true}, 0, 1000)) {
            if (finding.image)
                ids.insert(m_workspace->image(finding.image)->id);
            if (finding.listing)
                ids.insert(m_workspace->listing(finding.listing)->id);
        }
        return ids;
    }
    FindingCount counts(FindingKind kind)
    {
        for (const FindingCount& count : inspection().findingCounts()) {
            if (count.kind == kind)
                return count;
        }
        return {kind, -1, -1, -1, {}};
    }
    std::vector<StoredFinding> all() { return inspection().findings({{}, {}, true}, 0, 10'000); }

private:
    TemporaryFolder m_folder;
    std::string m_products = ",id,product_name,category,product_description,price,location\n";
    std::string m_images = ",id,product_id\n";
    std::shared_ptr<Workspace> m_workspace;
};

/// Vectors as a trained network might give them: a direction of its own for each category, with
/// noise.
void embed(CheckedShop& shop, bool pretrained,
    const std::function<int(const std::string& image, int label)>& looksLike);
/// `because`: a part of the reason.
bool isSkipped(const CheckReport& report, FindingKind kind, std::string_view because = {});
Action thresholdAction(FindingKind kind, CategoryRow category, const char* value);

}
