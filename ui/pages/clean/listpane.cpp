// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/listpane.h"

#include "ui/itemmodels/wording.h"
#include "ui/pages/clean/actionrows.h"
#include "ui/pages/clean/findingstable.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/pages/clean/markedtext.h"
#include "ui/pages/clean/nothingleft.h"
#include "ui/pages/pictures/photomenu.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/decisionkeys.h"
#include "ui/widgets/dragout.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>

#include <algorithm>
#include <numeric>

namespace vitrine::ui {
namespace {

constexpr int kTextHeight = 140; ///< at most

/// Behind what is wrong: the warning colour, so thin that the letters stay readable.
QColor markColour(const Tokens& t)
{
    const double share = t.dark ? 0.45 : 0.28;
    const auto mixed = [&](int ground, int colour) {
        return static_cast<int>(ground + (colour - ground) * share);
    };
    return {mixed(t.surface.red(), t.warning.red()), mixed(t.surface.green(), t.warning.green()),
        mixed(t.surface.blue(), t.warning.blue())};
}

qint64 sumOf(const QMap<QString, qint64>& listings)
{
    return std::accumulate(listings.begin(), listings.end(), qint64{0});
}

/// For a button, which takes a single & for a key's mark.
QString onButton(const QString& name)
{
    constexpr qsizetype kLetters = 28;
    return shortened(name, kLetters).replace(QLatin1Char('&'), QLatin1String("&&"));
}

}

ListPane::ListPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent)
    : QWidget(parent)
    , m_clean(clean)
    , m_problem(new Notice)
    , m_nothing(new EmptyState)
    , m_table(new FindingsTable)
    , m_text(new QTextBrowser)
{
    setObjectName(QStringLiteral("cleanList"));
    m_findings.pictures().setLoader(&loader);
    m_findings.pictures().setSide(
        static_cast<int>(ThumbnailGrid::kPictureSide * devicePixelRatioF()));
    m_table->setModel(&m_findings);
    m_text->setObjectName(QStringLiteral("cleanText"));
    m_text->setAccessibleName(tr("The whole text"));
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(space::kRelated);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(m_problem);
    column->addWidget(m_nothing, 1);
    column->addWidget(m_table, 1);
    column->addWidget(m_text);
    m_actions = makeActions();
    column->addWidget(m_actions);
    m_nothing->hide();
    m_text->hide();
    setFocusProxy(m_table);
    connectParts();
}

QWidget* ListPane::makeActions()
{
    auto* actions = new ActionRows;
    m_selected = new QLabel;
    m_selected->setObjectName(QStringLiteral("cleanSelected"));
    m_remedy = makeActionButton(QStringLiteral("cleanRemedy"), {});
    setPrimary(m_remedy);
    m_exclude = makeActionButton(QStringLiteral("cleanExclude"), tr("Leave out"),
        tr("Leave out of training data and searches (X)"));
    m_fine =
        makeActionButton(QStringLiteral("cleanFine"), tr("Fine"), tr("It may stay as it is (F)"));
    m_show = makeActionButton(QStringLiteral("cleanShowListing"), tr("Show in catalogue"));
    setQuiet(m_show);
    m_remedyAll = makeActionButton(QStringLiteral("cleanRemedyAll"), {});
    m_excludeAll = makeActionButton(QStringLiteral("cleanExcludeEach"), tr("Leave out all"));
    m_fineAll = makeActionButton(QStringLiteral("cleanFineAll"), tr("All are fine"));
    actions->addLine(m_selected, {m_remedy, m_exclude, m_fine, m_show});
    actions->addLine(new QLabel(allOfKindWord()), {m_remedyAll, m_excludeAll, m_fineAll});
    return actions;
}

void ListPane::connectParts()
{
    new DecisionKeys(m_table,
        {.takeSuggestion =
                [this](const DecisionKeys::Rows&) {
                    if (m_remedy->isVisibleTo(this))
                        m_remedy->click();
                },
            .leaveOut = [this](const DecisionKeys::Rows&) { m_exclude->click(); },
            .callFine = [this](const DecisionKeys::Rows&) { m_fine->click(); },
            .preview = [this](int row) { preview(row); },
            .space = DecisionKeys::Space::Preview});
    m_table->setOutgoing([this] { return asMime(); });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ListPane::openMenu);
    connect(&m_clean, &CleanPresenter::sourceChanged, this,
        [this] { m_findings.setSource(m_clean.source()); });
    connect(&m_clean, &CleanPresenter::countsChanged, this, [this] {
        showState();
        showActions();
    });
    const auto reload = [this] {
        if (isVisible())
            m_findings.reload();
    };
    connect(&m_clean, &CleanPresenter::decided, this, reload);
    connect(&m_clean, &CleanPresenter::checked, this, reload);
    connect(&m_findings, &FindingsModel::settled, this, [this] {
        m_problem->hide();
        showState();
        // What took the place of the decided ones is next.
        if (!m_table->selectionModel()->hasSelection() && m_findings.rowCount() > 0)
            m_table->selectRow(std::max(0, m_table->currentIndex().row()));
        showCurrent();
    });
    connect(&m_findings, &FindingsModel::failed, m_problem, &Notice::showError);
    connect(m_nothing, &EmptyState::clicked, this, [this] { meetNeed(m_clean, m_kind); });
    connect(m_table, &FindingsTable::selectionMoved, this, &ListPane::showCurrent);
    connect(m_table, &QAbstractItemView::doubleClicked, this,
        [this](const QModelIndex& index) { preview(index.row()); });
    connect(m_remedy, &QPushButton::clicked, this, [this] { decideSelected(remedy()); });
    connect(m_exclude, &QPushButton::clicked, this,
        [this] { decideSelected(plain(ActionKind::Exclude)); });
    connect(
        m_fine, &QPushButton::clicked, this, [this] { decideSelected(plain(ActionKind::Accept)); });
    connect(m_remedyAll, &QPushButton::clicked, this, [this] { decideAll(remedy()); });
    connect(m_excludeAll, &QPushButton::clicked, this,
        [this] { decideAll(plain(ActionKind::Exclude)); });
    connect(
        m_fineAll, &QPushButton::clicked, this, [this] { decideAll(plain(ActionKind::Accept)); });
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (const FindingItem* item = m_findings.itemAt(m_table->currentIndex().row()))
            Q_EMIT listingRequested(item->listing);
    });
}

void ListPane::show(FindingKind kind)
{
    m_kind = kind;
    const Remedy remedy = findingSpec(kind).remedy;
    m_table->setColumnsShown(kind != FindingKind::NoImages && kind != FindingKind::PriceMissing
            && kind != FindingKind::LocationMissing && kind != FindingKind::CategoryMissing
            && kind != FindingKind::TitleEmpty && kind != FindingKind::DescriptionEmpty
            && kind != FindingKind::OrphanImage,
        remedy == Remedy::ApplySuggestion || kind == FindingKind::WrongExtension);
    m_findings.show(kind);
    showState();
    showCurrent();
}

void ListPane::showState()
{
    const bool nothing = m_findings.rowCount() == 0 && !m_findings.isReading();
    tellNothingLeft(*m_nothing, m_clean, m_kind, tr("All of these have been dealt with."));
    m_nothing->setVisible(nothing);
    m_table->setVisible(!nothing);
    m_actions->setVisible(!nothing);
}

void ListPane::showCurrent()
{
    const FindingItem* item = m_findings.itemAt(m_table->currentIndex().row());
    const QString text = item ? fieldText(*m_clean.source().workspace, *item) : QString();
    m_text->setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
        const Tokens& t = tokens(palette());
        m_text->setHtml(markedText(text, toQString(item->stored.finding.text), markColour(t)));
        const int whole = static_cast<int>(m_text->document()->size().height());
        m_text->setFixedHeight(std::min(whole + 2 * m_text->frameWidth(), kTextHeight));
    }
    showActions();
}

QString ListPane::remedyWord() const
{
    switch (findingSpec(m_kind).remedy) {
    case Remedy::Mask: return tr("Mask");
    case Remedy::ApplySuggestion: return tr("Apply suggestion");
    default: return {};
    }
}

void ListPane::showActions()
{
    const auto selected = m_table->selectionModel()->selectedRows().size();
    const qint64 open = m_clean.line(m_kind).open;
    const QString word = remedyWord();
    const bool nothing = m_findings.rowCount() == 0;
    m_selected->setText(selectedWord(selected));
    m_remedy->setText(word);
    m_remedy->setVisible(!word.isEmpty());
    m_remedyAll->setText(findingSpec(m_kind).remedy == Remedy::Mask
            ? tr("Mask all %L1").arg(open)
            : tr("Apply all %L1").arg(open));
    m_remedyAll->setVisible(!word.isEmpty());
    m_exclude->setText(leaveOutWord());
    m_excludeAll->setText(leaveOutAllWord());
    for (QPushButton* button : {m_remedy, m_exclude, m_fine})
        button->setEnabled(selected > 0);
    for (QPushButton* button : {m_remedyAll, m_excludeAll, m_fineAll})
        button->setEnabled(open > 0 && !nothing);
    const FindingItem* item = m_findings.itemAt(m_table->currentIndex().row());
    m_show->setEnabled(item && item->listing);
}

/// Of rows about categories: each once, with its listings.
QMap<QString, qint64> ListPane::categoriesOf(const QList<int>& rows) const
{
    QMap<QString, qint64> categories;
    for (const int row : rows) {
        const FindingItem* item = m_findings.itemAt(row);
        if (item && item->stored.finding.category)
            categories.insert(item->subject, item->listings);
    }
    return categories;
}

QString ListPane::leaveOutWord() const
{
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    const auto categories = categoriesOf(rows);
    if (categories.isEmpty())
        return tr("Leave out");
    const QString listings = listingCount(sumOf(categories));
    return categories.size() == 1
        ? tr("Leave out %1 of %2").arg(listings, onButton(categories.firstKey()))
        : tr("Leave out %1 of %L2 categories").arg(listings).arg(categories.size());
}

QString ListPane::leaveOutAllWord() const
{
    QList<int> rows;
    for (int row = 0; row < m_findings.rowCount(); ++row)
        rows << row;
    const auto categories = categoriesOf(rows);
    return categories.isEmpty() ? tr("Leave out all")
                                : tr("Leave out all %1").arg(listingCount(sumOf(categories)));
}

Action ListPane::plain(ActionKind kind) const
{
    Action action;
    action.kind = kind;
    action.finding = m_kind;
    return action;
}

Action ListPane::remedy() const
{
    if (findingSpec(m_kind).remedy == Remedy::Mask)
        return plain(ActionKind::Mask);
    // A category is a listing's field too, but giving another one is called relabelling.
    Action action =
        plain(m_kind == FindingKind::CategoryMisspelt ? ActionKind::Relabel : ActionKind::Edit);
    action.useSuggestion = true;
    return action;
}

void ListPane::decideSelected(Action action)
{
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        action.on.findings.push_back(m_findings.itemAt(index.row())->stored.row);
    if (!action.on.findings.empty())
        m_clean.decide(action);
}

void ListPane::decideAll(Action action)
{
    action.on.openOf = m_kind;
    m_clean.decide(action);
}

std::unique_ptr<QMimeData> ListPane::asMime() const
{
    const auto rows = DecisionKeys::rowsOf(*m_table);
    m_clean.tellOutgoing(rows.size());
    return m_findings.asMime(rows);
}

void ListPane::openMenu(const QPoint& position)
{
    const int row = m_table->indexAt(position).row();
    const FindingItem* item = m_findings.itemAt(row);
    if (!item)
        return;
    auto* menu = new PhotoMenu(this);
    menu->addPreview([this, row] { preview(row); }, bool(item->picture));
    menu->addCopy([this] { copyOut([this] { return asMime(); }); });
    menu->addSeparator();
    if (!remedyWord().isEmpty())
        menu->addLine(QStringLiteral("check-circle"), remedyWord(), Qt::Key_Return,
            [this] { m_remedy->click(); });
    menu->addLeaveOut([this] { m_exclude->click(); });
    menu->addFine([this] { m_fine->click(); });
    menu->addSeparator();
    menu->addShowListing([this] { m_show->click(); }, bool(item->listing));
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void ListPane::preview(int row)
{
    PhotoPreview preview;
    for (int i = 0; i < m_findings.rowCount(); ++i) {
        const ImageRow image = m_findings.itemAt(i)->picture;
        if (i == row)
            preview.current = static_cast<int>(preview.images.size());
        if (image)
            preview.images.push_back(image);
    }
    if (!preview.images.empty())
        Q_EMIT previewRequested(preview);
}

}
