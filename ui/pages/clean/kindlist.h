// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"

#include <QTreeWidget>

#include <optional>
#include <vector>

namespace vitrine::ui {

/// The kinds of findings with how many are open, in groups; the overview stands on top. Kinds with
/// nothing open are quiet.
class KindList : public QTreeWidget {
    Q_OBJECT
public:
    explicit KindList(QWidget* parent = nullptr);

    void setKinds(const std::vector<KindLine>& kinds);
    std::optional<FindingKind> currentKind() const; ///< nothing: the overview
    void setCurrentKind(std::optional<FindingKind> kind);
    QSize sizeHint() const override;

    Q_SIGNAL void kindChosen(std::optional<vitrine::FindingKind> kind);

protected:
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    bool isHeading(const QModelIndex& index) const;
    QTreeWidgetItem* itemOf(FindingKind kind) const;
    void build();
    void paintLine(QTreeWidgetItem* item, const KindLine& line);

    std::vector<KindLine> m_kinds;
    QTreeWidgetItem* m_overview = nullptr;
};

}
