// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/classmodel.h"

#include "ui/pages/train/trainwords.h"
#include "ui/widgets/convert.h"

#include <QLocale>

#include <utility>

namespace vitrine::ui {

void ClassModel::setClasses(std::vector<ClassQuality> classes)
{
    beginResetModel();
    m_classes = std::move(classes);
    endResetModel();
}

int ClassModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_classes.size());
}

int ClassModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant ClassModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ClassQuality& row = m_classes[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(
            (index.column() == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == SortRole && index.column() == NameColumn)
        return toQString(row.name).toCaseFolded();
    const bool isFigure = index.column() != NameColumn && index.column() != PhotosColumn;
    if (isFigure && row.images == 0) { // nothing is known of it, which comes after all that is
        constexpr double kAfterAll = 2.0;
        return role == SortRole                                  ? QVariant(kAfterAll)
            : role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(QStringLiteral("–"))
                                                                 : QVariant();
    }
    if (role == SortRole || role == ValueRole) {
        switch (index.column()) {
        case NameColumn: return toQString(row.name);
        case PhotosColumn: return qlonglong{row.images};
        case PrecisionColumn: return row.precision;
        case RecallColumn: return row.recall;
        case F1Column: return row.f1;
        default: return {};
        }
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case NameColumn: return toQString(row.name);
    case PhotosColumn: return QLocale().toString(qlonglong{row.images});
    case PrecisionColumn: return percentText(row.precision);
    case RecallColumn: return percentText(row.recall);
    case F1Column: return percentText(row.f1);
    default: return {};
    }
}

QVariant ClassModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(
            (section == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case PrecisionColumn: return tr("Of the photos said to be this, how many are");
        case RecallColumn: return tr("Of the photos that are this, how many were said to be");
        case F1Column: return tr("Precision and recall in one number");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Category");
    case PhotosColumn: return tr("Photos");
    case PrecisionColumn: return tr("Precision");
    case RecallColumn: return tr("Recall");
    case F1Column: return tr("F1");
    default: return {};
    }
}

}
