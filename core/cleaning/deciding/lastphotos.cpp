// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/deciding/lastphotos.h"

#include "core/catalogue/reader.h"

namespace vitrine::cleaning {

bool LastPhotos::isLast(std::int64_t image)
{
    const std::set<std::int64_t>* left = photosBeside(image);
    return left && left->size() == 1 && left->contains(image);
}

void LastPhotos::leaveOut(std::int64_t image)
{
    if (std::set<std::int64_t>* left = photosBeside(image))
        left->erase(image);
}

/// What its listing has left; null for an orphan.
std::set<std::int64_t>* LastPhotos::photosBeside(std::int64_t image)
{
    const auto found = m_reader.image({image});
    if (!found || !found->listing)
        return nullptr;
    const auto [at, isNew] = m_left.try_emplace(found->listing);
    if (isNew) {
        for (const ListingImage& each : m_reader.imagesOf(found->listing)) {
            if (!each.excluded)
                at->second.insert(each.row.value);
        }
    }
    return &at->second;
}

}
