// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/listing.h"
#include "ui/itemmodels/cardpictures.h"
#include "ui/itemmodels/rowroles.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

/// The pictures of one listing in table order.
class ImageModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit ImageModel(QObject* parent = nullptr);

    void setWorkspace(std::shared_ptr<const Workspace> workspace);
    CardPictures& pictures() { return m_pictures; }
    /// Changes in place where the images are the same ones, so that a view keeps its current one.
    void setImages(std::vector<ListingImage> images);
    const ListingImage* imageAt(int row) const; ///< null outside
    /// Why there is no picture, a sentence; empty where there is one.
    static QString problemOf(const ListingImage& image);

    int rowCount(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    static QString tipOf(const ListingImage& image);

    std::shared_ptr<const Workspace> m_workspace;
    mutable CardPictures m_pictures; ///< asking for a picture starts loading it
    std::vector<ListingImage> m_images;
};

}
