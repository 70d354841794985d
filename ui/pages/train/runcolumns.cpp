// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/runcolumns.h"

#include "ui/pages/train/runmodel.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kLeastColumn = 84;
constexpr int kMostColumn = 160; ///< of one that is neither the name nor the state
constexpr int kLeastNames = 220;
constexpr int kNamesShare = 45; ///< percent of the table
constexpr int kStateMarks = 48; ///< icon and margins
constexpr int kHeaderMarks = 3 * space::kGroup; ///< sort indicator and margins
constexpr int kMargins = 2 * space::kRelated;
constexpr const char* kGroup = "train/columns";
constexpr int kSaveMs = 500; ///< after the last step of a drag

QString settingOf(const QString& column)
{
    return QLatin1String(kGroup) + QLatin1Char('/') + column;
}

class RunDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Once: rows that are read again meanwhile leave alone what somebody types.
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        static constexpr auto kFilled = "filled";
        if (editor->property(kFilled).toBool())
            return;
        editor->setProperty(kFilled, true);
        QStyledItemDelegate::setEditorData(editor, index);
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == RunModel::NameColumn)
            option->textElideMode = Qt::ElideMiddle;
    }
};

}

RunColumns::RunColumns(const RunModel& model, QTableView* view)
    : QObject(view)
    , m_model(model)
    , m_view(view)
    , m_saving(new QTimer(this))
{
    setObjectName(QStringLiteral("trainRunColumns"));
    m_saving->setSingleShot(true);
    m_saving->setInterval(kSaveMs);
    connect(m_saving, &QTimer::timeout, this, &RunColumns::save);
    QHeaderView* header = m_view->horizontalHeader();
    m_view->setItemDelegate(new RunDelegate(m_view));
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &RunColumns::showMenu);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (!m_own && width > 0)
            remember(column, width);
    });
    const auto* shown = m_view->model();
    connect(shown, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_own = true; });
    connect(shown, &QAbstractItemModel::modelReset, this, [this] { // after the header
        m_own = false;
        measureAll();
        fit();
    });
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
            if (roles.isEmpty()) // not only marks
                measureWords();
        });
    m_view->viewport()->installEventFilter(this);
    measureAll();
    fit();
}

RunColumns::~RunColumns()
{
    save();
}

bool RunColumns::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

void RunColumns::setHidden(int column, bool hidden)
{
    if (m_view->isColumnHidden(column) == hidden)
        return;
    {
        const QScopedValueRollback own(m_own, true);
        m_view->setColumnHidden(column, hidden);
    }
    fit();
}

void RunColumns::forgetChosen()
{
    m_saving->stop();
    m_unsaved.clear();
    QSettings().remove(QLatin1String(kGroup));
    fit();
}

void RunColumns::measureAll()
{
    m_wanted.clear();
    for (int column = 0; column < m_model.columnCount(); ++column)
        m_wanted.push_back(measured(column));
}

/// The other columns keep their form while runs learn. What nothing needs does not move.
void RunColumns::measureWords()
{
    const auto before = m_wanted;
    for (const int column : {RunModel::NameColumn, RunModel::TagsColumn, RunModel::StateColumn})
        m_wanted[static_cast<std::size_t>(column)] = measured(column);
    if (m_wanted != before)
        fit();
}

int RunColumns::measured(int column) const
{
    const QFontMetrics metrics = m_view->fontMetrics();
    int widest = metrics.horizontalAdvance(m_model.headerData(column, Qt::Horizontal).toString())
        + kHeaderMarks;
    if (column == RunModel::NameColumn) { // with its check box and colour
        for (int row = 0; row < m_view->model()->rowCount(); ++row)
            widest = std::max(
                widest, m_view->sizeHintForIndex(m_view->model()->index(row, column)).width());
        return widest;
    }
    const int marks = column == RunModel::StateColumn ? kStateMarks : kMargins;
    for (int row = 0; row < m_model.rowCount(); ++row)
        widest = std::max(widest,
            metrics.horizontalAdvance(m_model.index(row, column).data().toString()) + marks);
    return widest;
}

int RunColumns::chosen(int column) const
{
    const QString key = m_model.keyOf(column);
    const auto unsaved = m_unsaved.constFind(key);
    return unsaved != m_unsaved.constEnd() ? *unsaved : QSettings().value(settingOf(key)).toInt();
}

void RunColumns::remember(int column, int width)
{
    m_unsaved[m_model.keyOf(column)] = width;
    m_saving->start();
}

void RunColumns::save()
{
    QSettings settings;
    for (auto each = m_unsaved.cbegin(); each != m_unsaved.cend(); ++each)
        settings.setValue(settingOf(each.key()), each.value());
    m_unsaved.clear();
}

void RunColumns::fit()
{
    if (m_own || m_view->horizontalHeader()->count() != static_cast<int>(m_wanted.size()))
        return;
    const QScopedValueRollback own(m_own, true);
    const int width = m_view->viewport()->width();
    int left = width;
    for (int column = 0; column < static_cast<int>(m_wanted.size()); ++column) {
        if (column == RunModel::NameColumn || m_view->isColumnHidden(column))
            continue;
        int wanted = chosen(column);
        if (wanted <= 0 && column == RunModel::StateColumn)
            wanted = m_wanted[static_cast<std::size_t>(column)];
        else if (wanted <= 0)
            wanted =
                std::clamp(m_wanted[static_cast<std::size_t>(column)], kLeastColumn, kMostColumn);
        m_view->setColumnWidth(column, wanted);
        left -= wanted;
    }
    int names = chosen(RunModel::NameColumn);
    if (names <= 0)
        names = std::clamp(m_wanted[RunModel::NameColumn], kLeastNames,
            std::max({left, width * kNamesShare / 100, kLeastNames}));
    m_view->setColumnWidth(RunModel::NameColumn, names);
}

void RunColumns::showMenu(const QPoint& at)
{
    QMenu menu;
    connect(menu.addAction(icon(QStringLiteral("undo")), tr("Usual widths")), &QAction::triggered,
        this, &RunColumns::forgetChosen);
    menu.exec(m_view->horizontalHeader()->mapToGlobal(at));
}

}
