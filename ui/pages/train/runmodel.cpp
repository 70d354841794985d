// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/runmodel.h"

#include "ui/pages/train/honestwords.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/pages/train/runswatch.h"
#include "ui/pages/train/trainwords.h"
#include "ui/shell/errortext.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kStateIcon = 16;
constexpr const char* kEpochs = "epochs"; ///< a setting that has a column in any case

/// The same on selected rows, which are only tinted.
QIcon unchanging(const QPixmap& pixmap)
{
    QIcon made(pixmap);
    made.addPixmap(pixmap, QIcon::Selected);
    return made;
}

QIcon plainIcon(const QString& name)
{
    const QColor colour = tokens(QGuiApplication::palette()).text;
    return unchanging(iconPixmap(name, kStateIcon, colour, qApp->devicePixelRatio()));
}

bool isNumberColumn(int column)
{
    return column >= RunModel::BestAccuracyColumn;
}

}

RunModel::RunModel(RunsPresenter& runs, QObject* parent)
    : QAbstractTableModel(parent)
    , m_runs(runs)
{
    connect(&m_runs, &RunsPresenter::runsChanged, this, &RunModel::follow);
    connect(&m_runs, &RunsPresenter::shownChanged, this, &RunModel::followShown);
    follow();
}

void RunModel::follow()
{
    std::vector<std::string> settings;
    for (const SettingDifference& difference : m_runs.differences()) {
        if (difference.setting != kEpochs)
            settings.push_back(difference.setting);
    }
    const auto& now = m_runs.runs();
    const bool same = settings == m_settings
        && std::equal(now.begin(), now.end(), m_rows.begin(), m_rows.end(),
            [](const RunRecord& a, const RunRecord& b) { return a.row == b.row; });
    if (same) {
        m_rows = now;
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = now;
    m_settings = std::move(settings);
    endResetModel();
}

void RunModel::followShown()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(
            index(0, NameColumn), index(rowCount() - 1, NameColumn), {Qt::CheckStateRole});
}

RunRow RunModel::runAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].row : RunRow();
}

int RunModel::rowOf(RunRow run) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [run](const RunRecord& each) { return each.row == run; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QString RunModel::keyOf(int column) const
{
    switch (column) {
    case NameColumn: return QStringLiteral("name");
    case TagsColumn: return QStringLiteral("tags");
    case StateColumn: return QStringLiteral("state");
    case BestAccuracyColumn: return QStringLiteral("best_accuracy");
    case HonestColumn: return QStringLiteral("honest_accuracy");
    case BestLossColumn: return QStringLiteral("best_loss");
    case LastAccuracyColumn: return QStringLiteral("last_accuracy");
    case EpochsColumn: return QStringLiteral("epochs");
    case TimeColumn: return QStringLiteral("time");
    default: break;
    }
    const auto setting = static_cast<std::size_t>(column - FirstSettingColumn);
    return setting < m_settings.size() ? QStringLiteral("setting_") + toQString(m_settings[setting])
                                       : QString();
}

int RunModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FirstSettingColumn + static_cast<int>(m_settings.size());
}

QVariant RunModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunRecord& run = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return text(run, index.row(), column);
    case SortRole: return sortValue(run, index.row(), column);
    case Qt::ToolTipRole: return tooltip(run, index.row(), column);
    case RunRole: return qlonglong{run.row.value};
    case Qt::CheckStateRole:
        return column == NameColumn
            ? QVariant(m_runs.isShown(run.row) ? Qt::Checked : Qt::Unchecked)
            : QVariant();
    case Qt::DecorationRole:
        if (column == NameColumn)
            return unchanging(
                runSwatch(run.row, QGuiApplication::palette(), qApp->devicePixelRatio()));
        if (column != StateColumn)
            return {};
        return plainIcon(m_runs.searchesUse(run) ? QStringLiteral("search") : stateIcon(run));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<Qt::Alignment>(
            (isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return run.archived ? QVariant(tokens(QGuiApplication::palette()).secondary) : QVariant();
    default: return {};
    }
}

QVariant RunModel::text(const RunRecord& run, int row, int column) const
{
    switch (column) {
    case NameColumn: return toQString(run.name);
    case StateColumn: return stateWords(run);
    case BestAccuracyColumn:
        return run.best ? (leaks(run) ? QStringLiteral("▲ ") : QString())
                + percentText(run.best->validation.top1)
                        : QString();
    case HonestColumn: return run.best ? honestAccuracyText(run) : QString();
    case BestLossColumn: return run.best ? lossText(run.best->validation.loss) : QString();
    case LastAccuracyColumn: return run.last ? percentText(run.last->validation.top1) : QString();
    case EpochsColumn: return epochsText(run);
    case TimeColumn: return spanText(run.secondsSpent);
    case TagsColumn: return tagsText(run.tags);
    default: break;
    }
    const auto setting = static_cast<std::size_t>(column - FirstSettingColumn);
    return setting < m_settings.size()
        ? settingValueText(m_settings[setting], settingAt(row, setting))
        : QString();
}

QString RunModel::stateWords(const RunRecord& run) const
{
    QStringList words{stateText(run)};
    if (m_runs.searchesUse(run))
        words << tr("searches use it");
    if (run.archived)
        words << tr("archived");
    return words.join(QStringLiteral(", "));
}

std::string RunModel::settingAt(int row, std::size_t setting) const
{
    if (setting >= m_settings.size())
        return {};
    const auto& differences = m_runs.differences();
    const auto found = std::find_if(differences.begin(), differences.end(),
        [&](const SettingDifference& each) { return each.setting == m_settings[setting]; });
    const auto place = static_cast<std::size_t>(row);
    return found != differences.end() && place < found->values.size() ? found->values[place]
                                                                      : std::string();
}

QVariant RunModel::sortValue(const RunRecord& run, int row, int column) const
{
    switch (column) {
    case BestAccuracyColumn: return run.best ? run.best->validation.top1 : -1.0;
    case HonestColumn: return honestAccuracy(run).value_or(-1.0);
    case BestLossColumn: return run.best ? run.best->validation.loss : 1e9;
    case LastAccuracyColumn: return run.last ? run.last->validation.top1 : -1.0;
    case EpochsColumn: return epochsLearnt(run);
    case TimeColumn: return run.secondsSpent;
    default: break;
    }
    if (column < FirstSettingColumn)
        return text(run, row, column).toString().toCaseFolded();
    const QString value =
        toQString(settingAt(row, static_cast<std::size_t>(column - FirstSettingColumn)));
    bool isNumber = false;
    const double number = QLocale::c().toDouble(value, &isNumber);
    return isNumber ? QVariant(number) : QVariant(value);
}

QString RunModel::tooltip(const RunRecord& run, int row, int column) const
{
    if (column == StateColumn && !run.error.empty())
        return coreText(run.error);
    if ((column == BestAccuracyColumn || column == HonestColumn) && leaks(run))
        return leakSentence(run);
    if (column == NameColumn)
        return tr("%1\nbegan %2")
            .arg(toQString(run.name),
                QLocale().toString(
                    QDateTime::fromString(toQString(run.started), Qt::ISODate).toLocalTime(),
                    QLocale::ShortFormat));
    return text(run, row, column).toString();
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(
            (isNumberColumn(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == HonestColumn)
        return tr("Accuracy on the validation photos without a relative (the same listing, a near "
                  "duplicate) in training; the same where the split does not leak");
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) // whole where it is cut
        return {};
    switch (section) {
    case NameColumn: return tr("Run");
    case StateColumn: return tr("State");
    case BestAccuracyColumn: return tr("Best accuracy");
    case HonestColumn: return tr("Without relatives");
    case BestLossColumn: return tr("Its loss");
    case LastAccuracyColumn: return tr("Last accuracy");
    case EpochsColumn: return tr("Epochs");
    case TimeColumn: return tr("Time");
    case TagsColumn: return tr("Tags");
    default: break;
    }
    const auto setting = static_cast<std::size_t>(section - FirstSettingColumn);
    return setting < m_settings.size() ? settingText(m_settings[setting]) : QString();
}

Qt::ItemFlags RunModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == NameColumn)
        flags |= Qt::ItemIsUserCheckable;
    if (index.column() == NameColumn || index.column() == TagsColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool RunModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const RunRow run = runAt(index.row());
    if (!run)
        return false;
    if (role == Qt::CheckStateRole) {
        m_runs.setShown(run, value.toInt() == Qt::Checked);
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    if (index.column() == NameColumn)
        m_runs.rename(run, value.toString());
    else
        m_runs.setTags(run, value.toString());
    return true;
}

}
