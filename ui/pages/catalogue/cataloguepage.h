// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/pages/catalogue/cataloguetools.h"
#include "ui/pages/page.h"

class QPushButton;
class QStackedWidget;

namespace vitrine::ui {

class CatalogueArea;
class CataloguePreview;
class ChipRow;
class DetailPane;
class EmptyState;
class FilePicker;
class FloatingNotice;
class ListingOutput;
class ListingViews;
class Notice;
class PageHeader;

/// The listings of a workspace with words, filters and order, and what can be done with them.
class CataloguePage : public Page {
    Q_OBJECT
public:
    CataloguePage(WorkspaceSession& session, FilePicker& picker, QWidget* parent = nullptr);
    ~CataloguePage() override;

    CataloguePresenter& presenter() { return m_presenter; }

    QString pageId() const override;
    QString title() const override;
    QString iconName() const override;
    ActionId navigation() const override { return ActionId::GoCatalogue; }
    void setWorkspace(std::shared_ptr<Workspace> workspace) override;
    bool canPerform(ActionId id) const override;
    void perform(ActionId id) override;
    bool isChecked(ActionId id) const override;
    bool showListing(ListingRow row) override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectPresenter();
    void connectViews();
    void restoreSettings();
    void saveSettings() const;

    void showState();
    void showCounts();
    void showFilter();
    void showOrder();
    void showExport();
    void setView(CatalogueView view);
    void makeShortcuts();
    void openMenu(int row, const QPoint& position);
    void setSelectedExcluded(bool excluded);
    void editSelected();
    void tell(const QString& text, bool undoable);
    void searchWith(ImageRow image);

    CataloguePresenter m_presenter;
    PageHeader* m_header;
    QPushButton* m_withoutPhoto;
    QPushButton* m_export;
    CatalogueTools* m_tools;
    Notice* m_notice;
    FloatingNotice* m_told; ///< what was done, with a way back
    ChipRow* m_chips;
    QStackedWidget* m_stack; ///< empty state or content
    EmptyState* m_empty;
    CatalogueArea* m_area;
    ListingViews* m_views;
    DetailPane* m_detail;
    CataloguePreview* m_preview;
    ListingOutput* m_output;
};

}
