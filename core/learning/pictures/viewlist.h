// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/pictures/pictureview.h"

#include <utility>
#include <vector>

namespace vitrine::learning {

/// Some views of some pictures of a source, as a source of its own: what a PicturePrefetcher loads.
class ViewList : public ImageSource {
public:
    /// `source` is borrowed.
    ViewList(const ImageSource& source, std::vector<ViewOfImage> views, Augmentation augmentation)
        : m_source(source)
        , m_views(std::move(views))
        , m_augmentation(augmentation)
    {
    }

    std::size_t size() const override { return m_views.size(); }
    Picture load(std::size_t index, int side) const override
    {
        return loadView(m_source, m_views[index], side, m_augmentation);
    }
    const ViewOfImage& operator[](std::size_t index) const { return m_views[index]; }

private:
    const ImageSource& m_source;
    std::vector<ViewOfImage> m_views;
    Augmentation m_augmentation;
};

}
