// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/requests.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/home/importpreview.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace vitrine::ui {

class FileField;
class FilePicker;

/// The three things to import, with what is in them, and the button that starts it. Each is a path,
/// an archive or an address.
class ImportForm : public QWidget {
    Q_OBJECT
public:
    /// `picker` is borrowed.
    explicit ImportForm(FilePicker& picker, QWidget* parent = nullptr);

    const ImportRequest& request() const { return m_request; }
    void setRequest(const ImportRequest& request);
    void setCancellable(bool cancellable); ///< false: there is nothing else to show

    Q_SIGNAL void importRequested(const vitrine::ImportRequest& request);
    Q_SIGNAL void cancelled();

private:
    using Field = std::filesystem::path ImportRequest::*;
    FileField* addField(int kind, Field member, const QString& label, const QString& hint);
    void choose(FileField* field, Field member, bool folder);
    void take(Field member, bool folder, const std::filesystem::path& dropped);
    void showPreview(const ImportPreview& preview);

    FilePicker& m_picker;
    ImportRequest m_request;
    FileField* m_products;
    FileField* m_images;
    FileField* m_pictures;
    QLabel* m_problem; ///< why it cannot be imported
    QPushButton* m_import;
    QPushButton* m_cancel;
    LatestRunner<ImportPreview> m_previewer;
};

}
