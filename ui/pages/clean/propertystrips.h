// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/photopreview.h"
#include "ui/pages/clean/photostrip.h"
#include "ui/pages/clean/thresholdpresenter.h"
#include "ui/pages/decisiontrail.h"
#include "ui/widgets/decisionkeys.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

class QBoxLayout;
class QMimeData;

namespace vitrine::ui {

class SectionHeading;
class ThumbnailLoader;

/// The photos on both sides of a threshold, nearest first, of which a person decides about one or
/// several. What was decided stays in its place, marked, until the photos are read again. Keys: X
/// or Delete leaves out, F calls fine, Shift+Delete takes back in, U undoes, Space or P shows
/// large.
class PropertyStrips : public QWidget {
    Q_OBJECT
public:
    PropertyStrips(CleanPresenter& clean, ThresholdPresenter& thresholds, ThumbnailLoader& loader,
        QWidget* parent = nullptr);

    void show(FindingKind kind);
    void setBeside(bool beside); ///< the strips beside each other, where it is low
    /// What has just changed was decided here, and shows: the photos need not be read again.
    bool showsLastChange() const { return m_trail.isOwn() && !m_outOfSight; }
    void forget(); ///< the photos are read again

    qsizetype selected() const;
    bool canLeaveOut() const; ///< one of those that are selected, at least
    bool canCallFine() const;
    bool canTakeBack() const;
    void leaveOut();
    void callFine();
    void takeBack();

    Q_SIGNAL void selectionChanged(); ///< or what was decided about it
    Q_SIGNAL void previewRequested(const vitrine::ui::PhotoPreview& preview);
    Q_SIGNAL void listingRequested(vitrine::ListingRow row);

private:
    enum class Decided { Nothing, LeftOut, Fine };
    struct Side {
        SectionHeading* heading = nullptr;
        PhotoStrip* strip = nullptr;
        DecisionKeys* keys = nullptr;
    };

    Side makeSide(const QString& name, const QString& accessible, SectionHeading* heading);
    void showExamples();
    void showSide(const Side& side, const std::vector<PropertyExample>& examples);
    Decided decidedAbout(ImageRow image) const;
    const Side* selectedSide() const; ///< the one whose photos are selected; null: none is
    bool anySelected(Decided decided) const;
    void decideSelected(Decided decided);
    /// One step about all of `rows`, and on to the next.
    void decideRows(const Side& side, const DecisionKeys::Rows& rows, Decided decided);
    bool decide(const std::vector<ImageRow>& images, Decided decided); ///< false: nothing to do
    Action action(Decided decided) const;
    ImageRow undo(); ///< the first that it was about; none: nothing was left
    void openMenu(const Side& side, const QPoint& position);
    void preview(const Side& side, int row);
    ListingRow listingOf(ImageRow image) const;
    std::unique_ptr<QMimeData> asMime(const PhotoStrip& strip) const;
    static QString word(Decided decided);

    CleanPresenter& m_clean;
    ThresholdPresenter& m_thresholds;
    ThumbnailLoader& m_loader;
    DecisionTrail m_trail;
    FindingKind m_kind = FindingKind::Dark;
    std::unordered_map<std::int64_t, Decided> m_decided; ///< here, by image
    bool m_outOfSight = false; ///< the last undo was about photos that are not shown
    QBoxLayout* m_row;
    Side m_beyond;
    Side m_within;
};

}
