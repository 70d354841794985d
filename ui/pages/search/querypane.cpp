// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/search/querypane.h"

#include "ui/pages/pictures/pictureview.h"
#include "ui/pages/search/queryfacts.h"
#include "ui/pages/search/searchpresenter.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

namespace vitrine::ui {
namespace {

QLabel* makeLine(const QString& name, TextRole role)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(label, role);
    return label;
}

QPushButton* makeQueryButton(const QString& name, const QString& text, const QString& iconName)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setIcon(icon(iconName));
    return button;
}

}

QueryPane::QueryPane(SearchPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_picture(new PictureView)
    , m_name(makeLine(QStringLiteral("searchQueryName"), TextRole::Strong))
    , m_facts(makeLine(QStringLiteral("searchQueryFacts"), TextRole::Caption))
    , m_open(
          makeQueryButton(QStringLiteral("searchOpen"), tr("Open…"), QStringLiteral("folder-open")))
    , m_paste(makeQueryButton(QStringLiteral("searchPaste"), tr("Paste"), QStringLiteral("paste")))
    , m_slider(new QSlider(Qt::Horizontal))
    , m_spin(new QSpinBox)
{
    setFixedWidth(kWidth);
    m_picture->setObjectName(QStringLiteral("searchQueryPicture"));
    m_picture->setAccessibleName(tr("The picture that is searched with"));
    m_open->setToolTip(tr("Search with another picture file"));
    m_paste->setToolTip(tr("Search with the picture on the clipboard"));
    m_slider->setObjectName(QStringLiteral("searchLimitSlider"));
    m_slider->setAccessibleName(tr("How many results"));
    m_slider->setRange(1, SearchPresenter::kMostResults);
    m_slider->setValue(m_presenter.limit());
    m_spin->setObjectName(QStringLiteral("searchLimit"));
    m_spin->setAccessibleName(tr("How many results"));
    m_spin->setRange(1, SearchPresenter::kMostResults);
    m_spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_spin->setAlignment(Qt::AlignRight);
    m_spin->setValue(m_presenter.limit());

    auto* words = new QVBoxLayout;
    words->setSpacing(space::kTight);
    words->addWidget(m_name);
    words->addWidget(m_facts);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kRelated);
    buttons->addWidget(m_open, 1);
    buttons->addWidget(m_paste, 1);
    auto* limit = new QHBoxLayout;
    limit->setSpacing(space::kRelated);
    limit->addWidget(m_slider, 1);
    limit->addWidget(m_spin);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, space::kGroup);
    column->setSpacing(space::kRelated);
    column->addWidget(m_picture);
    column->addLayout(words);
    column->addSpacing(space::kRelated);
    column->addLayout(buttons);
    column->addSpacing(space::kRelated);
    column->addWidget(new SectionHeading(tr("Results")));
    column->addLayout(limit);
    column->addStretch();

    connect(m_slider, &QSlider::valueChanged, m_spin, &QSpinBox::setValue);
    connect(m_spin, &QSpinBox::valueChanged, m_slider, &QSlider::setValue);
    connect(m_spin, &QSpinBox::valueChanged, &m_presenter, &SearchPresenter::setLimit);
    connect(m_open, &QPushButton::clicked, this, &QueryPane::openRequested);
    connect(m_paste, &QPushButton::clicked, this, &QueryPane::pasteRequested);
    connect(&m_presenter, &SearchPresenter::queryChanged, this, &QueryPane::showQuery);
    connect(&m_presenter, &SearchPresenter::stateChanged, this, &QueryPane::showQuery);
}

void QueryPane::showQuery()
{
    const QueryFacts facts = m_presenter.facts();
    const QFontMetrics metrics(m_name->font());
    // Names of files tell themselves apart at the end, titles at the beginning.
    m_name->setText(
        metrics.elidedText(facts.name, facts.isFile ? Qt::ElideMiddle : Qt::ElideRight, kWidth));
    m_name->setToolTip(facts.name);
    m_facts->setText(factsText(facts, QLocale()));
    const bool failed = m_presenter.state() == SearchState::Failed;
    m_picture->setPlaceholder(failed ? QStringLiteral("image-off") : QStringLiteral("image"),
        failed ? tr("No picture to show") : tr("Reading the picture"));
    m_picture->setPicture(m_presenter.queryPicture());
}

}
