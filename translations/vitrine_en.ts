<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>vitrine::ui::CataloguePage</name>
    <message numerus="yes">
        <source>Export %Ln selected</source>
        <translation>
            <numerusform>Export %Ln selected</numerusform>
            <numerusform>Export %Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ChartsPane</name>
    <message numerus="yes">
        <source>The curves of “%1” are hidden; these are of %Ln other runs.</source>
        <translation>
            <numerusform>The curves of “%1” are hidden; these are of %Ln other run.</numerusform>
            <numerusform>The curves of “%1” are hidden; these are of %Ln other runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::FacetPanel</name>
    <message numerus="yes">
        <source>%Ln more place(s)</source>
        <translation>
            <numerusform>%Ln more place</numerusform>
            <numerusform>%Ln more places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::HonestWords</name>
    <message numerus="yes">
        <source>Without a relative in training: %1 of %Ln photo(s)</source>
        <translation>
            <numerusform>Without a relative in training: %1 of %Ln photo</numerusform>
            <numerusform>Without a relative in training: %1 of %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln listing(s) and groups of near duplicates have photos on both sides of the split, so the accuracy may look better than it is.</source>
        <translation>
            <numerusform>%Ln listing or group of near duplicates has photos on both sides of the split, so the accuracy may look better than it is.</numerusform>
            <numerusform>%Ln listings and groups of near duplicates have photos on both sides of the split, so the accuracy may look better than it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln validation photo(s) without a relative in training it names %1 correctly: that is the figure to believe.</source>
        <translation>
            <numerusform>Of the %Ln validation photo without a relative in training it names %1 correctly: that is the figure to believe.</numerusform>
            <numerusform>Of the %Ln validation photos without a relative in training it names %1 correctly: that is the figure to believe.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ImportForm</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ListingEdits</name>
    <message numerus="yes">
        <source>%Ln listings are left out.</source>
        <translation>
            <numerusform>%Ln listing is left out.</numerusform>
            <numerusform>%Ln listings are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln listings are back in the data set.</source>
        <translation>
            <numerusform>%Ln listing is back in the data set.</numerusform>
            <numerusform>%Ln listings are back in the data set.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln listings were changed.</source>
        <translation>
            <numerusform>%Ln listing was changed.</numerusform>
            <numerusform>%Ln listings were changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are left out.</source>
        <translation>
            <numerusform>%Ln photo is left out.</numerusform>
            <numerusform>%Ln photos are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are back in the data set.</source>
        <translation>
            <numerusform>%Ln photo is back in the data set.</numerusform>
            <numerusform>%Ln photos are back in the data set.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::MistakesPane</name>
    <message numerus="yes">
        <source>Looking at %Ln photos…</source>
        <translation>
            <numerusform>Looking at %Ln photo…</numerusform>
            <numerusform>Looking at %Ln photos…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Best epoch, %Ln photo(s): %1 right, %2 among five, F1 %3</source>
        <translation>
            <numerusform>Best epoch, %Ln photo: %1 right, %2 among five, F1 %3</numerusform>
            <numerusform>Best epoch, %Ln photos: %1 right, %2 among five, F1 %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ModelSwitch</name>
    <message numerus="yes">
        <source>Asked with all %Ln photo(s), also those that it learnt from.</source>
        <translation>
            <numerusform>Asked with the only photo, which it learnt from.</numerusform>
            <numerusform>Asked with all %Ln photos, also those that it learnt from.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked with %Ln photo(s) that it has not learnt from.</source>
        <translation>
            <numerusform>Asked with %Ln photo that it has not learnt from.</numerusform>
            <numerusform>Asked with %Ln photos that it has not learnt from.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::OverviewPane</name>
    <message numerus="yes">
        <source>%Ln more kind(s)</source>
        <translation>
            <numerusform>%Ln more kind</numerusform>
            <numerusform>%Ln more kinds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::PlanWords</name>
    <message numerus="yes">
        <source>%Ln photo(s) came after the split and take no part. Deal the photos out again to use them.</source>
        <translation>
            <numerusform>%Ln photo came after the split and takes no part. Deal the photos out again to use it.</numerusform>
            <numerusform>%Ln photos came after the split and take no part. Deal the photos out again to use them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln listing(s) and groups of near duplicates have photos on both sides, so the result will look better than it is.</source>
        <translation>
            <numerusform>%Ln listing or group of near duplicates has photos on both sides, so the result will look better than it is.</numerusform>
            <numerusform>%Ln listings and groups of near duplicates have photos on both sides, so the result will look better than it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::PredictionsPane</name>
    <message numerus="yes">
        <source>%Ln mistakes</source>
        <translation>
            <numerusform>%Ln mistake</numerusform>
            <numerusform>%Ln mistakes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ProblemList</name>
    <message numerus="yes">
        <source>%Ln row(s) need attention</source>
        <translation>
            <numerusform>%Ln row needs attention</numerusform>
            <numerusform>%Ln rows need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::RecentCard</name>
    <message numerus="yes">
        <source>%Ln listing(s)</source>
        <translation>
            <numerusform>%Ln listing</numerusform>
            <numerusform>%Ln listings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ReliabilityChart</name>
    <message numerus="yes">
        <source>%1: %2 % right of %Ln photos</source>
        <translation>
            <numerusform>%1: %2 % right of %Ln photo</numerusform>
            <numerusform>%1: %2 % right of %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::RunTable</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::RunsPresenter</name>
    <message numerus="yes">
        <source>%Ln runs are in the archive.</source>
        <translation>
            <numerusform>%Ln run is in the archive.</numerusform>
            <numerusform>%Ln runs are in the archive.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs are back among the others.</source>
        <translation>
            <numerusform>%Ln run is back among the others.</numerusform>
            <numerusform>%Ln runs are back among the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs were deleted.</source>
        <translation>
            <numerusform>%Ln run was deleted.</numerusform>
            <numerusform>%Ln runs were deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::SearchQualityPane</name>
    <message numerus="yes">
        <source>%Ln models compared</source>
        <translation>
            <numerusform>%Ln model compared</numerusform>
            <numerusform>%Ln models compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked with %Ln photo(s), searched among %L1.</source>
        <translation>
            <numerusform>Asked with %Ln photo, searched among %L1.</numerusform>
            <numerusform>Asked with %Ln photos, searched among %L1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked with %Ln test photo(s), searched among %L1.</source>
        <translation>
            <numerusform>Asked with %Ln test photo, searched among %L1.</numerusform>
            <numerusform>Asked with %Ln test photos, searched among %L1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked with %Ln validation photo(s), searched among %L1.</source>
        <translation>
            <numerusform>Asked with %Ln validation photo, searched among %L1.</numerusform>
            <numerusform>Asked with %Ln validation photos, searched among %L1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::StepWords</name>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflicts</source>
        <translation>
            <numerusform>%Ln conflict</numerusform>
            <numerusform>%Ln conflicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::TrainForm</name>
    <message numerus="yes">
        <source>%Ln runs, one after another</source>
        <translation>
            <numerusform>%Ln run, one after another</numerusform>
            <numerusform>%Ln runs, one after another</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::TrainingPresenter</name>
    <message numerus="yes">
        <source>%Ln runs done</source>
        <translation>
            <numerusform>%Ln run done</numerusform>
            <numerusform>%Ln runs done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln failed, as the loss was not a number any more: %2</source>
        <translation>
            <numerusform>%1; %Ln failed, as the loss was not a number any more: %2</numerusform>
            <numerusform>%1; %Ln failed, as the loss was not a number any more: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::Wording</name>
    <message numerus="yes">
        <source>%Ln listings</source>
        <translation>
            <numerusform>%Ln listing</numerusform>
            <numerusform>%Ln listings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln listings have no photo</source>
        <translation>
            <numerusform>%Ln listing has no photo</numerusform>
            <numerusform>%Ln listings have no photo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos alike</source>
        <translation>
            <numerusform>%Ln photo alike</numerusform>
            <numerusform>%Ln photos alike</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln categories</source>
        <translation>
            <numerusform>%Ln category</numerusform>
            <numerusform>%Ln categories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::WorkspaceSession</name>
    <message numerus="yes">
        <source>%Ln listing(s)</source>
        <translation>
            <numerusform>%Ln listing</numerusform>
            <numerusform>%Ln listings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) cleaned</source>
        <translation>
            <numerusform>%Ln photo cleaned</numerusform>
            <numerusform>%Ln photos cleaned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) looked at</source>
        <translation>
            <numerusform>%Ln photo looked at</numerusform>
            <numerusform>%Ln photos looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) can be searched</source>
        <translation>
            <numerusform>%Ln photo can be searched</numerusform>
            <numerusform>%Ln photos can be searched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::WorkspaceSteps</name>
    <message numerus="yes">
        <source>%Ln listing(s)</source>
        <translation>
            <numerusform>%Ln listing</numerusform>
            <numerusform>%Ln listings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln category(s)</source>
        <translation>
            <numerusform>%Ln category</numerusform>
            <numerusform>%Ln categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln listing(s) have no photo.</source>
        <translation>
            <numerusform>%Ln listing has no photo.</numerusform>
            <numerusform>%Ln listings have no photo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) belong to no listing.</source>
        <translation>
            <numerusform>%Ln photo belongs to no listing.</numerusform>
            <numerusform>%Ln photos belong to no listing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be used.</source>
        <translation>
            <numerusform>%Ln could not be used.</numerusform>
            <numerusform>%Ln could not be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) cleaned: squares of %1 pixels.</source>
        <translation>
            <numerusform>%Ln photo cleaned: a square of %1 pixels.</numerusform>
            <numerusform>%Ln photos cleaned: squares of %1 pixels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) still to clean.</source>
        <translation>
            <numerusform>%Ln photo still to clean.</numerusform>
            <numerusform>%Ln photos still to clean.</numerusform>
        </translation>
    </message>
</context>
</TS>
