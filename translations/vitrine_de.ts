<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>vitrine::desktop::Options</name>
    <message>
        <source>Name one folder at most.</source>
        <translation>Nenne höchstens einen Ordner.</translation>
    </message>
    <message>
        <source>Usage: vitrine [WORKSPACE] [--image FILE]
       vitrine --demo [FOLDER] [--image FILE]

Search a marketplace by picture.

  WORKSPACE       open this workspace folder
  --demo          open the demo shop in FOLDER, drawn there the first time
                  (without FOLDER: %1)
  --image FILE    search with this picture
  -h, --help      show this text
  -v, --version   show the version

Without trained weights Vitrine uses a fixed random network: hits then agree in colour and
texture, not in what things are. Home offers to download trained weights.
</source>
        <translation>Aufruf: vitrine [ARBEITSBEREICH] [--image DATEI]
        vitrine --demo [ORDNER] [--image DATEI]

Einen Marktplatz mit Bildern durchsuchen.

  ARBEITSBEREICH  diesen Ordner öffnen
  --demo          den Beispielladen in ORDNER öffnen, beim ersten Mal wird er dort gezeichnet
                  (ohne ORDNER: %1)
  --image DATEI   mit diesem Bild suchen
  -h, --help      diesen Text zeigen
  -v, --version   die Version zeigen

Ohne trainierte Gewichte benutzt Vitrine ein festes Zufallsnetz: Treffer gleichen sich dann in
Farbe und Textur, nicht in dem, was sie zeigen. Die Startseite bietet trainierte Gewichte an.
</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::Actions</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>Make an empty workspace and import your tables and pictures</source>
        <translation>Einen leeren Arbeitsbereich anlegen und eigene Tabellen und Bilder einlesen</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Open a workspace folder</source>
        <translation>Den Ordner eines Arbeitsbereichs öffnen</translation>
    </message>
    <message>
        <source>Open the demo shop</source>
        <translation>Beispielladen öffnen</translation>
    </message>
    <message>
        <source>Open a shop of drawn products to try Vitrine with</source>
        <translation>Einen Laden mit gezeichneten Waren öffnen, um Vitrine auszuprobieren</translation>
    </message>
    <message>
        <source>Import tables</source>
        <translation>Tabellen einlesen</translation>
    </message>
    <message>
        <source>Read products, images and pictures into this workspace</source>
        <translation>Produkte, Bildertabelle und Fotos in diesen Arbeitsbereich einlesen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close Vitrine; unfinished work continues the next time</source>
        <translation>Vitrine schließen; Unfertiges geht beim nächsten Mal weiter</translation>
    </message>
    <message>
        <source>Search by a picture</source>
        <translation>Mit einem Bild suchen</translation>
    </message>
    <message>
        <source>Choose a picture file and find listings that look like it</source>
        <translation>Eine Bilddatei wählen und Angebote finden, die ihr ähneln</translation>
    </message>
    <message>
        <source>Paste picture</source>
        <translation>Bild einfügen</translation>
    </message>
    <message>
        <source>Search with the picture on the clipboard</source>
        <translation>Mit dem Bild aus der Zwischenablage suchen</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Ähnliche finden</translation>
    </message>
    <message>
        <source>Find listings that look like the selected one</source>
        <translation>Angebote finden, die dem gewählten ähneln</translation>
    </message>
    <message>
        <source>Show in catalogue</source>
        <translation>Im Katalog zeigen</translation>
    </message>
    <message>
        <source>Go to the selected listing in the catalogue</source>
        <translation>Zum gewählten Angebot im Katalog gehen</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Go to the start page</source>
        <translation>Zur Startseite gehen</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Browse the listings</source>
        <translation>Die Angebote durchsehen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Search by picture</source>
        <translation>Mit Bildern suchen</translation>
    </message>
    <message>
        <source>Find words</source>
        <translation>Wörter finden</translation>
    </message>
    <message>
        <source>Put the cursor into the field for words</source>
        <translation>Den Cursor in das Feld für Wörter setzen</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Show the listings as cards</source>
        <translation>Die Angebote als Karten zeigen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Show the listings as rows</source>
        <translation>Die Angebote als Zeilen zeigen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Read the workspace again</source>
        <translation>Den Arbeitsbereich neu lesen</translation>
    </message>
    <message>
        <source>Cancel jobs</source>
        <translation>Aufgaben abbrechen</translation>
    </message>
    <message>
        <source>Stop what is running; it can continue later</source>
        <translation>Laufendes anhalten; es kann später weitergehen</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop has it</source>
        <translation>Hell oder dunkel, wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Always light</source>
        <translation>Immer hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Always dark</source>
        <translation>Immer dunkel</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>List every action and its keys</source>
        <translation>Alle Aktionen und ihre Tasten zeigen</translation>
    </message>
    <message>
        <source>About Vitrine</source>
        <translation>Über Vitrine</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation>&amp;Arbeitsbereich</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>&amp;Bild</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>An&amp;sicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take the last decision back</source>
        <translation>Die letzte Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Decide again what was undone</source>
        <translation>Noch einmal entscheiden, was rückgängig gemacht wurde</translation>
    </message>
    <message>
        <source>Check the data set</source>
        <translation>Datensatz prüfen</translation>
    </message>
    <message>
        <source>Look for what is wrong in listings and photos</source>
        <translation>In Angeboten und Fotos nach Fehlern suchen</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Bereinigen</translation>
    </message>
    <message>
        <source>Decide about what is wrong in the data set</source>
        <translation>Über Fehler im Datensatz entscheiden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::BarChart</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::CatalogueArea</name>
    <message>
        <source>No listing fits these filters.</source>
        <translation>Keine Anzeige passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter entfernen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::CataloguePage</name>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>Nur diese zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>The catalogue shows the listings of a workspace.</source>
        <translation>Der Katalog zeigt die Angebote eines Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>The listings appear here as soon as they are imported.</source>
        <translation>Die Angebote erscheinen hier, sobald sie eingelesen sind.</translation>
    </message>
    <message>
        <source>This workspace has no listings yet: import the tables of your marketplace.</source>
        <translation>Dieser Arbeitsbereich hat noch keine Angebote: Lies die Tabellen deines Marktplatzes ein.</translation>
    </message>
    <message>
        <source>Import tables</source>
        <translation>Tabellen einlesen</translation>
    </message>
    <message>
        <source>Reading the catalogue</source>
        <translation>Katalog wird gelesen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>No listing fits these filters.</source>
        <translation>Kein Angebot passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählte exportieren</numerusform>
            <numerusform>%Ln ausgewählte exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the selected listings to a CSV file</source>
        <translation>Die ausgewählten Angebote in eine CSV-Datei schreiben</translation>
    </message>
    <message>
        <source>Write the listings that are shown to a CSV file</source>
        <translation>Die gezeigten Angebote in eine CSV-Datei schreiben</translation>
    </message>
    <message>
        <source>Export listings</source>
        <translation>Angebote exportieren</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The first %L1 of %L2 listings were copied. Export them to have all.</source>
        <translation>Die ersten %L1 von %L2 Angeboten wurden kopiert. Exportiere sie, um alle zu haben.</translation>
    </message>
    <message>
        <source>“%1” is no price; nothing was changed.</source>
        <translation>„%1“ ist kein Preis; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A price is a number, such as %1; leave it empty for none.</source>
        <translation>Ein Preis ist eine Zahl wie %1; leer heißt: keiner.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::CataloguePresenter</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Export listings</source>
        <translation>Angebote exportieren</translation>
    </message>
    <message>
        <source>%1 written to %2</source>
        <translation>%1 nach %2 geschrieben</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::CatalogueTools</name>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Find words in titles and descriptions</source>
        <translation>Wörter in Titeln und Beschreibungen finden</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>As imported</source>
        <translation>Wie eingelesen</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Nach Titel</translation>
    </message>
    <message>
        <source>By title, Z to A</source>
        <translation>Nach Titel, Z bis A</translation>
    </message>
    <message>
        <source>By category, Z to A</source>
        <translation>Nach Kategorie, Z bis A</translation>
    </message>
    <message>
        <source>By place, Z to A</source>
        <translation>Nach Ort, Z bis A</translation>
    </message>
    <message>
        <source>Cheapest first</source>
        <translation>Billigste zuerst</translation>
    </message>
    <message>
        <source>Most expensive first</source>
        <translation>Teuerste zuerst</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Nach Kategorie</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Nach Ort</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Show filters</source>
        <translation>Filter zeigen</translation>
    </message>
    <message>
        <source>Hide the filters</source>
        <translation>Die Filter ausblenden</translation>
    </message>
    <message>
        <source>Show the filters</source>
        <translation>Die Filter zeigen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ChipRow</name>
    <message>
        <source>Clear all</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <source>Active filters</source>
        <translation>Aktive Filter</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter entfernen</translation>
    </message>
    <message>
        <source>Remove filter: %1</source>
        <translation>Filter entfernen: %1</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::CleanPage</name>
    <message>
        <source>Clean</source>
        <translation>Bereinigen</translation>
    </message>
    <message>
        <source>Check the data set</source>
        <translation>Datensatz prüfen</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Save what was found and decided as HTML or PDF, to hand on</source>
        <translation>Was gefunden und entschieden wurde als HTML oder PDF speichern, zum Weitergeben</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Show every step that was decided</source>
        <translation>Jeden Schritt zeigen, der entschieden wurde</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Clean finds what is wrong in a workspace&apos;s listings and photos.</source>
        <translation>Bereinigen findet, was in den Angeboten und Fotos eines Arbeitsbereichs nicht stimmt.</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>There is nothing to check yet: import your tables and pictures.</source>
        <translation>Es gibt noch nichts zu prüfen: Importieren Sie Ihre Tabellen und Bilder.</translation>
    </message>
    <message>
        <source>Import tables</source>
        <translation>Tabellen importieren</translation>
    </message>
    <message>
        <source>Vitrine is looking at every listing and photo.</source>
        <translation>Vitrine sieht sich jedes Angebot und jedes Foto an.</translation>
    </message>
    <message>
        <source>Vitrine looks for wrong prices, contact details, duplicates, dark and blurry photos, doubtful categories and more.</source>
        <translation>Vitrine sucht nach falschen Preisen, Kontaktdaten, Dubletten, dunklen und unscharfen Fotos, zweifelhaften Kategorien und mehr.</translation>
    </message>
    <message>
        <source>It goes on in the background; you can keep browsing.</source>
        <translation>Das läuft im Hintergrund; Sie können weiter stöbern.</translation>
    </message>
    <message>
        <source>Nothing is changed: you decide about what it finds.</source>
        <translation>Nichts wird geändert: Über das Gefundene entscheiden Sie.</translation>
    </message>
    <message>
        <source>Reading what was found…</source>
        <translation>Die Funde werden gelesen…</translation>
    </message>
    <message>
        <source>What was found cannot be read.</source>
        <translation>Die Funde können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>1 open finding</source>
        <translation>1 offener Fund</translation>
    </message>
    <message>
        <source>%L1 open findings</source>
        <translation>%L1 offene Funde</translation>
    </message>
    <message>
        <source>Every rule has looked, and none found anything.</source>
        <translation>Alle Regeln haben geprüft, und keine hat etwas gefunden.</translation>
    </message>
    <message>
        <source>The data set when it was imported, and as it stands.</source>
        <translation>Der Datensatz beim Import und wie er jetzt ist.</translation>
    </message>
    <message>
        <source>%L1 open of %L2</source>
        <translation>%L1 von %L2 offen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>report</source>
        <translation>Bericht</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::CleanPresenter</name>
    <message>
        <source>Check the data set</source>
        <translation>Datensatz prüfen</translation>
    </message>
    <message>
        <source>1 finding in %1</source>
        <translation>1 Fund in %1</translation>
    </message>
    <message>
        <source>%L1 findings in %2</source>
        <translation>%L1 Funde in %2</translation>
    </message>
    <message>
        <source>Decide about “%1”</source>
        <translation>Über „%1“ entscheiden</translation>
    </message>
    <message>
        <source>The recipe is in %1.</source>
        <translation>Das Rezept liegt in %1.</translation>
    </message>
    <message>
        <source>Run the recipe %1</source>
        <translation>Rezept %1 ausführen</translation>
    </message>
    <message>
        <source>Some of the recipe did not apply.</source>
        <translation>Einiges aus dem Rezept passte nicht.</translation>
    </message>
    <message>
        <source>%L1 of %L2 steps changed something</source>
        <translation>%L1 von %L2 Schritten haben etwas geändert</translation>
    </message>
    <message>
        <source>There was nothing to change.</source>
        <translation>Es gab nichts zu ändern.</translation>
    </message>
    <message>
        <source>%1. One stayed as it was.</source>
        <translation>%1. Eines blieb, wie es war.</translation>
    </message>
    <message>
        <source>%1. %L2 stayed as they were.</source>
        <translation>%1. %L2 blieben, wie sie waren.</translation>
    </message>
    <message>
        <source>Nothing that was decided here is left to undo.</source>
        <translation>Hier ist keine Entscheidung mehr rückgängig zu machen.</translation>
    </message>
    <message>
        <source>The history has every step; Ctrl+Z undoes the last one.</source>
        <translation>Der Verlauf hat jeden Schritt; Strg+Z nimmt den letzten zurück.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ComparisonSide</name>
    <message>
        <source>No photo</source>
        <translation>Kein Foto</translation>
    </message>
    <message>
        <source>%L1 × %L2 pixels</source>
        <translation>%L1 × %L2 Pixel</translation>
    </message>
    <message>
        <source>sharpness %1</source>
        <translation>Schärfe %1</translation>
    </message>
    <message>
        <source>%L1 letters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::ui::DetailPane</name>
    <message>
        <source>Search with this photo</source>
        <translation>Mit diesem Foto suchen</translation>
    </message>
    <message>
        <source>Copy photo</source>
        <translation>Foto kopieren</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Photo; Space shows it large</source>
        <translation>Foto; die Leertaste zeigt es groß</translation>
    </message>
    <message>
        <source>Show large (Space)</source>
        <translation>Groß zeigen (Leertaste)</translation>
    </message>
    <message>
        <source>Listing %1
Photo %2</source>
        <translation>Angebot %1
Foto %2</translation>
    </message>
    <message>
        <source>Listing %1</source>
        <translation>Angebot %1</translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation>Dieses Foto kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>This listing has no photo</source>
        <translation>Dieses Angebot hat kein Foto</translation>
    </message>
    <message>
        <source>Close this listing</source>
        <translation>Dieses Angebot schließen</translation>
    </message>
    <message>
        <source>Close this listing (Esc)</source>
        <translation>Dieses Angebot schließen (Esc)</translation>
    </message>
    <message>
        <source>Edit this listing</source>
        <translation>Dieses Angebot bearbeiten</translation>
    </message>
    <message>
        <source>Left out of training data and searches</source>
        <translation>Aus Trainingsdaten und Suchen weggelassen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::DropZone</name>
    <message>
        <source>Drop a picture here</source>
        <translation>Bild hier ablegen</translation>
    </message>
    <message>
        <source>or paste one with Ctrl+V</source>
        <translation>oder mit Strg+V einfügen</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::DuplicatesPane</name>
    <message>
        <source>Every group has been dealt with.</source>
        <translation>Alle Gruppen sind erledigt.</translation>
    </message>
    <message>
        <source>All of the group</source>
        <translation>Die ganze Gruppe</translation>
    </message>
    <message>
        <source>The group before (Page up)</source>
        <translation>Die Gruppe davor (Bild auf)</translation>
    </message>
    <message>
        <source>The next group (Page down)</source>
        <translation>Die nächste Gruppe (Bild ab)</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Keep the other one (S)</source>
        <translation>Das andere behalten (S)</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Show at the right where the two differ (D)</source>
        <translation>Rechts zeigen, worin sich die beiden unterscheiden (D)</translation>
    </message>
    <message>
        <source>Which one to keep</source>
        <translation>Welches bleibt</translation>
    </message>
    <message>
        <source>Keep the largest</source>
        <translation>Das größte behalten</translation>
    </message>
    <message>
        <source>Keep the sharpest</source>
        <translation>Das schärfste behalten</translation>
    </message>
    <message>
        <source>Keep the oldest</source>
        <translation>Das älteste behalten</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Keep the one at the left and leave out the others; it takes what it lacks from them</source>
        <translation>Das linke behalten und die anderen weglassen; was ihm fehlt, übernimmt es von ihnen</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>Keine Dubletten</translation>
    </message>
    <message>
        <source>Group %L1 of %L2</source>
        <translation>Gruppe %L1 von %L2</translation>
    </message>
    <message>
        <source>Merge the one group</source>
        <translation>Die eine Gruppe zusammenführen</translation>
    </message>
    <message>
        <source>Merge all %L1 groups</source>
        <translation>Alle %L1 Gruppen zusammenführen</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>Is left out</source>
        <translation>Wird weggelassen</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>the largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sharpest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the oldest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ErrorText</name>
    <message>
        <source>That does not fit together.</source>
        <translation>Das passt nicht zusammen.</translation>
    </message>
    <message>
        <source>Check what you chose and try again.</source>
        <translation>Prüfe deine Auswahl und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Something that is needed is not there.</source>
        <translation>Etwas Nötiges ist nicht da.</translation>
    </message>
    <message>
        <source>Check that it has not been moved or renamed.</source>
        <translation>Prüfe, ob es verschoben oder umbenannt wurde.</translation>
    </message>
    <message>
        <source>There is something in that place already.</source>
        <translation>An dieser Stelle ist schon etwas.</translation>
    </message>
    <message>
        <source>Choose another name or an empty folder.</source>
        <translation>Wähle einen anderen Namen oder einen leeren Ordner.</translation>
    </message>
    <message>
        <source>Vitrine is not allowed to read or write there.</source>
        <translation>Vitrine darf dort nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Choose another place or change its permissions.</source>
        <translation>Wähle einen anderen Ort oder ändere seine Rechte.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Make room and try again; what is done is kept.</source>
        <translation>Schaffe Platz und versuche es noch einmal; Fertiges bleibt erhalten.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>Eine Datei konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation>Prüfe den Datenträger und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>A file is damaged or is not what its name says.</source>
        <translation>Eine Datei ist beschädigt oder nicht das, was ihr Name sagt.</translation>
    </message>
    <message>
        <source>Choose another file or get a fresh copy.</source>
        <translation>Wähle eine andere Datei oder besorge eine neue Kopie.</translation>
    </message>
    <message>
        <source>Vitrine cannot use this kind of file.</source>
        <translation>Vitrine kann diese Art von Datei nicht verwenden.</translation>
    </message>
    <message>
        <source>The details say what is expected.</source>
        <translation>Die Einzelheiten sagen, was erwartet wird.</translation>
    </message>
    <message>
        <source>This was made by a newer version of Vitrine.</source>
        <translation>Das hat eine neuere Version von Vitrine gemacht.</translation>
    </message>
    <message>
        <source>Install the newer version to open it.</source>
        <translation>Installiere die neuere Version, um es zu öffnen.</translation>
    </message>
    <message>
        <source>Another program or job is using this workspace.</source>
        <translation>Ein anderes Programm oder eine Aufgabe benutzt diesen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Wait until it is done and try again.</source>
        <translation>Warte, bis es fertig ist, und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The download did not work.</source>
        <translation>Das Herunterladen hat nicht geklappt.</translation>
    </message>
    <message>
        <source>Check the connection; it continues where it stopped.</source>
        <translation>Prüfe die Verbindung; es geht dort weiter, wo es aufhörte.</translation>
    </message>
    <message>
        <source>An earlier step is missing.</source>
        <translation>Ein früherer Schritt fehlt.</translation>
    </message>
    <message>
        <source>Home shows the next step.</source>
        <translation>Start zeigt den nächsten Schritt.</translation>
    </message>
    <message>
        <source>Something went wrong inside Vitrine.</source>
        <translation>In Vitrine ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, report it with the details.</source>
        <translation>Versuche es noch einmal; wenn es wieder geschieht, melde es mit den Einzelheiten.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Reading products</source>
        <translation>Produkte werden gelesen</translation>
    </message>
    <message>
        <source>Reading images</source>
        <translation>Bildertabelle wird gelesen</translation>
    </message>
    <message>
        <source>Checking rows</source>
        <translation>Zeilen werden geprüft</translation>
    </message>
    <message>
        <source>Drawing the demo shop</source>
        <translation>Beispielladen wird gezeichnet</translation>
    </message>
    <message>
        <source>Measuring pictures</source>
        <translation>Bilder werden vermessen</translation>
    </message>
    <message>
        <source>Comparing pictures</source>
        <translation>Bilder werden verglichen</translation>
    </message>
    <message>
        <source>Judging pictures</source>
        <translation>Bilder werden beurteilt</translation>
    </message>
    <message>
        <source>Loading the network</source>
        <translation>Netz wird geladen</translation>
    </message>
    <message>
        <source>Looking at pictures</source>
        <translation>Bilder werden betrachtet</translation>
    </message>
    <message>
        <source>Building the search index</source>
        <translation>Suchindex wird gebaut</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird heruntergeladen</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>Datei wird geprüft</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <source>The file is missing</source>
        <translation>Die Datei fehlt</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>The file is not a picture</source>
        <translation>Die Datei ist kein Bild</translation>
    </message>
    <message>
        <source>The picture is cut off or damaged</source>
        <translation>Das Bild ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>The picture is too large</source>
        <translation>Das Bild ist zu groß</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>The server is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare its key on the Home page before you trust it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making photos square</source>
        <translation>Fotos werden quadratisch</translation>
    </message>
    <message>
        <source>Preparing pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::ui::FacetPanel</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Find a place</source>
        <translation>Ort finden</translation>
    </message>
    <message>
        <source>Fewer places</source>
        <translation>Weniger Orte</translation>
    </message>
    <message>
        <source>%L1 more places</source>
        <translation>%L1 weitere Orte</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::FacetSection</name>
    <message>
        <source>%1 (%L2)</source>
        <comment>facet, number chosen</comment>
        <translation>%1 (%L2)</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Ausklappen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::FacetWords</name>
    <message>
        <source>No category</source>
        <translation>Keine Kategorie</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>Kein Ort</translation>
    </message>
    <message>
        <source>In the data set</source>
        <translation>Im Datensatz</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>Kein Foto</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message>
        <source>%1 photos or more</source>
        <translation>%1 Fotos oder mehr</translation>
    </message>
    <message>
        <source>%1 photos</source>
        <translation>%1 Fotos</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Ab %1</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Bis %1</translation>
    </message>
    <message>
        <source>Any price</source>
        <translation>Jeder Preis</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::FileField</name>
    <message>
        <source>Choose file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>Ordner wählen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::FindingWords</name>
    <message>
        <source>Repeated listings</source>
        <translation>Wiederholte Angebote</translation>
    </message>
    <message>
        <source>Listings with the same words as another one.</source>
        <translation>Angebote mit den gleichen Worten wie ein anderes.</translation>
    </message>
    <message>
        <source>Similar listings</source>
        <translation>Ähnliche Angebote</translation>
    </message>
    <message>
        <source>Listings with nearly the same words as another one.</source>
        <translation>Angebote mit fast den gleichen Worten wie ein anderes.</translation>
    </message>
    <message>
        <source>Contact details</source>
        <translation>Kontaktdaten</translation>
    </message>
    <message>
        <source>Texts with a phone number, an e-mail address or a link.</source>
        <translation>Texte mit Telefonnummer, E-Mail-Adresse oder Link.</translation>
    </message>
    <message>
        <source>No price</source>
        <translation>Kein Preis</translation>
    </message>
    <message>
        <source>Listings whose price is missing or cannot be read.</source>
        <translation>Angebote, deren Preis fehlt oder nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>Price of zero</source>
        <translation>Preis null</translation>
    </message>
    <message>
        <source>Listings that cost nothing, or less.</source>
        <translation>Angebote, die nichts kosten, oder weniger.</translation>
    </message>
    <message>
        <source>Odd prices</source>
        <translation>Auffällige Preise</translation>
    </message>
    <message>
        <source>Prices far from what their category usually costs.</source>
        <translation>Preise weit weg von dem, was die Kategorie sonst kostet.</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>Keine Kategorie</translation>
    </message>
    <message>
        <source>Listings that belong to no category.</source>
        <translation>Angebote, die zu keiner Kategorie gehören.</translation>
    </message>
    <message>
        <source>Misspelt categories</source>
        <translation>Falsch geschriebene Kategorien</translation>
    </message>
    <message>
        <source>Rare names that are nearly those of a larger category.</source>
        <translation>Seltene Namen, die fast wie die einer größeren Kategorie lauten.</translation>
    </message>
    <message>
        <source>Rare categories</source>
        <translation>Seltene Kategorien</translation>
    </message>
    <message>
        <source>Categories with too few listings to learn from.</source>
        <translation>Kategorien mit zu wenigen Angeboten, um daraus zu lernen.</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>Kein Titel</translation>
    </message>
    <message>
        <source>Listings without a title.</source>
        <translation>Angebote ohne Titel.</translation>
    </message>
    <message>
        <source>Very long titles</source>
        <translation>Sehr lange Titel</translation>
    </message>
    <message>
        <source>Titles much longer than the others.</source>
        <translation>Titel, die viel länger sind als die anderen.</translation>
    </message>
    <message>
        <source>No description</source>
        <translation>Keine Beschreibung</translation>
    </message>
    <message>
        <source>Listings without a description.</source>
        <translation>Angebote ohne Beschreibung.</translation>
    </message>
    <message>
        <source>Very long descriptions</source>
        <translation>Sehr lange Beschreibungen</translation>
    </message>
    <message>
        <source>Descriptions much longer than the others.</source>
        <translation>Beschreibungen, die viel länger sind als die anderen.</translation>
    </message>
    <message>
        <source>Garbled letters</source>
        <translation>Entstellte Buchstaben</translation>
    </message>
    <message>
        <source>Texts that were once read with the wrong encoding.</source>
        <translation>Texte, die einmal in der falschen Kodierung gelesen wurden.</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>Kein Ort</translation>
    </message>
    <message>
        <source>Listings that do not say where they are.</source>
        <translation>Angebote, die nicht sagen, wo sie sind.</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>Kein Foto</translation>
    </message>
    <message>
        <source>Listings without any photo.</source>
        <translation>Angebote ohne jedes Foto.</translation>
    </message>
    <message>
        <source>Unreadable pictures</source>
        <translation>Unlesbare Bilder</translation>
    </message>
    <message>
        <source>Files that are missing, damaged or no pictures.</source>
        <translation>Dateien, die fehlen, beschädigt oder keine Bilder sind.</translation>
    </message>
    <message>
        <source>Identical pictures</source>
        <translation>Gleiche Bilder</translation>
    </message>
    <message>
        <source>Pictures with exactly the same pixels.</source>
        <translation>Bilder mit genau den gleichen Pixeln.</translation>
    </message>
    <message>
        <source>Near-identical pictures</source>
        <translation>Fast gleiche Bilder</translation>
    </message>
    <message>
        <source>The same picture in another size, quality, crop or turn.</source>
        <translation>Dasselbe Bild in anderer Größe, Güte, Drehung oder anderem Ausschnitt.</translation>
    </message>
    <message>
        <source>Pictures without a listing</source>
        <translation>Bilder ohne Angebot</translation>
    </message>
    <message>
        <source>Pictures whose listing is not in the tables.</source>
        <translation>Bilder, deren Angebot nicht in den Tabellen steht.</translation>
    </message>
    <message>
        <source>Misleading file names</source>
        <translation>Irreführende Dateinamen</translation>
    </message>
    <message>
        <source>Files of another format than their name says.</source>
        <translation>Dateien eines anderen Formats, als ihr Name sagt.</translation>
    </message>
    <message>
        <source>Dark pictures</source>
        <translation>Dunkle Bilder</translation>
    </message>
    <message>
        <source>Pictures that are dim even in their brightest spots.</source>
        <translation>Bilder, die selbst an den hellsten Stellen düster sind.</translation>
    </message>
    <message>
        <source>Brightness of the brightest spots</source>
        <translation>Helligkeit der hellsten Stellen</translation>
    </message>
    <message>
        <source>Pale pictures</source>
        <translation>Blasse Bilder</translation>
    </message>
    <message>
        <source>Pictures that are nearly white even in their darkest spots.</source>
        <translation>Bilder, die selbst an den dunkelsten Stellen fast weiß sind.</translation>
    </message>
    <message>
        <source>Brightness of the darkest spots</source>
        <translation>Helligkeit der dunkelsten Stellen</translation>
    </message>
    <message>
        <source>Blurry pictures</source>
        <translation>Unscharfe Bilder</translation>
    </message>
    <message>
        <source>Pictures without sharp edges.</source>
        <translation>Bilder ohne scharfe Kanten.</translation>
    </message>
    <message>
        <source>Sharpness of edges</source>
        <translation>Schärfe der Kanten</translation>
    </message>
    <message>
        <source>Empty pictures</source>
        <translation>Leere Bilder</translation>
    </message>
    <message>
        <source>Pictures that show next to nothing.</source>
        <translation>Bilder, die so gut wie nichts zeigen.</translation>
    </message>
    <message>
        <source>Information in bits</source>
        <translation>Information in Bit</translation>
    </message>
    <message>
        <source>Odd shapes</source>
        <translation>Auffällige Formen</translation>
    </message>
    <message>
        <source>Pictures that are very long or very tall.</source>
        <translation>Bilder, die sehr breit oder sehr hoch sind.</translation>
    </message>
    <message>
        <source>Short side as a share of the long side</source>
        <translation>Kurze Seite als Anteil der langen</translation>
    </message>
    <message>
        <source>Odd sizes</source>
        <translation>Auffällige Größen</translation>
    </message>
    <message>
        <source>Pictures much smaller or larger than the others.</source>
        <translation>Bilder, die viel kleiner oder größer sind als die anderen.</translation>
    </message>
    <message>
        <source>Distance from the usual sizes</source>
        <translation>Abstand von den üblichen Größen</translation>
    </message>
    <message>
        <source>Pictures without colour</source>
        <translation>Bilder ohne Farbe</translation>
    </message>
    <message>
        <source>Pictures in shades of grey.</source>
        <translation>Bilder in Grautönen.</translation>
    </message>
    <message>
        <source>Colourfulness</source>
        <translation>Farbigkeit</translation>
    </message>
    <message>
        <source>Blocky pictures</source>
        <translation>Bilder mit Blöcken</translation>
    </message>
    <message>
        <source>Pictures that strong compression has broken into squares.</source>
        <translation>Bilder, die starke Kompression in Quadrate zerlegt hat.</translation>
    </message>
    <message>
        <source>Blockiness</source>
        <translation>Stärke der Blöcke</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>Bildschirmfotos</translation>
    </message>
    <message>
        <source>Screens, drawings and pictures of text instead of photos.</source>
        <translation>Bildschirme, Zeichnungen und Bilder von Text statt Fotos.</translation>
    </message>
    <message>
        <source>Flat areas and hard edges</source>
        <translation>Flache Gebiete und harte Kanten</translation>
    </message>
    <message>
        <source>Doubtful categories</source>
        <translation>Zweifelhafte Kategorien</translation>
    </message>
    <message>
        <source>Pictures that look like another category&apos;s.</source>
        <translation>Bilder, die nach einer anderen Kategorie aussehen.</translation>
    </message>
    <message>
        <source>Unlike all others</source>
        <translation>Anders als alle anderen</translation>
    </message>
    <message>
        <source>Pictures that resemble no other picture of the data set.</source>
        <translation>Bilder, die keinem anderen Bild des Datensatzes gleichen.</translation>
    </message>
    <message>
        <source>Pictures that disagree</source>
        <translation>Uneinige Bilder</translation>
    </message>
    <message>
        <source>Listings whose pictures show different things.</source>
        <translation>Angebote, deren Bilder Verschiedenes zeigen.</translation>
    </message>
    <message>
        <source>Leaks between splits</source>
        <translation>Lecks zwischen Teilmengen</translation>
    </message>
    <message>
        <source>The same thing in training and in test data.</source>
        <translation>Dasselbe in Trainings- und in Testdaten.</translation>
    </message>
    <message>
        <source>Shortcuts to a category</source>
        <translation>Abkürzungen zu einer Kategorie</translation>
    </message>
    <message>
        <source>Categories that a plain property, such as darkness, gives away.</source>
        <translation>Kategorien, die eine einfache Eigenschaft wie Dunkelheit verrät.</translation>
    </message>
    <message>
        <source>Listings</source>
        <translation>Angebote</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Likely wrong</source>
        <translation>Wahrscheinlich falsch</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Einen Blick wert</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>listing</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>%1, threshold %2</source>
        <translation>%1, Schwelle %2</translation>
    </message>
    <message>
        <source>Its photos are on %1 sides</source>
        <translation>Seine Fotos liegen auf %1 Seiten</translation>
    </message>
    <message>
        <source>It and its duplicates are on %1 sides</source>
        <translation>Es und seine Duplikate liegen auf %1 Seiten</translation>
    </message>
    <message>
        <source>Likeness of its photos %1, threshold %2</source>
        <translation>Ähnlichkeit seiner Fotos %1, Schwelle %2</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::FindingsModel</name>
    <message>
        <source>%1 → %2?</source>
        <translation>%1 → %2?</translation>
    </message>
    <message>
        <source>Listing or picture</source>
        <translation>Angebot oder Bild</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Sureness, %</source>
        <translation>Sicherheit, %</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::FindingsTable</name>
    <message>
        <source>Findings</source>
        <translation>Funde</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::HistoryPane</name>
    <message>
        <source>Steps, newest first</source>
        <translation>Schritte, neueste zuerst</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Rückgängig (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Wiederholen (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>Den Verlauf schließen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Save the steps as a recipe that can be run on other tables</source>
        <translation>Die Schritte als Rezept speichern, das auf anderen Tabellen ausgeführt werden kann</translation>
    </message>
    <message>
        <source>Save recipe…</source>
        <translation>Rezept speichern…</translation>
    </message>
    <message>
        <source>Do the steps of a recipe here</source>
        <translation>Die Schritte eines Rezepts hier ausführen</translation>
    </message>
    <message>
        <source>Run recipe…</source>
        <translation>Rezept ausführen…</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>Rezepte (*.json)</translation>
    </message>
    <message>
        <source>cleaning</source>
        <translation>Bereinigung</translation>
    </message>
    <message>
        <source>Save the recipe</source>
        <translation>Rezept speichern</translation>
    </message>
    <message>
        <source>Run a recipe</source>
        <translation>Rezept ausführen</translation>
    </message>
    <message>
        <source>As imported</source>
        <translation>Wie importiert</translation>
    </message>
    <message>
        <source>Originals are never changed</source>
        <translation>Originale werden nie geändert</translation>
    </message>
    <message>
        <source>Other branches</source>
        <translation>Andere Zweige</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht ausgeführt</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>and %L1 more</source>
        <translation>und %L1 weitere</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::HitsPane</name>
    <message>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <source>Listings that look like the picture</source>
        <translation>Angebote, die dem Bild ähneln</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Ähnliche finden</translation>
    </message>
    <message>
        <source>Search with the photo of the chosen result</source>
        <translation>Mit dem Foto des gewählten Treffers suchen</translation>
    </message>
    <message>
        <source>Show in catalogue</source>
        <translation>Im Katalog zeigen</translation>
    </message>
    <message>
        <source>See every photo and the text of the chosen result</source>
        <translation>Alle Fotos und den Text des gewählten Treffers sehen</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Groß zeigen</translation>
    </message>
    <message>
        <source>Copy photos and titles</source>
        <translation>Fotos und Titel kopieren</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::HomePage</name>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>My shop</source>
        <translation>Mein Laden</translation>
    </message>
    <message>
        <source>Vitrine workspaces (*.vitrine)</source>
        <translation>Vitrine-Arbeitsbereiche (*.vitrine)</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Is this the right server? %1 is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows the key %1. Compare it with what who runs the server says: with another key, somebody else may be listening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust and import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ImageModel</name>
    <message>
        <source>The picture folder holds no file of this photo.</source>
        <translation>Im Bilderordner fehlt die Datei zu diesem Foto.</translation>
    </message>
    <message>
        <source>Photo %L1 of %L2</source>
        <translation>Foto %L1 von %L2</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ImageStrip</name>
    <message>
        <source>Photos of this listing</source>
        <translation>Fotos dieses Angebots</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ImportForm</name>
    <message>
        <source>Import tables</source>
        <translation>Tabellen einlesen</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>A CSV table with a row for each listing</source>
        <translation>Eine CSV-Tabelle mit einer Zeile je Angebot</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>A CSV table with a row for each photo</source>
        <translation>Eine CSV-Tabelle mit einer Zeile je Foto</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop the files here, or a folder that holds them, or write an address: https://, sftp://, s3://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder or archive with the picture files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV tables and archives (*.csv *.tsv *.txt *.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is fetched on import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is unpacked on import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::ui::JobRow</name>
    <message>
        <source>%1 per second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>noch wenige Sekunden</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>noch %1 min</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>noch %1 h</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Stopping; what is done is kept</source>
        <translation>Wird angehalten; Fertiges bleibt erhalten</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Cancelled; it can continue later</source>
        <translation>Abgebrochen; es kann später weitergehen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::JobStrip</name>
    <message>
        <source>Running jobs</source>
        <translation>Laufende Aufgaben</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::KindList</name>
    <message>
        <source>Kinds of findings</source>
        <translation>Arten von Funden</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>%1: %L2 open of %L3 found</source>
        <translation>%1: %L2 offen von %L3 gefundenen</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>All %L1 dealt with</source>
        <translation>Alle %L1 erledigt</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::LabelsPane</name>
    <message>
        <source>Every doubtful category has been dealt with.</source>
        <translation>Alle zweifelhaften Kategorien sind erledigt.</translation>
    </message>
    <message>
        <source>Pictures with a doubtful category</source>
        <translation>Bilder mit zweifelhafter Kategorie</translation>
    </message>
    <message>
        <source>Take all suggestions</source>
        <translation>Alle Vorschläge annehmen</translation>
    </message>
    <message>
        <source>All are fine</source>
        <translation>Alle sind in Ordnung</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>Jetzt %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;0&lt;/b&gt; another category · &lt;b&gt;Enter&lt;/b&gt; suggestion · &lt;b&gt;X&lt;/b&gt; leave out · &lt;b&gt;F&lt;/b&gt; or &lt;b&gt;Space&lt;/b&gt; fine · &lt;b&gt;P&lt;/b&gt; preview · &lt;b&gt;U&lt;/b&gt; undo</source>
        <translation>&lt;b&gt;0&lt;/b&gt; andere Kategorie · &lt;b&gt;Enter&lt;/b&gt; Vorschlag · &lt;b&gt;X&lt;/b&gt; weglassen · &lt;b&gt;F&lt;/b&gt; oder &lt;b&gt;Leertaste&lt;/b&gt; in Ordnung · &lt;b&gt;P&lt;/b&gt; Vorschau · &lt;b&gt;U&lt;/b&gt; zurück</translation>
    </message>
    <message>
        <source>Another category for the current picture</source>
        <translation>Eine andere Kategorie für das aktuelle Bild</translation>
    </message>
    <message>
        <source>Give the current picture&apos;s listing another category (0)</source>
        <translation>Dem Angebot des aktuellen Bildes eine andere Kategorie geben (0)</translation>
    </message>
    <message>
        <source>Another category…</source>
        <translation>Andere Kategorie …</translation>
    </message>
    <message>
        <source>Prepare photos</source>
        <translation>Fotos vorbereiten</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ListPane</name>
    <message>
        <source>The whole text</source>
        <translation>Der ganze Text</translation>
    </message>
    <message>
        <source>All of this kind</source>
        <translation>Alle dieser Art</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Leave out of training data and searches (X)</source>
        <translation>Aus Trainingsdaten und Suchen weglassen (X)</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>It may stay as it is (F)</source>
        <translation>Es darf bleiben, wie es ist (F)</translation>
    </message>
    <message>
        <source>Show in catalogue</source>
        <translation>Im Katalog zeigen</translation>
    </message>
    <message>
        <source>Leave out all</source>
        <translation>Alle weglassen</translation>
    </message>
    <message>
        <source>All are fine</source>
        <translation>Alle sind in Ordnung</translation>
    </message>
    <message>
        <source>All of these have been dealt with.</source>
        <translation>Alle diese Funde sind erledigt.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Unkenntlich machen</translation>
    </message>
    <message>
        <source>Apply suggestion</source>
        <translation>Vorschlag anwenden</translation>
    </message>
    <message>
        <source>The selected one</source>
        <translation>Der ausgewählte</translation>
    </message>
    <message>
        <source>The %L1 selected</source>
        <translation>Die %L1 ausgewählten</translation>
    </message>
    <message>
        <source>Mask all %L1</source>
        <translation>Alle %L1 unkenntlich machen</translation>
    </message>
    <message>
        <source>Apply all %L1</source>
        <translation>Alle %L1 anwenden</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ListingEdits</name>
    <message>
        <source>1 listing is left out.</source>
        <translation>1 Angebot ist weggelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln listings are left out.</source>
        <translation>
            <numerusform>%Ln Angebot ist weggelassen.</numerusform>
            <numerusform>%Ln Angebote sind weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 listing is back in the data set.</source>
        <translation>1 Angebot ist wieder im Datensatz.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln listings are back in the data set.</source>
        <translation>
            <numerusform>%Ln Angebot ist wieder im Datensatz.</numerusform>
            <numerusform>%Ln Angebote sind wieder im Datensatz.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 listing was changed.</source>
        <translation>1 Angebot wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln listings were changed.</source>
        <translation>
            <numerusform>%Ln Angebot wurde geändert.</numerusform>
            <numerusform>%Ln Angebote wurden geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last change was taken back.</source>
        <translation>Die letzte Änderung wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>The change was made again.</source>
        <translation>Die Änderung wurde wiederholt.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ListingForm</name>
    <message>
        <source>A price is a number, such as 12.50; leave it empty for none.</source>
        <translation>Ein Preis ist eine Zahl wie 12,50; leer bedeutet keiner.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>Keine Kategorie</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ListingModel</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ListingTable</name>
    <message>
        <source>Listings</source>
        <translation>Angebote</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ListingViews</name>
    <message>
        <source>Listings</source>
        <translation>Angebote</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::MainWindow</name>
    <message>
        <source>%1 – Vitrine</source>
        <translation>%1 – Vitrine</translation>
    </message>
    <message>
        <source>Vitrine</source>
        <translation>Vitrine</translation>
    </message>
    <message>
        <source>About Vitrine</source>
        <translation>Über Vitrine</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Vitrine %1&lt;/h3&gt;&lt;p&gt;Search a marketplace by picture, on your own computer.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Vitrine %1&lt;/h3&gt;&lt;p&gt;Einen Marktplatz mit Bildern durchsuchen, auf dem eigenen Rechner.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Drop to open this workspace</source>
        <translation>Ablegen, um diesen Arbeitsbereich zu öffnen</translation>
    </message>
    <message>
        <source>Drop to find listings that look like this</source>
        <translation>Ablegen, um ähnliche Angebote zu finden</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::NetworkNotice</name>
    <message>
        <source>Download weights</source>
        <translation>Gewichte laden</translation>
    </message>
    <message>
        <source>Made with a random network: hits agree in colour and texture, not in what things are.</source>
        <translation>Mit einem zufälligen Netz gemacht: Treffer gleichen sich in Farbe und Textur, nicht in dem, was sie zeigen.</translation>
    </message>
    <message>
        <source>Trained weights tell a lamp from a sofa. Take a file with a ResNet&apos;s weights; the photos are then looked at again.</source>
        <translation>Trainierte Gewichte unterscheiden eine Lampe von einem Sofa. Wähle eine Datei mit den Gewichten eines ResNet; die Fotos werden dann neu betrachtet.</translation>
    </message>
    <message>
        <source>Use a weights file</source>
        <translation>Gewichtsdatei verwenden</translation>
    </message>
    <message>
        <source>Network weights (*.pth *.pt *.safetensors *.bin)</source>
        <translation>Netzgewichte (*.pth *.pt *.safetensors *.bin)</translation>
    </message>
    <message>
        <source>Check the weights</source>
        <translation>Gewichte prüfen</translation>
    </message>
    <message>
        <source>Download weights…</source>
        <translation>Gewichte laden …</translation>
    </message>
    <message>
        <source>Use a file…</source>
        <translation>Datei verwenden …</translation>
    </message>
    <message>
        <source>Untrained network: results agree in colour and texture only.</source>
        <translation>Untrainiertes Netz: Treffer gleichen sich nur in Farbe und Textur.</translation>
    </message>
    <message>
        <source>Trained weights tell a lamp from a sofa. They are a download of %1; the photos are then looked at again.</source>
        <translation>Trainierte Gewichte unterscheiden eine Lampe von einem Sofa. Zu laden sind %1; die Fotos werden dann neu betrachtet.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::NothingLeft</name>
    <message>
        <source>This has not been checked yet.</source>
        <translation>Das ist noch nicht geprüft.</translation>
    </message>
    <message>
        <source>This could not be checked.</source>
        <translation>Das konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <source>Nothing of this kind was found.</source>
        <translation>Nichts dieser Art wurde gefunden.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::OverviewPane</name>
    <message>
        <source>Prepare photos</source>
        <translation>Fotos vorbereiten</translation>
    </message>
    <message>
        <source>Most to decide</source>
        <translation>Am meisten zu entscheiden</translation>
    </message>
    <message>
        <source>At import</source>
        <translation>Beim Import</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Listings</source>
        <translation>Angebote</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Categories in use</source>
        <translation>Benutzte Kategorien</translation>
    </message>
    <message>
        <source>Findings that are open</source>
        <translation>Offene Funde</translation>
    </message>
    <message>
        <source>What pictures show can be checked once a network has looked at them.</source>
        <translation>Was Bilder zeigen, kann geprüft werden, sobald ein Netz sie angesehen hat.</translation>
    </message>
    <message>
        <source>%1, %L2 open</source>
        <translation>%1, %L2 offen</translation>
    </message>
    <message>
        <source>At the last check</source>
        <translation>Bei der letzten Prüfung</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::PicturePreview</name>
    <message>
        <source>Previous photo</source>
        <translation>Voriges Foto</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Nächstes Foto</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>Vorschau schließen</translation>
    </message>
    <message>
        <source>Photo preview</source>
        <translation>Fotovorschau</translation>
    </message>
    <message>
        <source>%1 · %L2 of %L3</source>
        <translation>%1 · %L2 von %L3</translation>
    </message>
    <message>
        <source>Loading the photo</source>
        <translation>Foto wird geladen</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>Kein Foto</translation>
    </message>
    <message>
        <source>This photo could not be read</source>
        <translation>Dieses Foto konnte nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::PriceRangeView</name>
    <message>
        <source>Price range</source>
        <translation>Preisspanne</translation>
    </message>
    <message>
        <source>Drag the ends; or press Left and Right, with Shift for the upper end</source>
        <translation>Ziehen Sie die Enden; oder drücken Sie Links und Rechts, mit Umschalt für das obere Ende</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ProblemList</name>
    <message>
        <source>Rows that need attention</source>
        <translation>Zeilen, die Aufmerksamkeit brauchen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Close this list</source>
        <translation>Diese Liste schließen</translation>
    </message>
    <message>
        <source>Hide rows</source>
        <translation>Zeilen verbergen</translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation>Zeilen zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) need attention</source>
        <translation>
            <numerusform>%Ln Zeile braucht Aufmerksamkeit</numerusform>
            <numerusform>%Ln Zeilen brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <source>imported but worth checking</source>
        <translation>eingelesen, aber zu prüfen</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>%1 left out, %2 imported but worth checking</source>
        <translation>%1 ausgelassen, %2 eingelesen, aber zu prüfen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::PropertyPane</name>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Pictures just beyond the threshold</source>
        <translation>Bilder knapp jenseits der Schwelle</translation>
    </message>
    <message>
        <source>Pictures just within the threshold</source>
        <translation>Bilder knapp diesseits der Schwelle</translation>
    </message>
    <message>
        <source>nearest first</source>
        <translation>nächste zuerst</translation>
    </message>
    <message>
        <source>How many pictures have which value</source>
        <translation>Wie viele Bilder welchen Wert haben</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>A category can have a threshold of its own</source>
        <translation>Eine Kategorie kann eine eigene Schwelle haben</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Übliche</translation>
    </message>
    <message>
        <source>Go back to the threshold that Vitrine uses by itself</source>
        <translation>Zurück zu der Schwelle, die Vitrine von sich aus benutzt</translation>
    </message>
    <message>
        <source>Set threshold</source>
        <translation>Schwelle setzen</translation>
    </message>
    <message>
        <source>All are fine</source>
        <translation>Alle sind in Ordnung</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Alle Kategorien</translation>
    </message>
    <message>
        <source>%1 of %2 found</source>
        <translation>%1 von %2 gefunden</translation>
    </message>
    <message>
        <source>Leave out the one open</source>
        <translation>Den einen offenen weglassen</translation>
    </message>
    <message>
        <source>Leave out all %L1</source>
        <translation>Alle %L1 weglassen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::QuartileChart</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::QueryPane</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>The picture that is searched with</source>
        <translation>Das Bild, mit dem gesucht wird</translation>
    </message>
    <message>
        <source>Search with another picture file</source>
        <translation>Mit einer anderen Bilddatei suchen</translation>
    </message>
    <message>
        <source>Search with the picture on the clipboard</source>
        <translation>Mit dem Bild aus der Zwischenablage suchen</translation>
    </message>
    <message>
        <source>How many results</source>
        <translation>Wie viele Treffer</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>No picture to show</source>
        <translation>Kein Bild zu zeigen</translation>
    </message>
    <message>
        <source>Reading the picture</source>
        <translation>Bild wird gelesen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::QueryWords</name>
    <message>
        <source>Photo of the catalogue</source>
        <translation>Foto aus dem Katalog</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::RecentCard</name>
    <message numerus="yes">
        <source>%Ln listing(s)</source>
        <translation>
            <numerusform>%Ln Angebot</numerusform>
            <numerusform>%Ln Angebote</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Aus dieser Liste entfernen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::RecentList</name>
    <message>
        <source>Recent workspaces</source>
        <translation>Zuletzt geöffnete Arbeitsbereiche</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::Report</name>
    <message>
        <source>At import</source>
        <translation>Beim Import</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Listings</source>
        <translation>Angebote</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Categories in use</source>
        <translation>Benutzte Kategorien</translation>
    </message>
    <message>
        <source>Findings that are open</source>
        <translation>Offene Funde</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>%1 found, %2 open.</source>
        <translation>%1 gefunden, %2 offen.</translation>
    </message>
    <message>
        <source>Nothing has been decided yet.</source>
        <translation>Noch ist nichts entschieden.</translation>
    </message>
    <message>
        <source>not in force</source>
        <translation>nicht in Kraft</translation>
    </message>
    <message>
        <source>Data set report</source>
        <translation>Bericht über den Datensatz</translation>
    </message>
    <message>
        <source>Data set report: %1</source>
        <translation>Bericht über den Datensatz: %1</translation>
    </message>
    <message>
        <source>In numbers</source>
        <translation>In Zahlen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>No rule found anything.</source>
        <translation>Keine Regel hat etwas gefunden.</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>Was entschieden wurde</translation>
    </message>
    <message>
        <source>Examples of what is open</source>
        <translation>Beispiele für Offenes</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>The report is in %1</source>
        <translation>Der Bericht liegt in %1</translation>
    </message>
    <message>
        <source>At the last check</source>
        <translation>Bei der letzten Prüfung</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ScoreBar</name>
    <message>
        <source>How alike: %1</source>
        <translation>Ähnlichkeit: %1</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::SearchField</name>
    <message>
        <source>Find words</source>
        <translation>Wörter finden</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::SearchPage</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>The search before</source>
        <translation>Vorige Suche</translation>
    </message>
    <message>
        <source>The search after</source>
        <translation>Nächste Suche</translation>
    </message>
    <message>
        <source>Drop a picture here, paste one, or open a file</source>
        <translation>Bild hier ablegen, einfügen oder eine Datei öffnen</translation>
    </message>
    <message>
        <source>Vitrine shows the listings that look most like it.</source>
        <translation>Vitrine zeigt die Angebote, die ihm am meisten ähneln.</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Preparing photos</source>
        <translation>Fotos werden vorbereitet</translation>
    </message>
    <message>
        <source>That was only the address of a picture. Vitrine works offline: copy the picture itself in the browser and paste it here, or save it and drop the file.</source>
        <translation>Das war nur die Adresse eines Bildes. Vitrine arbeitet ohne Netz: Kopiere das Bild selbst im Browser und füge es hier ein, oder speichere es und lege die Datei ab.</translation>
    </message>
    <message>
        <source>There is no picture in that. Copy a picture, or drop a picture file here.</source>
        <translation>Darin ist kein Bild. Kopiere ein Bild oder lege eine Bilddatei hier ab.</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Bilder (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Search finds the listings of a workspace that look like a picture.</source>
        <translation>Die Suche findet die Angebote eines Arbeitsbereichs, die einem Bild ähneln.</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>This workspace has no photo files yet: import your tables with their pictures.</source>
        <translation>Dieser Arbeitsbereich hat noch keine Fotodateien: Lies deine Tabellen mit ihren Bildern ein.</translation>
    </message>
    <message>
        <source>Open another picture</source>
        <translation>Anderes Bild öffnen</translation>
    </message>
    <message>
        <source>%1 of %2 photos can be searched so far.</source>
        <translation>%1 von %2 Fotos sind bisher durchsuchbar.</translation>
    </message>
    <message>
        <source>Import tables</source>
        <translation>Tabellen einlesen</translation>
    </message>
    <message>
        <source>Vitrine has to look at every photo once before it can search.</source>
        <translation>Vitrine muss jedes Foto einmal betrachten, bevor es suchen kann.</translation>
    </message>
    <message>
        <source>It goes on in the background; you can keep browsing.</source>
        <translation>Das läuft im Hintergrund; du kannst weiter stöbern.</translation>
    </message>
    <message>
        <source>Prepare photos</source>
        <translation>Fotos vorbereiten</translation>
    </message>
    <message>
        <source>The photos are being prepared. You can search as soon as this is done.</source>
        <translation>Die Fotos werden vorbereitet. Danach kannst du suchen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::SearchPresenter</name>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Picture read in %1</source>
        <translation>Bild gelesen in %1</translation>
    </message>
    <message>
        <source>Looked at by the network in %1</source>
        <translation>Vom Netz betrachtet in %1</translation>
    </message>
    <message>
        <source>Compared with every photo in %1</source>
        <translation>Mit allen Fotos verglichen in %1</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ShortcutDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>In a gallery</source>
        <translation>In einer Galerie</translation>
    </message>
    <message>
        <source>Arrows, Home, End</source>
        <translation>Pfeile, Pos1, Ende</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Page up and down move by a screen; letters jump to a title</source>
        <translation>Bild auf und ab blättern; Buchstaben springen zu einem Titel</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Show the picture large</source>
        <translation>Das Bild groß zeigen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show the listing</source>
        <translation>Das Angebot zeigen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Shift and Ctrl with a click extend the selection</source>
        <translation>Umschalt und Strg mit einem Klick erweitern die Auswahl</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::SplitPanel</name>
    <message>
        <source>No listing and no group of duplicates is on two sides.</source>
        <translation>Kein Angebot und keine Gruppe von Duplikaten liegt auf zwei Seiten.</translation>
    </message>
    <message>
        <source>1 listing or group of duplicates is on two sides.</source>
        <translation>1 Angebot oder Gruppe von Duplikaten liegt auf zwei Seiten.</translation>
    </message>
    <message>
        <source>%L1 listings and groups of duplicates are on two sides.</source>
        <translation>%L1 Angebote und Gruppen von Duplikaten liegen auf zwei Seiten.</translation>
    </message>
    <message>
        <source>Before: %L1.</source>
        <translation>Vorher: %L1.</translation>
    </message>
    <message>
        <source>Dealing out single photos would put %L1, with %2, on two sides.</source>
        <translation>Einzeln verteilt lägen %L1, mit %2, auf zwei Seiten.</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Share of the photos for training</source>
        <translation>Anteil der Fotos zum Training</translation>
    </message>
    <message>
        <source>Share of the photos for validation</source>
        <translation>Anteil der Fotos zur Validierung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>The same number deals the same way; another one deals anew</source>
        <translation>Die gleiche Zahl verteilt gleich; eine andere verteilt neu</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>%L1 %</source>
        <translation>%L1 %</translation>
    </message>
    <message>
        <source>Dealing out…</source>
        <translation>Wird verteilt …</translation>
    </message>
    <message>
        <source>Deal out the photos</source>
        <translation>Fotos verteilen</translation>
    </message>
    <message>
        <source>Photos of one listing, and photos that are nearly the same, stay on one side; the categories are spread evenly. Exported training data has the sides in its column “split”.</source>
        <translation>Fotos eines Angebots und fast gleiche Fotos bleiben auf einer Seite; die Kategorien sind gleichmäßig verteilt. Exportierte Trainingsdaten nennen die Seite in der Spalte „split“.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::SplitPresenter</name>
    <message>
        <source>Deal out the photos</source>
        <translation>Fotos verteilen</translation>
    </message>
    <message>
        <source>%1 for training, %2 for validation, %3 for test.</source>
        <translation>%1 zum Training, %2 zur Validierung, %3 zum Test.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::StatisticsPane</name>
    <message>
        <source>Charts of the data set</source>
        <translation>Diagramme des Datensatzes</translation>
    </message>
    <message>
        <source>Listings by category</source>
        <translation>Angebote nach Kategorie</translation>
    </message>
    <message>
        <source>Usual prices by category</source>
        <translation>Übliche Preise nach Kategorie</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation>Fehlende Werte</translation>
    </message>
    <message>
        <source>Photos of a listing</source>
        <translation>Fotos eines Angebots</translation>
    </message>
    <message>
        <source>Sizes of photos</source>
        <translation>Größen der Fotos</translation>
    </message>
    <message>
        <source>%L1 categories</source>
        <translation>%L1 Kategorien</translation>
    </message>
    <message>
        <source>%1 of photos</source>
        <translation>%1 Fotos</translation>
    </message>
    <message>
        <source>median price %1</source>
        <translation>Preis im Median %1</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>Keine Kategorie</translation>
    </message>
    <message>
        <source>median %1, half of them %2 to %3</source>
        <translation>Median %1, die Hälfte %2 bis %3</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>%1, the middle half of the prices</source>
        <translation>%1, die mittlere Hälfte der Preise</translation>
    </message>
    <message>
        <source>from %1: %2</source>
        <translation>ab %1: %2</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 bis %2: %3</translation>
    </message>
    <message>
        <source>Price, steps by factors</source>
        <translation>Preis, Schritte um Faktoren</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>Half of the files have %1 to %2, the median is %3, the largest has %4.</source>
        <translation>Die Hälfte der Dateien hat %1 bis %2, der Median ist %3, die größte hat %4.</translation>
    </message>
    <message>
        <source>The longer side is %L1 to %L2 pixels for half of them, %L3 at the median; %L4 to %L5 in all.</source>
        <translation>Die längere Seite hat bei der Hälfte %L1 bis %L2 Pixel, im Median %L3; insgesamt %L4 bis %L5.</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>%1 weggelassen</translation>
    </message>
    <message>
        <source>Their pixels are known once the pictures are made square or checked.</source>
        <translation>Ihre Pixel sind bekannt, sobald die Bilder quadratisch gemacht oder geprüft sind.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::StepWords</name>
    <message>
        <source>all of “%1”</source>
        <translation>alle von „%1“</translation>
    </message>
    <message>
        <source>%1 of “%2”</source>
        <translation>%1 von „%2“</translation>
    </message>
    <message>
        <source>keeping the chosen one</source>
        <translation>das gewählte bleibt</translation>
    </message>
    <message>
        <source>keeping the sharpest</source>
        <translation>das schärfste bleibt</translation>
    </message>
    <message>
        <source>keeping the oldest</source>
        <translation>das älteste bleibt</translation>
    </message>
    <message>
        <source>keeping the largest</source>
        <translation>das größte bleibt</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>“%1” in %2</source>
        <translation>„%1“ in %2</translation>
    </message>
    <message>
        <source>Put the threshold of %1 back</source>
        <translation>Schwelle von %1 zurückgesetzt</translation>
    </message>
    <message>
        <source>Set the threshold of %1 to %2</source>
        <translation>Schwelle von %1 auf %2 gesetzt</translation>
    </message>
    <message>
        <source>Relabelled %1 as suggested</source>
        <translation>Kategorie wie vorgeschlagen geändert: %1</translation>
    </message>
    <message>
        <source>Took the category off %1</source>
        <translation>Kategorie entfernt: %1</translation>
    </message>
    <message>
        <source>Relabelled %1 as %2</source>
        <translation>Jetzt in %2: %1</translation>
    </message>
    <message>
        <source>Applied the suggestion to %1</source>
        <translation>Vorschlag angewandt: %1</translation>
    </message>
    <message>
        <source>Changed the %1 of %2</source>
        <translation>Feld %1 geändert: %2</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Listing %1</source>
        <translation>Angebot %1</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Category %1</source>
        <translation>Kategorie %1</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Left out %1</source>
        <translation>Weggelassen: %1</translation>
    </message>
    <message>
        <source>Took back %1</source>
        <translation>Wieder aufgenommen: %1</translation>
    </message>
    <message>
        <source>Masked contact details in %1</source>
        <translation>Kontaktdaten unkenntlich gemacht: %1</translation>
    </message>
    <message>
        <source>Merged %1, %2</source>
        <translation>Zusammengeführt: %1, %2</translation>
    </message>
    <message>
        <source>Called %1 fine</source>
        <translation>Für in Ordnung erklärt: %1</translation>
    </message>
    <message>
        <source>A step of another version of Vitrine</source>
        <translation>Ein Schritt einer anderen Version von Vitrine</translation>
    </message>
    <message>
        <source>1 value</source>
        <translation>1 Wert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln Wert</numerusform>
            <numerusform>%Ln Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>1 Konflikt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflicts</source>
        <translation>
            <numerusform>%Ln Konflikt</numerusform>
            <numerusform>%Ln Konflikte</numerusform>
        </translation>
    </message>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>%1, %2: %3 → %4</source>
        <translation>%1, %2: %3 → %4</translation>
    </message>
    <message>
        <source>%1 (another value stood there when the step was made)</source>
        <translation>%1 (als der Schritt entstand, stand dort ein anderer Wert)</translation>
    </message>
    <message>
        <source>%1 (it is no longer there)</source>
        <translation>%1 (gibt es nicht mehr)</translation>
    </message>
    <message>
        <source>merged into %1</source>
        <translation>in %1 aufgegangen</translation>
    </message>
    <message>
        <source>Threshold of %1</source>
        <translation>Schwelle von %1</translation>
    </message>
    <message>
        <source>Threshold of %1 in %2</source>
        <translation>Schwelle von %1 in %2</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>die übliche</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::StepsPanel</name>
    <message>
        <source>Look for faults</source>
        <translation>Nach Fehlern suchen</translation>
    </message>
    <message>
        <source>Check the listings and photos for wrong prices, duplicates, dark pictures and more</source>
        <translation>Angebote und Fotos auf falsche Preise, Duplikate, dunkle Bilder und mehr prüfen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ThresholdHistogram</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 bis %2: %3</translation>
    </message>
    <message>
        <source>%1, values below %2 are found</source>
        <translation>%1, Werte unter %2 werden gefunden</translation>
    </message>
    <message>
        <source>%1, values above %2 are found</source>
        <translation>%1, Werte über %2 werden gefunden</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ThumbnailGrid</name>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::WelcomePanel</name>
    <message>
        <source>Find listings by what they look like</source>
        <translation>Angebote nach ihrem Aussehen finden</translation>
    </message>
    <message>
        <source>Vitrine reads a marketplace&apos;s listings and photos and finds the ones that look like a picture you drop on the window, all on this computer.</source>
        <translation>Vitrine liest die Angebote und Fotos eines Marktplatzes und findet die, die einem Bild ähneln, das du auf das Fenster ziehst – alles auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Open the demo shop</source>
        <translation>Beispielladen öffnen</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::Wording</name>
    <message>
        <source>1 listing</source>
        <translation>1 Angebot</translation>
    </message>
    <message numerus="yes">
        <source>%Ln listings</source>
        <translation>
            <numerusform>%Ln Angebot</numerusform>
            <numerusform>%Ln Angebote</numerusform>
        </translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>1 listing has no photo</source>
        <translation>1 Angebot hat kein Foto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln listings have no photo</source>
        <translation>
            <numerusform>%Ln Angebot hat kein Foto</numerusform>
            <numerusform>%Ln Angebote haben kein Foto</numerusform>
        </translation>
    </message>
    <message>
        <source>1 photo alike</source>
        <translation>1 ähnliches Foto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos alike</source>
        <translation>
            <numerusform>%Ln ähnliches Foto</numerusform>
            <numerusform>%Ln ähnliche Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::WorkspaceSession</name>
    <message>
        <source>Draw the demo shop</source>
        <translation>Beispielladen zeichnen</translation>
    </message>
    <message>
        <source>Import tables</source>
        <translation>Tabellen einlesen</translation>
    </message>
    <message>
        <source>%1 listings with %2 photos imported</source>
        <translation>%1 Angebote mit %2 Fotos eingelesen</translation>
    </message>
    <message>
        <source>%1, %2 could not be used</source>
        <translation>%1, %2 waren unbrauchbar</translation>
    </message>
    <message>
        <source>Look at pictures</source>
        <translation>Bilder betrachten</translation>
    </message>
    <message>
        <source>%1 pictures looked at</source>
        <translation>%1 Bilder betrachtet</translation>
    </message>
    <message>
        <source>Build the search index</source>
        <translation>Suchindex bauen</translation>
    </message>
    <message>
        <source>%1 pictures can be searched</source>
        <translation>%1 Bilder sind durchsuchbar</translation>
    </message>
    <message>
        <source>Get ready to search</source>
        <translation>Suche vorbereiten</translation>
    </message>
    <message>
        <source>Ready to search</source>
        <translation>Bereit zur Suche</translation>
    </message>
    <message>
        <source>Make photos square</source>
        <translation>Fotos quadratisch machen</translation>
    </message>
    <message>
        <source>%1 photos made square</source>
        <translation>%1 Fotos quadratisch gemacht</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::WorkspaceSteps</name>
    <message>
        <source>Two tables and a folder of photos make the catalogue.</source>
        <translation>Zwei Tabellen und ein Ordner mit Fotos ergeben den Katalog.</translation>
    </message>
    <message>
        <source>%1 in %2 with %3.</source>
        <translation>%1 in %2 mit %3.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln listing(s)</source>
        <translation>
            <numerusform>%Ln Angebot</numerusform>
            <numerusform>%Ln Angebote</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln category(s)</source>
        <translation>
            <numerusform>%Ln Kategorie</numerusform>
            <numerusform>%Ln Kategorien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln listing(s) have no photo.</source>
        <translation>
            <numerusform>%Ln Angebot hat kein Foto.</numerusform>
            <numerusform>%Ln Angebote haben kein Foto.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) belong to no listing.</source>
        <translation>
            <numerusform>%Ln Foto gehört zu keinem Angebot.</numerusform>
            <numerusform>%Ln Fotos gehören zu keinem Angebot.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) made square, %1 pixels.</source>
        <translation>
            <numerusform>%Ln Foto quadratisch gemacht, %1 Pixel.</numerusform>
            <numerusform>%Ln Fotos quadratisch gemacht, %1 Pixel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be used.</source>
        <translation>
            <numerusform>%Ln war unbrauchbar.</numerusform>
            <numerusform>%Ln waren unbrauchbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos become square pictures of one size; the originals stay as they are.</source>
        <translation>Fotos werden zu quadratischen Bildern einer Größe; die Originale bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>A network turns each photo into numbers that say what it looks like.</source>
        <translation>Ein Netz macht aus jedem Foto Zahlen, die sagen, wie es aussieht.</translation>
    </message>
    <message>
        <source>%1 looked at by %2.</source>
        <translation>%1 betrachtet von %2.</translation>
    </message>
    <message>
        <source>Drop a picture anywhere on this window to find listings that look like it.</source>
        <translation>Ziehe ein Bild irgendwo auf dieses Fenster, um ähnliche Angebote zu finden.</translation>
    </message>
    <message>
        <source>After these steps a picture finds the listings that look like it.</source>
        <translation>Nach diesen Schritten findet ein Bild die Angebote, die ihm ähneln.</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Eingelesen</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Betrachtet</translation>
    </message>
    <message>
        <source>Ready to search</source>
        <translation>Bereit zur Suche</translation>
    </message>
    <message>
        <source>Import tables</source>
        <translation>Tabellen einlesen</translation>
    </message>
    <message>
        <source>Look at pictures</source>
        <translation>Bilder betrachten</translation>
    </message>
    <message>
        <source>Get ready to search</source>
        <translation>Suche vorbereiten</translation>
    </message>
    <message>
        <source>Search by a picture</source>
        <translation>Mit einem Bild suchen</translation>
    </message>
    <message>
        <source>a random network</source>
        <translation>einem zufälligen Netz</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Look at photos</source>
        <translation>Fotos betrachten</translation>
    </message>
    <message>
        <source>No photo has a file: import the tables again with the folder of photos.</source>
        <translation>Zu keinem Foto gibt es eine Datei: Lies die Tabellen noch einmal mit dem Ordner der Fotos ein.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) still to make square.</source>
        <translation>
            <numerusform>%Ln Foto ist noch quadratisch zu machen.</numerusform>
            <numerusform>%Ln Fotos sind noch quadratisch zu machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Made square</source>
        <translation>Quadratisch</translation>
    </message>
    <message>
        <source>Make photos square</source>
        <translation>Fotos quadratisch machen</translation>
    </message>
</context>
</TS>
