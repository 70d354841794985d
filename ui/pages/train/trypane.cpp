// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/trypane.h"

#include "ui/itemmodels/wording.h"
#include "ui/pages/pictures/pictureview.h"
#include "ui/pages/train/guesspresenter.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/pages/train/trainwords.h"
#include "ui/shell/filepicker.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/charts/barchart.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/dropzone.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/picturemime.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kTryBesideFrom = 560;
constexpr int kPictureWidth = 260;

}

TryPane::TryPane(RunsPresenter& runs, GuessPresenter& guesses, FilePicker& picker, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_guesses(guesses)
    , m_picker(picker)
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_zone(new DropZone)
    , m_picture(new PictureView)
    , m_answer(new QLabel)
    , m_detail(new QLabel)
    , m_save(new QToolButton)
    , m_bars(new BarChart(BarChart::Bars::Lying))
    , m_failure(new Notice)
{
    setObjectName(QStringLiteral("trainTry"));
    m_zone->setObjectName(QStringLiteral("trainTryZone"));
    m_zone->setText(tr("Drop a picture to ask the network"));
    m_zone->setHint(tr("Also while it learns: the run is not disturbed"));
    m_zone->setButtonText(tr("Choose a picture"));
    m_picture->setObjectName(QStringLiteral("trainTryPicture"));
    m_picture->setAccessibleName(tr("The picture that was asked about"));
    m_picture->setMaximumSize(kPictureWidth, kPictureWidth);
    makeAnswer();
    auto* words = new QVBoxLayout;
    words->setSpacing(space::kRelated);
    words->addWidget(m_failure);
    auto* head = new QHBoxLayout;
    head->addWidget(m_answer, 1);
    head->addWidget(m_save, 0, Qt::AlignTop);
    words->addLayout(head);
    words->addWidget(m_bars);
    words->addWidget(m_detail);
    words->addStretch();
    m_parts->setSpacing(space::kGroup);
    m_parts->addWidget(m_picture, 0, Qt::AlignTop);
    m_parts->addLayout(words, 1);
    auto* inside = new QWidget;
    auto* all = new QVBoxLayout(inside);
    all->setContentsMargins(0, 0, space::kRelated, 0);
    all->setSpacing(space::kGroup);
    all->addLayout(m_parts);
    all->addWidget(m_zone);
    all->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    setFocusProxy(m_zone);

    connect(m_zone, &DropZone::pictureDropped, &m_guesses, &GuessPresenter::ask);
    connect(m_zone, &DropZone::chooseRequested, this, &TryPane::openFile);
    connect(&m_guesses, &GuessPresenter::changed, this, &TryPane::showGuesses);
    connect(m_save, &QToolButton::clicked, this,
        [this] { Q_EMIT saveRequested(m_bars->sheet(tr("Category"), tr("Probability"))); });
    showGuesses();
}

void TryPane::makeAnswer()
{
    m_answer->setObjectName(QStringLiteral("trainTryAnswer"));
    m_answer->setWordWrap(true);
    setTextRole(m_answer, TextRole::Section);
    m_detail->setObjectName(QStringLiteral("trainTryDetail"));
    m_detail->setWordWrap(true);
    setTextRole(m_detail, TextRole::Caption);
    m_bars->setObjectName(QStringLiteral("trainTryBars"));
    m_bars->setAccessibleName(tr("What it may be"));
    m_save->setObjectName(QStringLiteral("trainTryBarsSave"));
    m_save->setIcon(icon(QStringLiteral("export")));
    m_save->setAutoRaise(true);
    m_save->setToolTip(tr("Save this chart as PNG, SVG or CSV"));
    m_save->setAccessibleName(tr("Save the chart “%1”").arg(m_bars->accessibleName()));
    m_failure->setObjectName(QStringLiteral("trainTryFailure"));
    m_failure->setClosable(false);
}

bool TryPane::paste()
{
    return m_zone->paste();
}

void TryPane::openFile()
{
    const QString filter = tr("Pictures (%1)").arg(pictureNameFilters().join(QLatin1Char(' ')))
        + QStringLiteral(";;") + tr("All files (*)");
    const auto file = m_picker.openFile(this, tr("Ask about a picture"), filter);
    if (!file)
        return;
    SearchQuery query;
    query.picture = *file;
    m_guesses.ask(query);
}

void TryPane::showGuesses()
{
    const auto& guesses = m_guesses.guesses();
    const auto& error = m_guesses.error();
    const bool asked = m_guesses.hasPicture();
    m_picture->setVisible(asked);
    m_failure->setVisible(asked && error.has_value());
    m_bars->setVisible(asked && guesses.has_value());
    m_save->setVisible(m_bars->isVisibleTo(this));
    m_answer->setVisible(asked);
    m_detail->setVisible(asked && (guesses.has_value() || m_guesses.isWaiting()));
    if (!asked)
        return;
    m_picture->setPlaceholder(error ? QStringLiteral("image-off") : QStringLiteral("image"),
        error                       ? tr("No picture to show")
            : m_guesses.isWaiting() ? tr("Shown with the answer")
                                    : tr("Reading the picture"));
    if (error)
        m_failure->showError(*error);
    const auto& picture = m_guesses.picture();
    m_picture->setPicture(picture ? toImage(*picture) : QImage());
    if (!guesses) {
        m_answer->setText(error         ? QString()
                : m_guesses.isWaiting() ? tr("Waiting for what it learns first…")
                                        : tr("Asking…"));
        m_detail->setText(tr("The run has just begun and knows nothing yet. The answer comes by "
                             "itself after its first steps."));
        return;
    }
    std::vector<ChartBar> bars;
    for (const Guess& guess : guesses->best)
        bars.push_back(
            {toQString(guess.category), guess.probability, percentText(guess.probability)});
    m_bars->setBars(std::move(bars), 1.0);
    m_answer->setText(
        guesses->best.empty() ? tr("It says nothing.") : toQString(guesses->best.front().category));
    const RunRecord* run = m_runs.run(m_runs.current());
    const QString name = run ? toQString(run->name) : QString();
    m_detail->setText(guesses->epoch == 0
            ? tr("“%1” before its first epoch, in %2")
                  .arg(name, durationText(guesses->milliseconds, QLocale()))
            : tr("“%1” with the weights of epoch %2, in %3")
                  .arg(name, QLocale().toString(guesses->epoch),
                      durationText(guesses->milliseconds, QLocale())));
}

void TryPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_parts->setDirection(
        width() >= kTryBesideFrom ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}
