// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/importform.h"

#include "ui/pages/home/filefield.h"
#include "ui/shell/errortext.h"
#include "ui/shell/filepicker.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace vitrine::ui {

ImportForm::ImportForm(FilePicker& picker, QWidget* parent)
    : QWidget(parent)
    , m_picker(picker)
    , m_previewer(this)
{
    setObjectName(QStringLiteral("importForm"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    auto* heading = new SectionHeading(tr("Import tables"), this);
    heading->setCaption(tr("Drop the files here, or a folder that holds them, or write an address: "
                           "https://, sftp://, s3://"));
    column->addWidget(heading);
    m_products = addField(
        0, &ImportRequest::products, tr("Products"), tr("A CSV table with a row for each listing"));
    m_images = addField(
        0, &ImportRequest::images, tr("Images"), tr("A CSV table with a row for each photo"));
    m_pictures = addField(1, &ImportRequest::pictures, tr("Photos"),
        tr("The folder or archive with the picture files"));
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("importProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_import = new QPushButton(tr("Import"), this);
    m_import->setObjectName(QStringLiteral("importButton"));
    m_import->setAccessibleName(m_import->text());
    setPrimary(m_import);
    m_cancel = new QPushButton(tr("Not now"), this);
    m_cancel->setObjectName(QStringLiteral("importCancel"));
    m_cancel->setAccessibleName(m_cancel->text());
    setQuiet(m_cancel);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_import);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    column->addLayout(buttons);
    connect(m_import, &QPushButton::clicked, this, [this] { Q_EMIT importRequested(m_request); });
    connect(m_cancel, &QPushButton::clicked, this, &ImportForm::cancelled);
    setRequest({});
}

void ImportForm::setCancellable(bool cancellable)
{
    m_cancel->setVisible(cancellable);
}

FileField* ImportForm::addField(int kind, Field member, const QString& label, const QString& hint)
{
    const bool folder = kind == 1;
    auto* field =
        new FileField(folder ? FileField::Kind::Folder : FileField::Kind::File, label, hint, this);
    field->setObjectName(folder                ? QStringLiteral("picturesField")
            : member == &ImportRequest::images ? QStringLiteral("imagesField")
                                               : QStringLiteral("productsField"));
    layout()->addWidget(field);
    connect(field, &FileField::chooseRequested, this,
        [this, field, member, folder] { choose(field, member, folder); });
    connect(field, &FileField::dropped, this,
        [this, member, folder](const std::filesystem::path& path) { take(member, folder, path); });
    connect(field, &FileField::entered, this, [this, member](const std::filesystem::path& place) {
        ImportRequest request = m_request;
        request.*member = place;
        setRequest(request);
    });
    return field;
}

void ImportForm::take(Field member, bool folder, const std::filesystem::path& dropped)
{
    ImportRequest request = m_request;
    std::error_code ignored;
    if (isFetched(dropped) || std::filesystem::is_directory(dropped, ignored) == folder)
        request.*member = dropped;
    setRequest(completed(request, dropped));
}

void ImportForm::choose(FileField* field, Field member, bool folder)
{
    const auto path = folder ? m_picker.openFolder(this, field->accessibleName())
                             : m_picker.openFile(this, field->accessibleName(),
                                 tr("CSV tables and archives (*.csv *.tsv *.txt *.zip)"));
    if (!path)
        return;
    ImportRequest request = m_request;
    request.*member = *path;
    setRequest(folder ? request : completed(request, *path));
}

void ImportForm::setRequest(const ImportRequest& request)
{
    m_request = request;
    m_products->setPath(request.products);
    m_images->setPath(request.images);
    m_pictures->setPath(request.pictures);
    m_import->setEnabled(!request.products.empty() && !request.images.empty());
    m_previewer.submit([request](JobContext& context) { return readPreview(request, context); },
        [this](const ImportPreview& preview) { showPreview(preview); });
}

void ImportForm::showPreview(const ImportPreview& preview)
{
    const auto show = [this](FileField* field, const ImportPlace& place, const QString& entries) {
        if (place.problem)
            field->setProblem(tr("cannot be used"), errorText(*place.problem).what);
        else if (place.kind == ImportPlace::Kind::Address)
            field->setFact(tr("is fetched on import"), toQString(place.shown));
        else if (place.kind == ImportPlace::Kind::Archive)
            field->setFact(tr("is unpacked on import"), toQString(place.shown));
        else
            field->setFact(entries);
    };
    const auto count = [](const ImportPlace& place) {
        return static_cast<int>(place.entries.value_or(0));
    };
    const auto rows = [&](const ImportPlace& place) {
        return place.entries ? tr("%Ln row(s)", nullptr, count(place)) : QString();
    };
    show(m_products, preview.products, rows(preview.products));
    show(m_images, preview.images, rows(preview.images));
    show(m_pictures, preview.pictures,
        preview.pictures.entries ? tr("%Ln file(s)", nullptr, count(preview.pictures)) : QString());
    QStringList problems;
    for (const ImportPlace* place : {&preview.products, &preview.images, &preview.pictures}) {
        if (place->problem)
            problems << fieldProblemText(*place->problem);
    }
    m_problem->setText(problems.join(QLatin1Char('\n')));
    m_problem->setVisible(!problems.isEmpty());
    m_import->setEnabled(
        problems.isEmpty() && !m_request.products.empty() && !m_request.images.empty());
}

}
