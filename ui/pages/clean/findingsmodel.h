// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/itemmodels/cardpictures.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/clean/cleansource.h"

#include <QAbstractTableModel>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

class QMimeData;

namespace vitrine::ui {

/// The open findings of one kind, worst first, as rows of a table and as cards of a grid. Reads off
/// the GUI thread, a page at a time as the view asks for more.
class FindingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { PictureColumn, SubjectColumn, TextColumn, SuggestionColumn, ScoreColumn };
    static constexpr int kColumns = 5;
    static constexpr int kPageRows = 200;

    explicit FindingsModel(QObject* parent = nullptr);
    ~FindingsModel() override;

    CardPictures& pictures() { return m_pictures; }
    void setSource(const CleanSource& source); ///< and nothing to show
    void show(std::optional<FindingKind> kind);
    /// Reads what is shown again; keeps rows and places of what is still there.
    void reload();
    bool isReading() const { return m_reader.isBusy(); }

    const FindingItem* itemAt(int row) const; ///< null outside
    /// A word over a card for what was decided about it just now; empty takes it away.
    void setDecision(int row, const QString& word);
    QString decisionAt(int row) const;

    /// For dragging out and copying: photos as files, what was found as lines with tabs, listings
    /// as CSV; null where there is nothing.
    std::unique_ptr<QMimeData> asMime(const std::vector<int>& rows) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    Q_SIGNAL void settled(); ///< what was asked for has been read
    Q_SIGNAL void failed(const vitrine::Error& error);

private:
    struct Row {
        FindingItem item;
        QString decision;
    };

    /// `limit` of the open findings from `offset` on, in place of the rows from `from` on.
    void read(std::size_t from, std::int64_t offset, std::int64_t limit);
    std::int64_t firstRows() const;
    void take(std::vector<FindingItem> items, std::size_t from);
    QVariant text(const Row& row, int column) const;
    QString captionOf(const Row& row) const;

    CleanSource m_source;
    mutable CardPictures m_pictures; ///< asking for a picture starts loading it
    std::optional<FindingKind> m_kind;
    std::vector<Row> m_rows;
    bool m_complete = true;
    LatestRunner<std::vector<FindingItem>> m_reader;
};

}
