// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/stepwords.h"

#include "core/types/money.h"
#include "core/workspace/workspace.h"
#include "ui/itemmodels/wording.h"
#include "ui/pages/clean/cleansource.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/widgets/convert.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSet>
#include <QTimeZone>

#include <utility>

namespace vitrine::ui {
namespace {

struct StepWords {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::StepWords)
};

constexpr qsizetype kShownLetters = 40;

QString kindTitle(const QJsonValue& name)
{
    const auto kind = findingKindFromName(name.toString().toStdString());
    return kind ? findingTitle(*kind) : name.toString();
}

/// What the step was done to.
QString objectText(const QJsonObject& on)
{
    if (on.contains(QLatin1String("open")))
        return StepWords::tr("all of “%1”").arg(kindTitle(on[QLatin1String("open")]));
    const QJsonArray findings = on[QLatin1String("findings")].toArray();
    if (!findings.isEmpty())
        return StepWords::tr("%1 of “%2”")
            .arg(QLocale().toString(findings.size()),
                kindTitle(findings.first().toObject()[QLatin1String("kind")]));
    const qsizetype images = on[QLatin1String("images")].toArray().size();
    if (images > 0)
        return photoCount(images);
    return listingCount(on[QLatin1String("listings")].toArray().size());
}

/// Of findings about categories, which stand for their listings: "412 listings of “Lamps”"; empty
/// for others.
QString categoriesText(const QJsonObject& on, std::int64_t listings)
{
    const QString open = on[QLatin1String("open")].toString();
    const auto kind = findingKindFromName(open.toStdString());
    if (kind && isAboutCategories(*kind))
        return StepWords::tr("%1 of all of “%2”").arg(listingCount(listings), findingTitle(*kind));
    QStringList names;
    for (const QJsonValue& each : on[QLatin1String("findings")].toArray()) {
        const QString name = each.toObject()[QLatin1String("category")].toString();
        if (name.isEmpty())
            return {};
        if (!names.contains(name))
            names << name;
    }
    if (names.isEmpty())
        return {};
    return names.size() == 1
        ? StepWords::tr("%1 of “%2”")
              .arg(listingCount(listings), shortened(names.front(), kShownLetters))
        : StepWords::tr("%1 of %L2 categories").arg(listingCount(listings)).arg(names.size());
}

QString keptText(const QJsonObject& action)
{
    const QString rule = action[QLatin1String("keep")].toString();
    if (action.contains(QLatin1String("kept")))
        return StepWords::tr("keeping the chosen one");
    if (rule == QLatin1String("sharpest"))
        return StepWords::tr("keeping the sharpest");
    if (rule == QLatin1String("oldest"))
        return StepWords::tr("keeping the oldest");
    return StepWords::tr("keeping the largest");
}

QString mergeText(const QJsonObject& action, const QString& object, std::int64_t leftOut)
{
    if (leftOut > 0)
        return StepWords::tr("Merged %1, %2: %3 left out")
            .arg(object, keptText(action), QLocale().toString(qlonglong{leftOut}));
    return StepWords::tr("Called %1 fine; there was nothing to leave out").arg(object);
}

QString thresholdText(const QJsonObject& action)
{
    const QString kind = kindTitle(action[QLatin1String("finding")]);
    const QString category = action[QLatin1String("category")].toString();
    const QJsonValue value = action[QLatin1String("value")];
    const QString of = category.isEmpty() ? StepWords::tr("“%1”").arg(kind)
                                          : StepWords::tr("“%1” in %2").arg(kind, category);
    if (value.isNull())
        return StepWords::tr("Put the threshold of %1 back").arg(of);
    const QString number =
        value.isString() ? value.toString() : QLocale().toString(value.toDouble(), 'g', 6);
    return StepWords::tr("Set the threshold of %1 to %2").arg(of, number);
}

QString relabelText(const QJsonObject& action, const QString& object)
{
    if (action.contains(QLatin1String("use")))
        return StepWords::tr("Relabelled %1 as suggested").arg(object);
    if (action.contains(QLatin1String("values"))) {
        QSet<QString> categories;
        for (const QJsonValue& each : action[QLatin1String("values")].toArray())
            categories.insert(each.toString());
        return StepWords::tr("Relabelled %1 as %L2 categories").arg(object).arg(categories.size());
    }
    const QString category = action[QLatin1String("value")].toString();
    return category.isEmpty() ? StepWords::tr("Took the category off %1").arg(object)
                              : StepWords::tr("Relabelled %1 as %2").arg(object, category);
}

QString editText(const QJsonObject& action, const QString& object)
{
    if (action.contains(QLatin1String("use")))
        return StepWords::tr("Applied the suggestion to %1").arg(object);
    const QString field = fieldWord(action[QLatin1String("field")].toString().toStdString());
    return StepWords::tr("Changed the %1 of %2").arg(field, object);
}

QString quoted(const QString& text)
{
    return StepWords::tr("“%1”").arg(shortened(text, kShownLetters));
}

/// The name of the row that a value gives, or the value where there is none of that row.
QString rowText(CellSubject subject, const std::string& value, const SubjectNames& names)
{
    const QString text = toQString(value);
    const QString name = names(subject, text.toLongLong());
    return quoted(name.isEmpty() ? text : name);
}

QString valueText(const Cell& cell, const CellValue& value, const SubjectNames& names)
{
    if (!value)
        return cell.field == "excluded" || cell.field.starts_with("fine:") ? StepWords::tr("no")
                                                                           : StepWords::tr("none");
    if (cell.field == "price") {
        if (const auto price = priceOfCell(value))
            return moneyText(*price, QLocale());
    }
    if (*value == "yes")
        return StepWords::tr("yes");
    if (cell.field == "excluded")
        return StepWords::tr("merged into %1").arg(rowText(cell.subject, *value, names));
    if (cell.subject == CellSubject::Image && cell.field == "listing")
        return rowText(CellSubject::Listing, *value, names);
    return quoted(toQString(*value));
}

QString subjectText(const Cell& cell, const SubjectNames& names)
{
    const QString name = names(cell.subject, cell.row);
    const QString text = name.isEmpty() ? QString::number(cell.row) : quoted(name);
    switch (cell.subject) {
    case CellSubject::Listing: return StepWords::tr("Listing %1").arg(text);
    case CellSubject::Image: return StepWords::tr("Photo %1").arg(text);
    case CellSubject::Category: return StepWords::tr("Category %1").arg(text);
    case CellSubject::Rule: break;
    }
    return StepWords::tr("Threshold");
}

/// A threshold's cell goes by the kind, and by the category where it is one category's.
QString ruleText(const Cell& cell, const SubjectNames& names)
{
    const auto kind = findingKindFromName(cell.field);
    const QString title = quoted(kind ? findingTitle(*kind) : toQString(cell.field));
    const QString category = cell.row ? names(CellSubject::Category, cell.row) : QString();
    return category.isEmpty() ? StepWords::tr("Threshold of %1").arg(title)
                              : StepWords::tr("Threshold of %1 in %2").arg(title, category);
}

QString thresholdValue(const CellValue& value)
{
    if (!value)
        return StepWords::tr("the usual one");
    bool isNumber = false;
    const double number = toQString(*value).toDouble(&isNumber);
    return isNumber ? QLocale().toString(number, 'g', 6) : toQString(*value);
}

}

QString stepText(const Step& step)
{
    const QJsonObject action =
        QJsonDocument::fromJson(QByteArray::fromStdString(step.action)).object();
    const QString name = action[QLatin1String("action")].toString();
    const QJsonObject on = action[QLatin1String("on")].toObject();
    const bool moves = name == QLatin1String("exclude") || name == QLatin1String("restore");
    const QString listings = moves ? categoriesText(on, step.cells) : QString();
    const QString object = listings.isEmpty() ? objectText(on) : listings;
    if (name == QLatin1String("exclude"))
        return StepWords::tr("Left out %1").arg(object);
    if (name == QLatin1String("restore"))
        return StepWords::tr("Took back %1").arg(object);
    if (name == QLatin1String("relabel"))
        return relabelText(action, object);
    if (name == QLatin1String("edit"))
        return editText(action, object);
    if (name == QLatin1String("mask"))
        return StepWords::tr("Masked contact details in %1").arg(object);
    if (name == QLatin1String("merge"))
        return mergeText(action, object, step.leftOut);
    if (name == QLatin1String("threshold"))
        return thresholdText(action);
    if (name == QLatin1String("accept"))
        return StepWords::tr("Called %1 fine").arg(object);
    return StepWords::tr("A step of another version of Vitrine");
}

QString stepCaption(const Step& step, const QDateTime& now, const QLocale& locale)
{
    QStringList parts;
    // First what must not be cut off where it is narrow.
    if (step.conflicts > 0)
        parts << (step.conflicts == 1
                ? StepWords::tr("1 conflict")
                : StepWords::tr("%Ln conflicts", nullptr, static_cast<int>(step.conflicts)));
    if (!step.author.empty())
        parts << toQString(step.author);
    const QDateTime made =
        QDateTime::fromString(toQString(step.made), Qt::ISODate).toTimeZone(now.timeZone());
    if (made.isValid())
        parts << (made.date() == now.date() ? locale.toString(made.time(), QLocale::ShortFormat)
                                            : locale.toString(made, QLocale::ShortFormat));
    parts << (step.cells == 1 ? StepWords::tr("1 value")
                              : StepWords::tr("%Ln values", nullptr, static_cast<int>(step.cells)));
    return parts.join(QStringLiteral(" · "));
}

SubjectNames subjectNames(std::shared_ptr<const Workspace> workspace)
{
    return [workspace = std::move(workspace)](CellSubject subject, std::int64_t row) -> QString {
        switch (subject) {
        case CellSubject::Listing:
            if (const auto listing = workspace->listing({row}))
                return toQString(listing->title.empty() ? listing->id : listing->title);
            return {};
        case CellSubject::Image:
            if (const auto image = workspace->image({row}))
                return toQString(image->id);
            return {};
        case CellSubject::Category:
            for (const Category& category : workspace->categories()) {
                if (category.row.value == row)
                    return toQString(category.name);
            }
            return {};
        case CellSubject::Rule: break;
        }
        return {};
    };
}

QString changeText(const CellChange& change, const SubjectNames& names)
{
    const Cell& cell = change.cell;
    const bool rule = cell.subject == CellSubject::Rule;
    const QString field =
        cell.field.starts_with("fine:") ? StepWords::tr("fine") : fieldWord(cell.field);
    const QString what =
        rule ? ruleText(cell, names) : StepWords::tr("%1, %2").arg(subjectText(cell, names), field);
    const auto text = [&](const CellValue& value) {
        return rule ? thresholdValue(value) : valueText(cell, value, names);
    };
    switch (change.conflict) {
    case CellConflict::OtherValue:
        return StepWords::tr("%1: expected %2, found %3; now %4")
            .arg(what, text(change.expected), text(change.before), text(change.after));
    case CellConflict::Gone:
        return StepWords::tr("%1: it is no longer there, so nothing was changed").arg(what);
    case CellConflict::None: break;
    }
    return StepWords::tr("%1: %2 → %3").arg(what, text(change.before), text(change.after));
}

}
