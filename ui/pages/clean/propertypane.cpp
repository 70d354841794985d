// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/propertypane.h"

#include "ui/pages/clean/actionrows.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/pages/clean/nothingleft.h"
#include "ui/pages/clean/propertystrips.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/charts/thresholdhistogram.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace vitrine::ui {
namespace {

constexpr int kHighEnough = 560; ///< for both strips, one above the other

/// Decimals that tell one step of the threshold from the next.
int decimalsForRange(double range)
{
    const double step = range / ThresholdPresenter::kFineBins;
    return step <= 0.0 ? 2 : std::clamp(static_cast<int>(std::ceil(-std::log10(step))), 0, 5);
}

}

PropertyPane::PropertyPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent)
    : QWidget(parent)
    , m_clean(clean)
    , m_problem(new Notice)
    , m_content(new QWidget)
    , m_nothing(new EmptyState)
    , m_histogram(new ThresholdHistogram)
    , m_strips(new PropertyStrips(clean, m_presenter, loader))
{
    setObjectName(QStringLiteral("cleanProperty"));
    m_histogram->setAccessibleName(tr("How many photos have which value"));
    auto* inside = new QVBoxLayout(m_content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::kRelated);
    inside->addWidget(makeControls());
    inside->addWidget(m_histogram, 1);
    inside->addWidget(m_strips);
    inside->addWidget(makeActions());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_problem);
    column->addWidget(m_content, 1);
    column->addWidget(m_nothing, 1);
    m_nothing->hide();
    connectParts();
}

QWidget* PropertyPane::makeControls()
{
    auto* controls = new QWidget;
    m_category = new QComboBox;
    m_category->setObjectName(QStringLiteral("cleanPropertyCategory"));
    m_category->setAccessibleName(tr("Category"));
    m_category->setToolTip(tr("A category can have a threshold of its own"));
    m_category->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_category->setMinimumContentsLength(14);
    m_threshold = new QDoubleSpinBox;
    m_threshold->setObjectName(QStringLiteral("cleanThreshold"));
    m_threshold->setAccessibleName(tr("Threshold"));
    m_threshold->setKeyboardTracking(false);
    m_reset = new QPushButton(tr("Usual"));
    m_reset->setObjectName(QStringLiteral("cleanThresholdReset"));
    m_reset->setToolTip(tr("Go back to the threshold that Vitrine uses by itself"));
    m_reset->setAccessibleName(m_reset->toolTip());
    setQuiet(m_reset);
    m_drop = new QPushButton(tr("Discard"));
    m_drop->setObjectName(QStringLiteral("cleanThresholdDrop"));
    m_drop->setToolTip(tr("Go back to the threshold that is set"));
    m_drop->setAccessibleName(m_drop->toolTip());
    setQuiet(m_drop);
    m_found = new QLabel;
    m_found->setObjectName(QStringLiteral("cleanFound"));
    setTextRole(m_found, TextRole::Strong);
    auto* label = new QLabel(tr("Threshold"));
    label->setBuddy(m_threshold);
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_category);
    row->addSpacing(space::kRelated);
    row->addWidget(label);
    row->addWidget(m_threshold);
    row->addWidget(m_reset);
    row->addWidget(m_drop);
    row->addStretch();
    row->addWidget(m_found);
    return controls;
}

QWidget* PropertyPane::makeActions()
{
    auto* actions = new ActionRows;
    m_selected = new QLabel;
    m_selected->setObjectName(QStringLiteral("cleanPhotosSelected"));
    m_exclude = makeActionButton(QStringLiteral("cleanExcludePhotos"), tr("Leave out"),
        tr("Leave out of training data and searches (X)"));
    m_fine = makeActionButton(
        QStringLiteral("cleanPhotosFine"), tr("Fine"), tr("It may stay as it is (F)"));
    m_takeBack = makeActionButton(QStringLiteral("cleanTakeBackPhotos"), tr("Take back in"),
        tr("Use it in training data and searches again (Shift+Delete)"));
    m_all = new QLabel(allOfKindWord());
    m_set = makeActionButton(QStringLiteral("cleanSetThreshold"), tr("Set threshold"));
    setPrimary(m_set);
    m_excludeAll = makeActionButton(QStringLiteral("cleanExcludeAll"), {});
    m_fineAll = makeActionButton(QStringLiteral("cleanAcceptAll"), tr("All are fine"));
    actions->addLine(m_selected, {m_exclude, m_fine, m_takeBack});
    actions->addLine(m_all, {m_set, m_excludeAll, m_fineAll});
    return actions;
}

void PropertyPane::connectParts()
{
    connect(&m_clean, &CleanPresenter::sourceChanged, this, [this] {
        m_strips->forget();
        m_presenter.setSource(m_clean.source());
    });
    connect(&m_clean, &CleanPresenter::countsChanged, this, [this] {
        fillCategories();
        showNothing();
        showActions();
    });
    connect(&m_clean, &CleanPresenter::decided, this, &PropertyPane::readAgain);
    connect(&m_clean, &CleanPresenter::checked, this, &PropertyPane::readAgain);
    connect(
        &m_presenter, &ThresholdPresenter::histogramChanged, this, &PropertyPane::showHistogram);
    connect(
        &m_presenter, &ThresholdPresenter::thresholdChanged, this, &PropertyPane::showThreshold);
    connect(m_histogram, &ThresholdHistogram::thresholdMoved, &m_presenter,
        &ThresholdPresenter::tryThreshold);
    connect(m_threshold, &QDoubleSpinBox::valueChanged, &m_presenter,
        &ThresholdPresenter::tryThreshold);
    connect(m_category, &QComboBox::activated, this,
        [this] { m_presenter.show(m_kind, CategoryRow{m_category->currentData().toLongLong()}); });
    connect(m_reset, &QPushButton::clicked, this,
        [this] { m_clean.decide(m_presenter.resetAction()); });
    connect(m_set, &QPushButton::clicked, this, [this] {
        m_clean.decide(m_presenter.setAction(),
            [this, kind = m_kind, category = m_presenter.category()](bool set) {
                if (!set)
                    return;
                m_presenter.forgetTried(kind, category);
                if (kind == m_kind && category == m_presenter.category())
                    m_presenter.show(kind, category);
            });
    });
    connect(m_drop, &QPushButton::clicked, &m_presenter, &ThresholdPresenter::dropTried);
    connect(m_strips, &PropertyStrips::selectionChanged, this, &PropertyPane::showSelected);
    connect(m_strips, &PropertyStrips::previewRequested, this, &PropertyPane::previewRequested);
    connect(m_strips, &PropertyStrips::listingRequested, this, &PropertyPane::listingRequested);
    connect(m_exclude, &QPushButton::clicked, m_strips, &PropertyStrips::leaveOut);
    connect(m_fine, &QPushButton::clicked, m_strips, &PropertyStrips::callFine);
    connect(m_takeBack, &QPushButton::clicked, m_strips, &PropertyStrips::takeBack);
    connect(m_excludeAll, &QPushButton::clicked, this, [this] { decideAll(ActionKind::Exclude); });
    connect(m_fineAll, &QPushButton::clicked, this, [this] { decideAll(ActionKind::Accept); });
}

void PropertyPane::readAgain()
{
    const bool shown = m_strips->showsLastChange();
    if (!shown)
        m_strips->forget();
    m_presenter.refresh(
        shown ? ThresholdPresenter::Examples::Keep : ThresholdPresenter::Examples::Renew);
}

void PropertyPane::resizeEvent(QResizeEvent* event)
{
    // Where it is low, the strips lie beside each other.
    m_strips->setBeside(height() < kHighEnough);
    QWidget::resizeEvent(event);
}

void PropertyPane::show(FindingKind kind)
{
    m_kind = kind;
    const CategoryRow category = m_presenter.triedCategory(kind);
    m_category->setCurrentIndex(std::max(0, m_category->findData(qlonglong{category.value})));
    m_strips->show(kind);
    m_presenter.show(kind, category);
    showActions();
    showSelected();
}

void PropertyPane::fillCategories()
{
    const QVariant current = m_category->currentData();
    const QSignalBlocker quiet(m_category);
    m_category->clear();
    m_category->addItem(tr("All categories"), qlonglong{0});
    for (const Category& category : m_clean.categories())
        m_category->addItem(toQString(category.name), qlonglong{category.row.value});
    m_category->setCurrentIndex(std::max(0, m_category->findData(current)));
}

void PropertyPane::showHistogram()
{
    m_problem->setVisible(m_presenter.error().has_value());
    if (m_presenter.error())
        m_problem->showError(*m_presenter.error());
    HistogramBins bins;
    bins.unit = thresholdUnit(m_kind);
    std::tie(bins.lowest, bins.highest) = scaleEnds(m_kind);
    if (const auto& histogram = m_presenter.histogram()) {
        bins.least = histogram->least;
        bins.most = histogram->most;
        bins.counts = m_presenter.shownBins();
        const QSignalBlocker quiet(m_threshold);
        m_threshold->setDecimals(decimalsForRange(bins.most - bins.least));
        m_threshold->setRange(bins.least, bins.most);
        m_threshold->setSingleStep((bins.most - bins.least) / 100.0);
        m_histogram->setFindsBelow(histogram->below);
    }
    m_histogram->setBins(bins);
    showNothing();
    showActions();
}

/// Of photos that nobody has looked at yet there is nothing to draw.
void PropertyPane::showNothing()
{
    const KindLine& line = m_clean.line(m_kind);
    const auto& histogram = m_presenter.histogram();
    const bool nothing =
        !line.checked && histogram && histogram->pictures == 0 && !m_presenter.category();
    if (nothing)
        tellNothingLeft(*m_nothing, m_clean, m_kind, {});
    m_nothing->setVisible(nothing);
    m_content->setVisible(!nothing);
}

void PropertyPane::showThreshold()
{
    m_histogram->setThreshold(m_presenter.threshold());
    const QSignalBlocker quiet(m_threshold);
    m_threshold->setValue(m_presenter.threshold());
    showActions();
}

void PropertyPane::showSelected()
{
    const qsizetype selected = m_strips->selected();
    m_selected->setText(selected > 0 ? selectedWord(selected) : tr("None selected"));
    m_exclude->setEnabled(m_strips->canLeaveOut());
    m_fine->setEnabled(m_strips->canCallFine());
    m_takeBack->setEnabled(m_strips->canTakeBack());
}

void PropertyPane::showActions()
{
    const auto& histogram = m_presenter.histogram();
    const QLocale locale;
    m_found->setText(histogram ? tr("%1 of %2 found")
                                     .arg(locale.toString(qlonglong{m_presenter.found()}),
                                         locale.toString(qlonglong{histogram->pictures}))
                               : QString());
    const bool trying = m_presenter.isTrying();
    const qint64 open = openFindings();
    m_set->setVisible(trying);
    m_drop->setVisible(trying);
    m_reset->setVisible(histogram && !trying && histogram->threshold != histogram->ruleThreshold);
    // What can be decided are the findings of the threshold that is set.
    m_excludeAll->setVisible(!trying);
    m_fineAll->setVisible(!trying);
    m_excludeAll->setText(open == 0 ? tr("Leave out all")
            : open == 1             ? tr("Leave out the one open")
                                    : tr("Leave out all %L1").arg(open));
    m_excludeAll->setEnabled(open > 0);
    m_fineAll->setEnabled(open > 0);
}

/// Of the chosen category, or of all.
qint64 PropertyPane::openFindings() const
{
    if (m_presenter.openOfCategory())
        return static_cast<qint64>(m_presenter.openOfCategory()->size());
    return m_presenter.category() ? 0 : m_clean.line(m_kind).open;
}

void PropertyPane::decideAll(ActionKind kind)
{
    m_excludeAll->setEnabled(false); // until the rest is known
    m_fineAll->setEnabled(false);
    m_clean.decide(m_presenter.openAction(kind), [this](bool) { showActions(); });
}

}
