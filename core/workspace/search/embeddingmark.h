// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/search/picturesearch.h"

namespace vitrine::workspace {

/// On while vectors are being added.
class EmbeddingMark {
public:
    explicit EmbeddingMark(PictureSearch& search)
        : m_search(search)
    {
        m_search.setEmbedding(true);
    }
    EmbeddingMark(const EmbeddingMark&) = delete;
    EmbeddingMark& operator=(const EmbeddingMark&) = delete;
    ~EmbeddingMark() { m_search.setEmbedding(false); }

private:
    PictureSearch& m_search;
};

}
