// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/errortext.h"

#include "ui/widgets/convert.h"

#include <QCoreApplication>

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr const char* kErrorContext = "vitrine::ui::ErrorText";

QString errorWords(const char* source)
{
    return QCoreApplication::translate(kErrorContext, source);
}

struct Words {
    const char* what;
    const char* todo;
};

Words wordsFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return {QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "That does not fit together."),
            QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Check what you chose and try again.")};
    case ErrorCode::NotFound:
        return {
            QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Something that is needed is not there."),
            QT_TRANSLATE_NOOP(
                "vitrine::ui::ErrorText", "Check that it has not been moved or renamed.")};
    case ErrorCode::AlreadyExists:
        return {QT_TRANSLATE_NOOP(
                    "vitrine::ui::ErrorText", "There is something in that place already."),
            QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Choose another name or an empty folder.")};
    case ErrorCode::PermissionDenied:
        return {QT_TRANSLATE_NOOP(
                    "vitrine::ui::ErrorText", "Vitrine is not allowed to read or write there."),
            QT_TRANSLATE_NOOP(
                "vitrine::ui::ErrorText", "Choose another place or change its permissions.")};
    case ErrorCode::DiskFull:
        return {QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "The disk is full."),
            QT_TRANSLATE_NOOP(
                "vitrine::ui::ErrorText", "Make room and try again; what is done is kept.")};
    case ErrorCode::Io:
        return {QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "A file could not be read or written."),
            QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Check the disk and try again.")};
    case ErrorCode::Corrupt:
        return {QT_TRANSLATE_NOOP(
                    "vitrine::ui::ErrorText", "A file is damaged or is not what its name says."),
            QT_TRANSLATE_NOOP(
                "vitrine::ui::ErrorText", "Choose another file or get a fresh copy.")};
    case ErrorCode::Unsupported:
        return {
            QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Vitrine cannot use this kind of file."),
            QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "The details say what is expected.")};
    case ErrorCode::NewerVersion:
        return {QT_TRANSLATE_NOOP(
                    "vitrine::ui::ErrorText", "This was made by a newer version of Vitrine."),
            QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Install the newer version to open it.")};
    case ErrorCode::Busy:
        return {QT_TRANSLATE_NOOP(
                    "vitrine::ui::ErrorText", "Another program or job is using this workspace."),
            QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Wait until it is done and try again.")};
    case ErrorCode::Network:
        return {QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "The download did not work."),
            QT_TRANSLATE_NOOP(
                "vitrine::ui::ErrorText", "Check the connection; it continues where it stopped.")};
    case ErrorCode::UnknownHost:
        return {QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "The server is not known here."),
            QT_TRANSLATE_NOOP(
                "vitrine::ui::ErrorText", "Compare its key on the Home page before you trust it.")};
    case ErrorCode::Diverged:
        return {QT_TRANSLATE_NOOP("vitrine::ui::ErrorText",
                    "The training was lost: its loss is not a number any more."),
            QT_TRANSLATE_NOOP("vitrine::ui::ErrorText",
                "Start another run with a lower learning rate, or with clipped gradients.")};
    case ErrorCode::NotReady:
        return {QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "An earlier step is missing."),
            QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Home shows the next step.")};
    case ErrorCode::Internal: break;
    }
    return {QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Something went wrong inside Vitrine."),
        QT_TRANSLATE_NOOP("vitrine::ui::ErrorText",
            "Try again; if it happens again, report it with the details.")};
}

/// A window in the core's own language, for which there is nothing to translate.
bool speaksEnglish(const Words& chosen)
{
    return errorWords(chosen.what) == QLatin1String(chosen.what);
}

/// The core calls some settings by the command line's options: here they are the form's fields.
QString inWindowTerms(QString text)
{
    constexpr const char* kForm = "vitrine::ui::AdvancedForm";
    const auto name = [&text](const char* option, const char* field, const char* with) {
        text.replace(
            QLatin1String(option), errorWords(with).arg(QCoreApplication::translate(kForm, field)));
    };
    name("--trunk-cache-limit", "Limit of what is kept",
        QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "“%1”"));
    name("--no-trunk-cache", "Keep what the frozen part computes",
        QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "“%1” off"));
    return text;
}

bool blamesAFile(ErrorCode code)
{
    return code == ErrorCode::NotFound || code == ErrorCode::Corrupt
        || code == ErrorCode::Unsupported;
}

}

QString coreText(std::string_view english)
{
    return inWindowTerms(QCoreApplication::translate("core", std::string(english).c_str()));
}

ErrorText errorText(const Error& error)
{
    const Words chosen = wordsFor(error.code());
    const QString message = coreText(error.message());
    const QString hint = coreText(error.hint());
    QStringList context;
    for (const std::string& each : error.context())
        context << toQString(each);
    if (blamesAFile(error.code()) && speaksEnglish(chosen))
        return {message, hint.isEmpty() ? errorWords(chosen.todo) : hint,
            context.join(QLatin1Char('\n'))};
    QStringList details{message, hint};
    details.removeAll(QString());
    return {errorWords(chosen.what), errorWords(chosen.todo),
        (details + context).join(QLatin1Char('\n'))};
}

QString ErrorText::line() const
{
    return details.isEmpty() ? what : what + QStringLiteral("  ·  ") + details.simplified();
}

QString fieldProblemText(const Error& error)
{
    const Words chosen = wordsFor(error.code());
    const QString own =
        QString(coreText(error.message()) + QLatin1Char(' ') + coreText(error.hint())).trimmed();
    return speaksEnglish(chosen) ? own : errorWords(chosen.what) + QLatin1Char(' ') + own;
}

QString stageText(Stage stage)
{
    switch (stage) {
    case Stage::Starting:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Starting"));
    case Stage::ReadingProducts:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Reading products"));
    case Stage::ReadingImages:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Reading images"));
    case Stage::CheckingRows:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Checking rows"));
    case Stage::DrawingDemo:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Drawing the demo shop"));
    case Stage::CleaningPictures:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Cleaning photos"));
    case Stage::MeasuringPictures:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Measuring photos"));
    case Stage::ComparingPictures:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Comparing photos"));
    case Stage::JudgingPictures:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Judging photos"));
    case Stage::LoadingModel:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Loading the network"));
    case Stage::Embedding:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Looking at photos"));
    case Stage::ReadingVectors:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Reading embeddings"));
    case Stage::BuildingIndex:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Building the search index"));
    case Stage::WritingEmbeddings:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Writing embeddings"));
    case Stage::Writing: return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Writing"));
    case Stage::Downloading:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Downloading"));
    case Stage::Verifying:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Checking the file"));
    case Stage::Searching:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Searching"));
    case Stage::ComputingTrunk:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Looking at photos"));
    case Stage::Training:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Training"));
    case Stage::Evaluating:
        return errorWords(QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "Evaluating"));
    }
    return {};
}

QString pictureProblemText(const QString& wireName)
{
    static constexpr std::array<std::pair<std::string_view, const char*>, 6> kWords{{
        {"missing", QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "The file is missing")},
        {"empty", QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "The file is empty")},
        {"not_a_picture", QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "The file is not a picture")},
        {"truncated",
            QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "The picture is cut off or damaged")},
        {"too_large", QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "The picture is too large")},
        {"unreadable", QT_TRANSLATE_NOOP("vitrine::ui::ErrorText", "The file cannot be read")},
    }};
    for (const auto& [name, text] : kWords) {
        if (wireName.toStdString() == name)
            return errorWords(text);
    }
    return wireName;
}

}
