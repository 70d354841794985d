// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/pages/catalogue/cataloguetools.h"
#include "ui/pages/page.h"

class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace vitrine::ui {

class ChipRow;
class DetailPane;
class EmptyState;
class FacetPanel;
class FilePicker;
class ListingViews;
class Notice;
class PageHeader;
class PicturePreview;
class StatisticsPane;

/// Gallery and table of listings with words, categories and order; beside them the details of the
/// chosen one, whose pane takes no room until something is chosen.
/// Remembers view, order and the panes' widths in QSettings, group "catalogue".
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
    QWidget* makeResults();
    void connectPresenter();
    void connectViews();
    void restoreSettings();
    void saveSettings() const;

    void showState();
    void showCounts();
    void showFilter();
    void showOrder();
    void showResults();
    void showExport();
    void showDetail();
    void openDetail();
    void closeDetail();
    void setView(CatalogueView view);
    void setFiltersShown(bool shown);
    void makeShortcuts();
    void previewRow(int row);
    void previewImages(int position);
    void openMenu(int row, const QPoint& position);
    void addEditing(QMenu& menu, const ListingSummary& summary);
    void setSelectedExcluded(bool excluded);
    void editSelected();
    void exportListings(bool selectedOnly);
    void tell(const QString& text, bool undoable);
    void copySelection();
    void copyImage(ImageRow image);
    void searchWith(ImageRow image);

    CataloguePresenter m_presenter;
    FilePicker& m_picker;
    PageHeader* m_header;
    QPushButton* m_withoutPhoto;
    QPushButton* m_export;
    CatalogueTools* m_tools;
    Notice* m_notice;
    Notice* m_told; ///< what was done, with a way back
    ChipRow* m_chips;
    QStackedWidget* m_stack; ///< empty state or content
    EmptyState* m_empty;
    QSplitter* m_splitter;
    FacetPanel* m_facets;
    bool m_facetsWanted = true; ///< where there is room for them
    QStackedWidget* m_results; ///< views, "nothing found" or charts
    StatisticsPane* m_statistics;
    CatalogueView m_view = CatalogueView::Gallery;
    EmptyState* m_nothing;
    ListingViews* m_views;
    DetailPane* m_detail;
    QTimer* m_toldTimer;
    QTimer* m_detailTimer; ///< until the pane opens
    PicturePreview* m_preview;
};

}
