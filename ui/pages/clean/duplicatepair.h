// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/photopreview.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QMimeData;

namespace vitrine::ui {

class CleanPresenter;
class ComparisonSide;
class DuplicatesPresenter;
class PhotoStrip;
class ThumbnailLoader;

/// Two of a group of duplicates side by side, what becomes of each, and below them the whole group
/// to choose from. They can be dragged out and copied.
class DuplicatePair : public QWidget {
    Q_OBJECT
public:
    /// The presenters are borrowed.
    DuplicatePair(CleanPresenter& clean, DuplicatesPresenter& presenter, ThumbnailLoader& loader,
        QWidget* parent = nullptr);

    void showPair(); ///< as the presenter has it
    bool hasPictures() const; ///< at least one of the two
    void setDifferenceShown(bool shown); ///< at the right, instead of the picture
    void preview(int member);
    std::unique_ptr<QMimeData> asMime() const; ///< both; null: there is none

    Q_SIGNAL void previewRequested(const vitrine::ui::PhotoPreview& preview);
    Q_SIGNAL void listingRequested(vitrine::ListingRow row);

private:
    void connectParts();
    void showMatch();
    void showFate(); ///< of the one at the right
    void showStrip();
    QString roleOf(int member, const QString& role) const;
    QString otherRole() const;
    std::unique_ptr<QMimeData> mimeOf(const std::vector<int>& members) const;
    void openMenu(int member, const QPoint& globalPosition);

    CleanPresenter& m_clean;
    DuplicatesPresenter& m_presenter;
    QLabel* m_match; ///< which rule found the pair
    ComparisonSide* m_left;
    ComparisonSide* m_right;
    PhotoStrip* m_strip;
    bool m_differenceShown = false;
};

}
