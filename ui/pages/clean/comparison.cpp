// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/comparison.h"

#include "ui/itemmodels/wording.h"
#include "ui/pages/pictures/pictureview.h"
#include "ui/shell/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kSmallestPicture = 120;
constexpr qsizetype kDescriptionLetters = 240; ///< below a picture
constexpr qsizetype kLongDescription = 2000; ///< without one

QString fact(const QString& text, bool better)
{
    const QString escaped = text.toHtmlEscaped();
    return better ? QStringLiteral("<b>%1</b>").arg(escaped) : escaped;
}

}

ComparisonSide::ComparisonSide(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_role(new ElidedLabel)
    , m_picture(new PictureView)
    , m_words(new QWidget)
    , m_title(new QLabel)
    , m_caption(new QLabel)
    , m_facts(new QLabel)
{
    setObjectName(name);
    m_picture->setInteractive(true);
    m_picture->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_picture->setMinimumHeight(kSmallestPicture);
    m_role->setObjectName(name + QStringLiteral("Role"));
    m_facts->setObjectName(name + QStringLiteral("Facts"));
    m_facts->setTextFormat(Qt::RichText);
    setTextRole(m_role, TextRole::Strong);
    setTextRole(m_caption, TextRole::Caption);
    setTextRole(m_facts, TextRole::Caption);
    for (QLabel* label : {m_title, m_caption, m_facts}) {
        label->setWordWrap(true);
        label->setMinimumWidth(0);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_title->setTextFormat(Qt::PlainText);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(m_role);
    column->addWidget(m_picture, 1);
    column->addSpacing(space::kTight);
    column->addWidget(m_words, 0);
    auto* words = new QVBoxLayout(m_words);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(space::kTight);
    words->addWidget(m_title);
    words->addWidget(m_caption);
    words->addWidget(m_facts);
    words->addStretch();
    connect(m_picture, &PictureView::activated, this, &ComparisonSide::previewRequested);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this,
        [this](const QPoint& position) { Q_EMIT menuRequested(mapToGlobal(position)); });
}

void ComparisonSide::setOutgoing(MimeSource source)
{
    m_picture->setOutgoing(std::move(source));
}

void ComparisonSide::show(
    const DuplicateMember& member, const DuplicateMember* against, const QString& role)
{
    m_subject = member.item.subject;
    setRole(role);
    showPicture(member.picture);
    m_title->setText(breakable(member.item.subject));
    QString caption = member.item.caption;
    if (!member.description.isEmpty())
        caption += QLatin1Char('\n')
            + member.description.left(m_wordsOnly ? kLongDescription : kDescriptionLetters);
    m_caption->setText(breakable(caption));
    m_facts->setText(factsOf(member, against));
    fitCaption();
}

void ComparisonSide::setRole(const QString& role)
{
    m_role->setText(role);
    m_role->setToolTip(role);
    m_picture->setAccessibleName(role + QStringLiteral(", ") + m_subject);
}

void ComparisonSide::showPicture(const QImage& picture)
{
    m_picture->setPicture(picture);
    if (picture.isNull())
        m_picture->setPlaceholder(QStringLiteral("image-off"), tr("No photo"));
}

void ComparisonSide::setWordsOnly()
{
    m_wordsOnly = true;
    m_picture->hide();
    m_words->setMinimumHeight(0);
    m_words->setMaximumHeight(QWIDGETSIZE_MAX);
}

/// No line of it is cut through.
void ComparisonSide::fitCaption()
{
    const auto heightOf = [this](const QLabel* label) {
        return std::max(0, label->heightForWidth(width())) + space::kTight;
    };
    const int room = m_words->height() - heightOf(m_title) - heightOf(m_facts);
    const int line = m_caption->fontMetrics().lineSpacing();
    m_caption->setMaximumHeight(std::max(line, room / line * line));
}

void ComparisonSide::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitCaption();
}

void ComparisonSide::setLines(int lines)
{
    m_wordsOnly = false;
    m_picture->show();
    m_words->setFixedHeight(lines * fontMetrics().lineSpacing() + 2 * space::kTight);
}

void ComparisonSide::clear()
{
    m_role->clear();
    m_picture->setPicture({});
    for (QLabel* label : {m_title, m_caption, m_facts})
        label->clear();
}

QString ComparisonSide::factsOf(const DuplicateMember& member, const DuplicateMember* against) const
{
    const QLocale locale;
    const KeepMerits& own = member.merits;
    const auto isBetter = [&](double KeepMerits::*merit) {
        return against && own.*merit > against->merits.*merit;
    };
    const auto shown = [&locale](double sharpness) { return locale.toString(sharpness, 'f', 2); };
    QStringList facts;
    if (member.item.stored.finding.image) {
        if (!member.size.isEmpty())
            facts << fact(tr("%L1 × %L2 pixels").arg(member.size.width()).arg(member.size.height()),
                isBetter(&KeepMerits::size));
        if (member.bytes > 0)
            facts << fact(locale.formattedDataSize(member.bytes, 0, QLocale::DataSizeSIFormat),
                isBetter(&KeepMerits::detail));
    } else {
        facts << fact(photoCount(static_cast<qint64>(own.size)), isBetter(&KeepMerits::size));
        facts << fact(
            tr("%L1 letters").arg(static_cast<qint64>(own.detail)), isBetter(&KeepMerits::detail));
    }
    if (own.sharpness > 0.0)
        facts << fact(tr("sharpness %1").arg(shown(own.sharpness)),
            isBetter(&KeepMerits::sharpness)
                && shown(own.sharpness) != shown(against->merits.sharpness));
    if (member.modified.isValid())
        facts << fact(locale.toString(member.modified.date(), QLocale::ShortFormat), false);
    return facts.join(QStringLiteral(" · "));
}

}
