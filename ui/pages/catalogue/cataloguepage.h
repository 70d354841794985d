// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/pages/page.h"

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace vitrine::ui {

class CatalogueTools;
class DetailPane;
class EmptyState;
class FacetList;
class ListingViews;
class Notice;
class PageHeader;
class PicturePreview;

/// Gallery and table of listings with words, categories and order; beside them the details of the
/// chosen one, whose pane takes no room until something is chosen.
/// Remembers view, order and the panes' widths in QSettings, group "catalogue".
class CataloguePage : public Page {
    Q_OBJECT
public:
    explicit CataloguePage(WorkspaceSession& session, QWidget* parent = nullptr);
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

private:
    QWidget* makeFacetPane();
    QWidget* makeResults();
    void connectPresenter();
    void connectViews();
    void restoreSettings();
    void saveSettings() const;

    void showState();
    void showCounts();
    void showFilter();
    void showOrder();
    void showDetail();
    void openDetail();
    void closeDetail();
    void setTableShown(bool table);
    void previewRow(int row);
    void previewImages(int position);
    void openMenu(int row, const QPoint& position);
    void copySelection();
    void copyImage(ImageRow image);
    void searchWith(ImageRow image);

    CataloguePresenter m_presenter;
    PageHeader* m_header;
    QPushButton* m_withoutPhoto;
    CatalogueTools* m_tools;
    Notice* m_notice;
    QStackedWidget* m_stack; ///< empty state or content
    EmptyState* m_empty;
    QSplitter* m_splitter;
    QWidget* m_facetPane;
    FacetList* m_facets;
    QPushButton* m_clear;
    QStackedWidget* m_results; ///< views or "nothing found"
    EmptyState* m_nothing;
    ListingViews* m_views;
    DetailPane* m_detail;
    QTimer* m_detailTimer; ///< until the pane opens
    PicturePreview* m_preview;
};

}
