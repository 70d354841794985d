// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filepicker.h"

#include <QFileDialog>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine::ui;

/// What the dialogs do beyond Qt's own.
class TstFilePicker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endingsFollowTheKind();
};

void TstFilePicker::endingsFollowTheKind()
{
    const QTemporaryDir folder;
    QFileDialog dialog(nullptr, {}, folder.path(),
        QStringLiteral("Picture (*.png);;Drawing (*.svg);;All files (*)"));
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    followFilter(dialog);
    const auto name = [&dialog] { return QFileInfo(dialog.selectedFiles().value(0)).fileName(); };
    QCOMPARE(dialog.defaultSuffix(), QStringLiteral("png"));
    dialog.selectFile(QStringLiteral("Loss.png"));
    Q_EMIT dialog.filterSelected(QStringLiteral("Drawing (*.svg)"));
    QCOMPARE(name(), QStringLiteral("Loss.svg"));
    QCOMPARE(dialog.defaultSuffix(), QStringLiteral("svg"));
    Q_EMIT dialog.filterSelected(QStringLiteral("All files (*)"));
    QCOMPARE(name(), QStringLiteral("Loss.svg")); // as it is
    dialog.selectFile(QStringLiteral("Loss of v1.5"));
    Q_EMIT dialog.filterSelected(QStringLiteral("Picture (*.png)"));
    QCOMPARE(name(), QStringLiteral("Loss of v1.5")); // that is no ending
}

QTEST_MAIN(TstFilePicker)
#include "tst_filepicker.moc"
