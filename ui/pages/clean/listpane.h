// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/findingsmodel.h"
#include "ui/pages/clean/photopreview.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QWidget>

#include <memory>

class QMimeData;
class QLabel;
class QPushButton;
class QTextBrowser;

namespace vitrine::ui {

class EmptyState;
class FindingsTable;
class Notice;
class PhotoStrip;
class ThumbnailLoader;

/// Findings of any kind as rows, the whole text of the current one with what is wrong marked, and
/// what to do with one, with the selected ones, or with all of the kind. Keys: X leaves out, F
/// calls fine, Enter applies the remedy, P or Space previews.
class ListPane : public QWidget {
    Q_OBJECT
public:
    ListPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent = nullptr);

    void show(FindingKind kind);
    FindingsModel& findings() { return m_findings; }
    FindingsTable* table() const { return m_table; }

    Q_SIGNAL void previewRequested(const vitrine::ui::PhotoPreview& preview);
    Q_SIGNAL void listingRequested(vitrine::ListingRow row);

private:
    QWidget* makeActions();
    void connectParts();
    void showState();
    void showCurrent();
    void showActions();
    QMap<QString, qint64> categoriesOf(const QList<int>& rows) const; ///< names, and listings
    QString leaveOutWord() const; ///< of the selection; says how many listings go with categories
    QString leaveOutAllWord() const;
    QString remedyWord() const; ///< empty: there is none
    Action remedy() const;
    Action plain(ActionKind kind) const;
    void decideSelected(Action action);
    void decideAll(Action action);
    void preview(int row);
    std::unique_ptr<QMimeData> asMime() const; ///< the selected rows; null: none
    void openMenu(const QPoint& position);

    CleanPresenter& m_clean;
    FindingsModel m_findings;
    FindingKind m_kind = FindingKind::PriceMissing;
    Notice* m_problem;
    EmptyState* m_nothing;
    FindingsTable* m_table;
    QTextBrowser* m_text;
    QWidget* m_actions;
    QLabel* m_selected;
    QPushButton* m_remedy;
    QPushButton* m_exclude;
    QPushButton* m_fine;
    QPushButton* m_show;
    QPushButton* m_remedyAll;
    QPushButton* m_excludeAll;
    QPushButton* m_fineAll;
};

}
