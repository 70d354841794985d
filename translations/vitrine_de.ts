<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>core</name>
    <message>
        <source>It has that value already.</source>
        <translation>Es hat diesen Wert schon.</translation>
    </message>
    <message>
        <source>Name title, description, price, location or category.</source>
        <translation>Es geht title, description, price, location oder category.</translation>
    </message>
    <message>
        <source>It is left out already.</source>
        <translation>Es ist schon weggelassen.</translation>
    </message>
    <message>
        <source>It is not left out.</source>
        <translation>Es ist nicht weggelassen.</translation>
    </message>
    <message>
        <source>It belongs to no listing.</source>
        <translation>Es gehört zu keinem Angebot.</translation>
    </message>
    <message>
        <source>Nothing is suggested for it.</source>
        <translation>Dafür ist nichts vorgeschlagen.</translation>
    </message>
    <message>
        <source>A price cannot be negative.</source>
        <translation>Ein Preis kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>Give one from 0 on, or none.</source>
        <translation>Bitte einen ab 0 angeben, oder keinen.</translation>
    </message>
    <message>
        <source>Its currency has no such amount.</source>
        <translation>Seine Währung kennt keinen solchen Betrag.</translation>
    </message>
    <message>
        <source>The new category has no name.</source>
        <translation>Die neue Kategorie hat keinen Namen.</translation>
    </message>
    <message>
        <source>Name it, or take the category away instead.</source>
        <translation>Bitte sie benennen oder stattdessen die Kategorie wegnehmen.</translation>
    </message>
    <message>
        <source>No field was named that should change.</source>
        <translation>Es wurde kein Feld genannt, das sich ändern soll.</translation>
    </message>
    <message>
        <source>No contact details are in it.</source>
        <translation>Es enthält keine Kontaktdaten.</translation>
    </message>
    <message>
        <source>Choose a kind such as dark.</source>
        <translation>Bitte eine Art wie dark wählen.</translation>
    </message>
    <message>
        <source>Leave the category out.</source>
        <translation>Bitte die Kategorie weglassen.</translation>
    </message>
    <message>
        <source>No kind of finding was named.</source>
        <translation>Es wurde keine Art von Fund genannt.</translation>
    </message>
    <message>
        <source>Name one, such as dark.</source>
        <translation>Bitte eine nennen, etwa dark.</translation>
    </message>
    <message>
        <source>That is the threshold already.</source>
        <translation>Das ist die Schwelle schon.</translation>
    </message>
    <message>
        <source>No kind of finding was named that is fine.</source>
        <translation>Es wurde keine Art von Fund genannt, die in Ordnung ist.</translation>
    </message>
    <message>
        <source>It is fine already.</source>
        <translation>Es ist schon in Ordnung.</translation>
    </message>
    <message>
        <source>Only duplicates can be merged.</source>
        <translation>Nur Doppelte lassen sich zusammenführen.</translation>
    </message>
    <message>
        <source>Choose findings of duplicates, or only listings, or only photos.</source>
        <translation>Bitte Funde von Doppelten wählen, oder nur Angebote, oder nur Fotos.</translation>
    </message>
    <message>
        <source>It is there already.</source>
        <translation>Es ist schon dort.</translation>
    </message>
    <message>
        <source>It has no duplicate any more.</source>
        <translation>Es hat kein Doppel mehr.</translation>
    </message>
    <message>
        <source>It stays: its listing has no other photo.</source>
        <translation>Es bleibt: Sein Angebot hat kein anderes Foto.</translation>
    </message>
    <message>
        <source>It is merged already.</source>
        <translation>Es ist schon zusammengeführt.</translation>
    </message>
    <message>
        <source>It is not among the duplicates, so another one stays.</source>
        <translation>Es gehört nicht zu den Doppelten, darum bleibt ein anderes.</translation>
    </message>
    <message>
        <source>No photo file is known. Import the tables with the folder of their photos.</source>
        <translation>Es ist keine Fotodatei bekannt. Bitte die Tabellen mit dem Ordner ihrer Fotos einlesen.</translation>
    </message>
    <message>
        <source>Fewer than two categories have photos. Give the listings categories.</source>
        <translation>Weniger als zwei Kategorien haben Fotos. Bitte den Angeboten Kategorien geben.</translation>
    </message>
    <message>
        <source>The photos have not been split. Split them first.</source>
        <translation>Die Fotos sind nicht aufgeteilt. Bitte sie zuerst aufteilen.</translation>
    </message>
    <message>
        <source>No photo that takes part has been embedded. Clean the photos and embed them first.</source>
        <translation>Noch hat kein Netz die Fotos, die dazugehören, betrachtet. Bitte die Fotos zuerst bereinigen und betrachten.</translation>
    </message>
    <message>
        <source>The photos were embedded by a random network, which does not see what they show. Embed them with pretrained weights.</source>
        <translation>Die Fotos hat ein Zufallsnetz betrachtet, das nicht sieht, was sie zeigen. Bitte sie von einem vortrainierten Netz betrachten lassen.</translation>
    </message>
    <message>
        <source>There are too few photos with a category to learn from. Import listings of at least two categories, several of each.</source>
        <translation>Es gibt zu wenige Fotos mit Kategorie, um daraus zu lernen. Bitte Angebote aus mindestens zwei Kategorien einlesen, mehrere von jeder.</translation>
    </message>
    <message>
        <source>Nobody has looked for this yet. Check the data set again.</source>
        <translation>Danach hat noch niemand gesucht. Bitte den Datensatz erneut prüfen.</translation>
    </message>
    <message>
        <source>No price</source>
        <translation>Kein Preis</translation>
    </message>
    <message>
        <source>Price of zero</source>
        <translation>Preis null</translation>
    </message>
    <message>
        <source>Odd prices</source>
        <translation>Auffällige Preise</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>Kein Titel</translation>
    </message>
    <message>
        <source>Very long titles</source>
        <translation>Sehr lange Titel</translation>
    </message>
    <message>
        <source>No description</source>
        <translation>Keine Beschreibung</translation>
    </message>
    <message>
        <source>Very long descriptions</source>
        <translation>Sehr lange Beschreibungen</translation>
    </message>
    <message>
        <source>Garbled letters</source>
        <translation>Entstellte Buchstaben</translation>
    </message>
    <message>
        <source>Contact details</source>
        <translation>Kontaktdaten</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>Keine Kategorie</translation>
    </message>
    <message>
        <source>Rare categories</source>
        <translation>Seltene Kategorien</translation>
    </message>
    <message>
        <source>Misspelt categories</source>
        <translation>Falsch geschriebene Kategorien</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>Kein Ort</translation>
    </message>
    <message>
        <source>Repeated listings</source>
        <translation>Wiederholte Angebote</translation>
    </message>
    <message>
        <source>Similar listings</source>
        <translation>Ähnliche Angebote</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>Kein Foto</translation>
    </message>
    <message>
        <source>Photos without a listing</source>
        <translation>Fotos ohne Angebot</translation>
    </message>
    <message>
        <source>Unreadable photos</source>
        <translation>Unlesbare Fotos</translation>
    </message>
    <message>
        <source>Misleading file names</source>
        <translation>Irreführende Dateinamen</translation>
    </message>
    <message>
        <source>Dark photos</source>
        <translation>Dunkle Fotos</translation>
    </message>
    <message>
        <source>Pale photos</source>
        <translation>Blasse Fotos</translation>
    </message>
    <message>
        <source>Odd shapes</source>
        <translation>Auffällige Formen</translation>
    </message>
    <message>
        <source>Odd sizes</source>
        <translation>Auffällige Größen</translation>
    </message>
    <message>
        <source>Empty photos</source>
        <translation>Leere Fotos</translation>
    </message>
    <message>
        <source>Blurry photos</source>
        <translation>Unscharfe Fotos</translation>
    </message>
    <message>
        <source>Photos without colour</source>
        <translation>Fotos ohne Farbe</translation>
    </message>
    <message>
        <source>Blocky photos</source>
        <translation>Fotos mit Blöcken</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>Bildschirmfotos</translation>
    </message>
    <message>
        <source>Identical photos</source>
        <translation>Gleiche Fotos</translation>
    </message>
    <message>
        <source>Near-identical photos</source>
        <translation>Fast gleiche Fotos</translation>
    </message>
    <message>
        <source>Unlike all others</source>
        <translation>Anders als alle anderen</translation>
    </message>
    <message>
        <source>Doubtful categories</source>
        <translation>Zweifelhafte Kategorien</translation>
    </message>
    <message>
        <source>Photos that disagree</source>
        <translation>Uneinige Fotos</translation>
    </message>
    <message>
        <source>Leaks between splits</source>
        <translation>Lecks zwischen Teilmengen</translation>
    </message>
    <message>
        <source>Shortcuts to a category</source>
        <translation>Abkürzungen zu einer Kategorie</translation>
    </message>
    <message>
        <source>brightness of the darkest spots</source>
        <translation>Helligkeit der dunkelsten Stellen</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>brightness of the brightest spots</source>
        <translation>Helligkeit der hellsten Stellen</translation>
    </message>
    <message>
        <source>information in bits</source>
        <translation>Information in Bit</translation>
    </message>
    <message>
        <source>sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>colourfulness</source>
        <translation>Farbigkeit</translation>
    </message>
    <message>
        <source>blockiness</source>
        <translation>Stärke der Blöcke</translation>
    </message>
    <message>
        <source>share of flat areas</source>
        <translation>Anteil glatter Flächen</translation>
    </message>
    <message>
        <source>width as a share of the height</source>
        <translation>Breite als Teil der Höhe</translation>
    </message>
    <message>
        <source>size in pixels</source>
        <translation>Größe in Pixeln</translation>
    </message>
    <message>
        <source>bytes for each pixel</source>
        <translation>Bytes je Pixel</translation>
    </message>
    <message>
        <source>There is nothing to check.</source>
        <translation>Es gibt nichts zu prüfen.</translation>
    </message>
    <message>
        <source>Import the tables of listings and photos first.</source>
        <translation>Bitte zuerst die Tabellen der Angebote und Fotos einlesen.</translation>
    </message>
    <message>
        <source>There are no photos to split.</source>
        <translation>Es gibt keine Fotos zum Aufteilen.</translation>
    </message>
    <message>
        <source>Nothing has been decided yet that a recipe could hold.</source>
        <translation>Noch ist nichts entschieden, was ein Rezept enthalten könnte.</translation>
    </message>
    <message>
        <source>Leave something out, mend it or set a threshold first.</source>
        <translation>Bitte zuerst etwas weglassen, ausbessern oder eine Schwelle setzen.</translation>
    </message>
    <message>
        <source>It is not in this catalogue, or nothing of the kind was found about it.</source>
        <translation>Es ist nicht in diesem Katalog, oder nichts dieser Art wurde daran gefunden.</translation>
    </message>
    <message>
        <source>No id, or one of another form than the others</source>
        <translation>Keine Kennung, oder eine von anderer Form als die übrigen</translation>
    </message>
    <message>
        <source>The id of an earlier row</source>
        <translation>Die Kennung einer früheren Zeile</translation>
    </message>
    <message>
        <source>More or fewer fields than the header</source>
        <translation>Mehr oder weniger Felder als die Kopfzeile</translation>
    </message>
    <message>
        <source>A quote that does not close</source>
        <translation>Ein Anführungszeichen, das nicht geschlossen wird</translation>
    </message>
    <message>
        <source>Every step is undone: there is none that a recipe could hold.</source>
        <translation>Jeder Schritt ist rückgängig gemacht: Es gibt keinen, den ein Rezept enthalten könnte.</translation>
    </message>
    <message>
        <source>Redo a step.</source>
        <translation>Bitte einen Schritt wiederherstellen.</translation>
    </message>
    <message>
        <source>Choose a kind of duplicates: repeated_listing, similar_listing, exact_duplicate or near_duplicate.</source>
        <translation>Wählen Sie eine Art von Doppelten: repeated_listing, similar_listing, exact_duplicate oder near_duplicate.</translation>
    </message>
    <message>
        <source>Leaving out all that are open would leave none of each group of duplicates.</source>
        <translation>Würden alle offenen weggelassen, bliebe von keiner Gruppe von Doppelten etwas übrig.</translation>
    </message>
    <message>
        <source>Merge them: of each group one stays.</source>
        <translation>Führen Sie sie zusammen: Von jeder Gruppe bleibt eines.</translation>
    </message>
    <message>
        <source>There is not one category for each image.</source>
        <translation>Es gibt nicht für jedes Bild eine Kategorie.</translation>
    </message>
    <message>
        <source>Name as many categories as images, and nothing but images.</source>
        <translation>Nennen Sie so viele Kategorien wie Bilder und nichts außer Bildern.</translation>
    </message>
    <message>
        <source>It was refused and is not in the catalogue: mend the table, and import it again.</source>
        <translation>Die Zeile wurde abgewiesen und ist nicht im Katalog: Bessern Sie die Tabelle aus und importieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>List the findings again: a check gives them new numbers.</source>
        <translation>Lesen Sie die Funde neu ein: Eine Prüfung gibt ihnen neue Nummern.</translation>
    </message>
    <message>
        <source>Rows without a usable id</source>
        <translation>Zeilen ohne brauchbare ID</translation>
    </message>
    <message>
        <source>Ids that came again</source>
        <translation>Wiederholte IDs</translation>
    </message>
    <message>
        <source>All of its group stay, as each is its listing&apos;s only photo: leave one of the listings out, or call the photos fine.</source>
        <translation>Alle der Gruppe bleiben, denn jedes ist das einzige Foto seines Angebots: Bitte eines der Angebote weglassen oder die Fotos in Ordnung nennen.</translation>
    </message>
    <message>
        <source>All of its group stay, as those that would go are their listings&apos; only photos: keep another one, or call the photos fine.</source>
        <translation>Alle der Gruppe bleiben, denn die wegfielen, sind die einzigen Fotos ihrer Angebote: Bitte ein anderes behalten oder die Fotos in Ordnung nennen.</translation>
    </message>
    <message>
        <source>The network cannot tell the categories apart well enough yet: it gets %1 % of the photos right, where chance would get %2 %. Train a network or import weights first, then check again.</source>
        <translation>Das Netz kann die Kategorien noch nicht gut genug auseinanderhalten: Es ordnet %1 % der Fotos richtig ein, der Zufall käme auf %2 %. Bitte zuerst ein Netz trainieren oder Gewichte importieren und dann erneut prüfen.</translation>
    </message>
    <message>
        <source>It stays, and counts as fine now: its listing has no other photo.</source>
        <translation>Es bleibt und gilt jetzt als in Ordnung: Sein Angebot hat kein anderes Foto.</translation>
    </message>
    <message>
        <source>There may be more near-identical photos: crops and slight turns are found once the photos are embedded. Clean and embed them, then check again.</source>
        <translation>Es kann mehr fast gleiche Fotos geben: Ausschnitte und leicht gedrehte findet Vitrine, sobald ein Netz die Fotos betrachtet hat. Bitte die Fotos bereinigen und betrachten, dann erneut prüfen.</translation>
    </message>
    <message>
        <source>There may be more near-identical photos: crops and slight turns are found once a trained network has embedded the photos. Embed them with pretrained weights, then check again.</source>
        <translation>Es kann mehr fast gleiche Fotos geben: Ausschnitte und leicht gedrehte findet Vitrine, sobald ein trainiertes Netz die Fotos betrachtet hat. Bitte sie mit vortrainierten Gewichten betrachten, dann erneut prüfen.</translation>
    </message>
    <message>
        <source>There may be more near-identical photos: the photos were not embedded when this was checked, so crops and slight turns were not found. Check again.</source>
        <translation>Es kann mehr fast gleiche Fotos geben: Als dies geprüft wurde, hatte noch kein Netz die Fotos betrachtet, darum fehlen Ausschnitte und leicht gedrehte. Bitte erneut prüfen.</translation>
    </message>
</context>
<context>
    <name>vitrine::desktop::Options</name>
    <message>
        <source>Name one folder at most.</source>
        <translation>Es geht nur ein Ordner.</translation>
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
    <name>vitrine::ui::ActionRows</name>
    <message>
        <source>The selected one</source>
        <translation>1 ausgewählt</translation>
    </message>
    <message>
        <source>The %L1 selected</source>
        <translation>%L1 ausgewählt</translation>
    </message>
    <message>
        <source>All of this kind</source>
        <translation>Alle dieser Art</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::Actions</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
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
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close Vitrine; unfinished work continues the next time</source>
        <translation>Vitrine schließen; Unfertiges geht beim nächsten Mal weiter</translation>
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
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Teach a network what the shop looks like</source>
        <translation>Einem Netz beibringen, wie der Shop aussieht</translation>
    </message>
    <message>
        <source>Make an empty workspace and import your tables and photos</source>
        <translation>Einen leeren Arbeitsbereich anlegen und eigene Tabellen und Fotos einlesen</translation>
    </message>
    <message>
        <source>Read products, images and photos into this workspace</source>
        <translation>Produkte, Bildertabelle und Fotos in diesen Arbeitsbereich einlesen</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Arbeitsbereich…</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Arbeitsbereich öffnen…</translation>
    </message>
    <message>
        <source>Search by a picture…</source>
        <translation>Mit einem Bild suchen…</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Show what the catalogue holds in charts</source>
        <translation>In Diagrammen zeigen, was der Katalog enthält</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::AdvancedForm</name>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Against learning by heart</source>
        <translation>Gegen Auswendiglernen</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>What learns</source>
        <translation>Was lernt</translation>
    </message>
    <message>
        <source>The last stage: what comes before knows edges and textures already.</source>
        <translation>Die letzte Stufe: Was davor liegt, kennt Kanten und Muster schon.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>SGD is steady; AdamW needs smaller rates.</source>
        <translation>SGD ist beständig; AdamW braucht kleinere Raten.</translation>
    </message>
    <message>
        <source>Learning rate over time</source>
        <translation>Lernrate im Verlauf</translation>
    </message>
    <message>
        <source>Stepping down lets it settle at the end.</source>
        <translation>Stufenweise kleiner, damit es am Ende zur Ruhe kommt.</translation>
    </message>
    <message>
        <source>A step after</source>
        <translation>Eine Stufe nach</translation>
    </message>
    <message>
        <source>Epochs between two steps.</source>
        <translation>Epochen zwischen zwei Stufen.</translation>
    </message>
    <message>
        <source>Times, at each step</source>
        <translation>Faktor je Stufe</translation>
    </message>
    <message>
        <source>0.5 halves the rate.</source>
        <translation>0,5 halbiert die Rate.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Anlauf</translation>
    </message>
    <message>
        <source>Epochs of rising from a tenth of the rate.</source>
        <translation>Epochen, in denen sie von einem Zehntel ansteigt.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>How much earlier steps carry on; SGD only.</source>
        <translation>Wie sehr frühere Schritte nachwirken; nur SGD.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Pulls weights towards nothing.</source>
        <translation>Zieht Gewichte gegen null.</translation>
    </message>
    <message>
        <source>Rare categories count more</source>
        <translation>Seltene Kategorien zählen mehr</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>0.1 makes it less sure of itself.</source>
        <translation>0,1 macht es weniger selbstsicher.</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>Blends pairs of photos; 0 is off, 0.2 usual.</source>
        <translation>Mischt Fotopaare; 0 ist aus, 0,2 üblich.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of numbers hidden before the last layer.</source>
        <translation>Anteil der Zahlen, die vor der letzten Schicht verdeckt werden.</translation>
    </message>
    <message>
        <source>Limit of gradients</source>
        <translation>Grenze der Gradienten</translation>
    </message>
    <message>
        <source>Against jumps; 0 is off.</source>
        <translation>Gegen Sprünge; 0 ist aus.</translation>
    </message>
    <message>
        <source>Stop early after</source>
        <translation>Vorzeitig aufhören nach</translation>
    </message>
    <message>
        <source>Epochs without a better one; 0 goes to the end.</source>
        <translation>Epochen ohne eine bessere; 0 geht bis zum Ende.</translation>
    </message>
    <message>
        <source>For shops where some categories have few photos.</source>
        <translation>Für Shops, in denen manche Kategorien wenige Fotos haben.</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Vary the photos</source>
        <translation>Fotos abwandeln</translation>
    </message>
    <message>
        <source>Each epoch sees another version; takes longer before it starts.</source>
        <translation>Jede Epoche sieht eine andere Fassung; der Anfang dauert länger.</translation>
    </message>
    <message>
        <source>Versions of each photo</source>
        <translation>Fassungen je Foto</translation>
    </message>
    <message>
        <source>Epochs take them in turn.</source>
        <translation>Die Epochen nehmen sie reihum.</translation>
    </message>
    <message>
        <source>Side of the photos</source>
        <translation>Seite der Fotos</translation>
    </message>
    <message>
        <source>Pixels; 224 is what the network knows.</source>
        <translation>Pixel; 224 kennt das Netz.</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>Alle Kerne</translation>
    </message>
    <message>
        <source>Keep what the frozen part computes</source>
        <translation>Behalten, was der feste Teil berechnet</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>A graphics card where there is one.</source>
        <translation>Eine Grafikkarte, wo es eine gibt.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <source>16 bits where the processor is fast at them.</source>
        <translation>16 Bit, wo der Prozessor damit schnell ist.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Fewer leave the computer free for other work.</source>
        <translation>Weniger lassen den Rechner frei für anderes.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>The same seed repeats a run.</source>
        <translation>Dieselbe Startzahl wiederholt einen Lauf.</translation>
    </message>
    <message>
        <source>Many times as fast, for some disk space.</source>
        <translation>Um ein Vielfaches schneller, für etwas Plattenplatz.</translation>
    </message>
    <message>
        <source>Rate of the head</source>
        <translation>Rate des Kopfes</translation>
    </message>
    <message>
        <source>As a multiple, for both of its layers: the last one starts from nothing.</source>
        <translation>Als Vielfaches, für seine beiden Schichten: Die letzte beginnt bei null.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A checkpoint every</source>
        <translation>Ein Sicherungspunkt alle</translation>
    </message>
    <message>
        <source>The most that a power cut undoes; each epoch ends with one too.</source>
        <translation>So viel geht bei einem Stromausfall höchstens verloren; auch jede Epoche endet mit einem.</translation>
    </message>
    <message>
        <source>Limit of what is kept</source>
        <translation>Grenze für das, was behalten wird</translation>
    </message>
    <message>
        <source>For all runs together; a run that needs more is refused.</source>
        <translation>Für alle Läufe zusammen; ein Lauf, der mehr braucht, wird abgelehnt.</translation>
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
    <name>vitrine::ui::CacheLimitBox</name>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>What is free, less 1 GiB</source>
        <translation>Was frei ist, weniger 1 GiB</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::CatalogueArea</name>
    <message>
        <source>No listing fits these filters.</source>
        <translation>Kein Angebot passt zu diesen Filtern.</translation>
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
        <translation>Dieser Arbeitsbereich hat noch keine Angebote: Zuerst sind die Tabellen des Marktplatzes einzulesen.</translation>
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
        <source>Undo</source>
        <translation>Rückgängig</translation>
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
    <name>vitrine::ui::ChartExport</name>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>Zahlen (*.csv)</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ChartReadout</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ChartsPane</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Accuracy, %</source>
        <translation>Genauigkeit, %</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>Along</source>
        <translation>Entlang</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>With photos that it does not learn from; dashed</source>
        <translation>Mit Fotos, aus denen es nicht lernt; gestrichelt</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>Log-Achse</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic axis</source>
        <translation>Den Verlust auf einer logarithmischen Achse zeigen</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Smooth the curves; what was measured stays faint behind</source>
        <translation>Die Kurven glätten; das Gemessene bleibt blass dahinter</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Ganzer Lauf</translation>
    </message>
    <message>
        <source>Show the whole run again (Home)</source>
        <translation>Wieder den ganzen Lauf zeigen (Pos1)</translation>
    </message>
    <message>
        <source>Save this chart as PNG, SVG or CSV</source>
        <translation>Dieses Diagramm als PNG, SVG oder CSV speichern</translation>
    </message>
    <message>
        <source>Save the chart “%1”</source>
        <translation>Das Diagramm „%1“ speichern</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Memory, GB</source>
        <translation>Arbeitsspeicher, GB</translation>
    </message>
    <message>
        <source>The curves of “%1” are hidden.</source>
        <translation>Die Kurven von „%1“ sind ausgeblendet.</translation>
    </message>
    <message>
        <source>The curves of “%1” are hidden; these are of “%2”.</source>
        <translation>Die Kurven von „%1“ sind ausgeblendet; diese sind von „%2“.</translation>
    </message>
    <message numerus="yes">
        <source>The curves of “%1” are hidden; these are of %Ln other runs.</source>
        <translation>
            <numerusform>Die Kurven von „%1“ sind ausgeblendet; diese sind von %Ln anderen Lauf.</numerusform>
            <numerusform>Die Kurven von „%1“ sind ausgeblendet; diese sind von %Ln anderen Läufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This run recorded no memory.</source>
        <translation>Dieser Lauf hat keinen Arbeitsspeicher aufgezeichnet.</translation>
    </message>
    <message>
        <source>These runs recorded no memory.</source>
        <translation>Diese Läufe haben keinen Arbeitsspeicher aufgezeichnet.</translation>
    </message>
    <message>
        <source>Show its curves</source>
        <translation>Seine Kurven zeigen</translation>
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
    <name>vitrine::ui::ClassModel</name>
    <message>
        <source>Of the photos said to be this, how many are</source>
        <translation>Wie viele der so benannten Fotos es sind</translation>
    </message>
    <message>
        <source>Of the photos that are this, how many were said to be</source>
        <translation>Wie viele der Fotos, die es sind, so benannt wurden</translation>
    </message>
    <message>
        <source>Precision and recall in one number</source>
        <translation>Präzision und Trefferquote in einer Zahl</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::CleanNews</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>No program here opens %1.</source>
        <translation>Kein Programm hier öffnet %1.</translation>
    </message>
    <message>
        <source>It is in %1.</source>
        <translation>Es liegt in %1.</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>Der Bericht liegt in %1.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
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
        <source>Import tables</source>
        <translation>Tabellen einlesen</translation>
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
        <translation>Das läuft im Hintergrund; das Stöbern kann weitergehen.</translation>
    </message>
    <message>
        <source>Nothing is changed: you decide about what it finds.</source>
        <translation>Nichts wird geändert: Über das Gefundene entscheiden Menschen.</translation>
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
        <translation>Der Datensatz beim Einlesen und wie er jetzt ist.</translation>
    </message>
    <message>
        <source>%L1 open of %L2</source>
        <translation>%L1 von %L2 offen</translation>
    </message>
    <message>
        <source>%1, being renewed</source>
        <translation>%1, wird erneuert</translation>
    </message>
    <message>
        <source>There is nothing to check yet: import your tables and photos.</source>
        <translation>Es gibt noch nichts zu prüfen: Zuerst sind Tabellen und Fotos einzulesen.</translation>
    </message>
    <message>
        <source>The rules that could look found nothing.</source>
        <translation>Die Regeln, die prüfen konnten, haben nichts gefunden.</translation>
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
        <source>The history has every step; Ctrl+Z undoes the last one.</source>
        <translation>Der Verlauf hat jeden Schritt; Strg+Z nimmt den letzten zurück.</translation>
    </message>
    <message>
        <source>Import photos</source>
        <translation>Fotos einlesen</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>%L1 of them: %2</source>
        <translation>%L1 davon: %2</translation>
    </message>
    <message>
        <source>Clean and embed photos</source>
        <translation>Fotos bereinigen und betrachten</translation>
    </message>
    <message>
        <source>Nothing was left out: all that would go was called fine.</source>
        <translation>Nichts wurde weggelassen: Alles, was wegfiele, wurde in Ordnung genannt.</translation>
    </message>
    <message>
        <source>F keeps all of them, S keeps the other one.</source>
        <translation>F behält alle, S behält das andere.</translation>
    </message>
    <message>
        <source>Nothing was left out: what would go is its listing&apos;s only photo.</source>
        <translation>Nichts wurde weggelassen: Was wegfiele, ist das einzige Foto seines Angebots.</translation>
    </message>
    <message>
        <source>F keeps all of them, S keeps the other one. Where two listings offer the same thing, merge them under “%1” or “%2”, or leave one of them out in the catalogue.</source>
        <translation>F behält alle, S behält das andere. Bieten zwei Angebote dasselbe an, lassen sie sich unter „%1“ oder „%2“ zusammenführen, oder eines davon im Katalog weglassen.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::CleanPreview</name>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Take back in</source>
        <translation>Wieder aufnehmen</translation>
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
        <translation>%L1 Zeichen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ConfusionChart</name>
    <message>
        <source>Confusion matrix: rows are the true category, columns the predicted one</source>
        <translation>Verwechslungen: Zeilen sind die wahre Kategorie, Spalten die vorhergesagte</translation>
    </message>
    <message>
        <source>Predicted →</source>
        <translation>Vorhergesagt →</translation>
    </message>
    <message>
        <source>← True</source>
        <translation>← Wahr</translation>
    </message>
    <message>
        <source>%1: %L2 of %L3 right (%4 %)</source>
        <translation>%1: %L2 von %L3 richtig (%4 %)</translation>
    </message>
    <message>
        <source>%1 taken for %2: %L3 of %L4 (%5 %)</source>
        <translation>%1 für %2 gehalten: %L3 von %L4 (%5 %)</translation>
    </message>
    <message>
        <source>true \ predicted</source>
        <translation>wahr \ vorhergesagt</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::DecisionTrail</name>
    <message>
        <source>Nothing was undone: something else was decided later.</source>
        <translation>Nichts wurde rückgängig gemacht: Danach wurde etwas anderes entschieden.</translation>
    </message>
    <message>
        <source>Nothing that was decided here is left to undo.</source>
        <translation>Von dem, was hier entschieden wurde, ist nichts mehr rückgängig zu machen.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::DetailPane</name>
    <message>
        <source>Listing</source>
        <translation>Angebot</translation>
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
    <message>
        <source>Take back in</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>Use this listing in training data and searches again</source>
        <translation>Dieses Angebot wieder in Trainingsdaten und Suchen verwenden</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::DetailPhotos</name>
    <message>
        <source>This photo is left out of training data and searches</source>
        <translation>Dieses Foto ist aus Trainingsdaten und Suchen weggelassen</translation>
    </message>
    <message>
        <source>Search with this photo</source>
        <translation>Mit diesem Foto suchen</translation>
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
        <source>Copy photo</source>
        <translation>Foto kopieren</translation>
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
        <source>Take this photo back in (Shift+Delete)</source>
        <translation>Dieses Foto wieder aufnehmen (Umschalt+Entf)</translation>
    </message>
    <message>
        <source>Leave this photo out (X)</source>
        <translation>Dieses Foto weglassen (X)</translation>
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
    <name>vitrine::ui::DuplicatePair</name>
    <message>
        <source>All of the group</source>
        <translation>Die ganze Gruppe</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>the largest</source>
        <translation>das größte</translation>
    </message>
    <message>
        <source>the sharpest</source>
        <translation>das schärfste</translation>
    </message>
    <message>
        <source>the oldest</source>
        <translation>das älteste</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Stays too: its listing has no other photo</source>
        <translation>Bleibt auch: Sein Angebot hat kein anderes Foto</translation>
    </message>
    <message>
        <source>Stays too: it was called fine</source>
        <translation>Bleibt auch: Es gilt als in Ordnung</translation>
    </message>
    <message>
        <source>Is left out</source>
        <translation>Wird weggelassen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::DuplicatesPane</name>
    <message>
        <source>Every group has been dealt with.</source>
        <translation>Alle Gruppen sind erledigt.</translation>
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
        <source>Merge the %L1 groups</source>
        <translation>Die %L1 Gruppen zusammenführen</translation>
    </message>
    <message>
        <source>%1 · %L2 selected</source>
        <translation>%1 · %L2 ausgewählt</translation>
    </message>
    <message>
        <source>There is nothing to leave out: all of them stay</source>
        <translation>Nichts wird weggelassen: Alle bleiben</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>Alle behalten</translation>
    </message>
    <message>
        <source>Of each group the one stays that the rule above keeps</source>
        <translation>Aus jeder Gruppe bleibt, was die Regel oben behält</translation>
    </message>
    <message>
        <source>All of them stay: what would go is its listing&apos;s only photo, or was called fine.</source>
        <translation>Alle bleiben: Was wegfiele, ist das einzige Foto seines Angebots oder wurde in Ordnung genannt.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::EmptyHistory</name>
    <message>
        <source>History: no step yet. What you decide is listed here, and each step can be undone.</source>
        <translation>Verlauf: noch kein Schritt. Was Sie entscheiden, steht dann hier, und jeder Schritt lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Run recipe…</source>
        <translation>Rezept ausführen…</translation>
    </message>
    <message>
        <source>Do the steps of a recipe here</source>
        <translation>Die Schritte eines Rezepts hier ausführen</translation>
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
        <translation>Bitte die Auswahl prüfen und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Something that is needed is not there.</source>
        <translation>Etwas Nötiges ist nicht da.</translation>
    </message>
    <message>
        <source>Check that it has not been moved or renamed.</source>
        <translation>Bitte prüfen, ob es verschoben oder umbenannt wurde.</translation>
    </message>
    <message>
        <source>There is something in that place already.</source>
        <translation>An dieser Stelle ist schon etwas.</translation>
    </message>
    <message>
        <source>Choose another name or an empty folder.</source>
        <translation>Bitte einen anderen Namen oder einen leeren Ordner wählen.</translation>
    </message>
    <message>
        <source>Vitrine is not allowed to read or write there.</source>
        <translation>Vitrine darf dort nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Choose another place or change its permissions.</source>
        <translation>Bitte einen anderen Ort wählen oder seine Rechte ändern.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Make room and try again; what is done is kept.</source>
        <translation>Bitte Platz schaffen und es noch einmal versuchen; Fertiges bleibt erhalten.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>Eine Datei konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation>Bitte den Datenträger prüfen und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>A file is damaged or is not what its name says.</source>
        <translation>Eine Datei ist beschädigt oder nicht das, was ihr Name sagt.</translation>
    </message>
    <message>
        <source>Choose another file or get a fresh copy.</source>
        <translation>Bitte eine andere Datei wählen oder eine neue Kopie besorgen.</translation>
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
        <translation>Die neuere Version kann es öffnen.</translation>
    </message>
    <message>
        <source>Another program or job is using this workspace.</source>
        <translation>Ein anderes Programm oder eine Aufgabe benutzt diesen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Wait until it is done and try again.</source>
        <translation>Bitte warten, bis es fertig ist, und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The download did not work.</source>
        <translation>Das Herunterladen hat nicht geklappt.</translation>
    </message>
    <message>
        <source>Check the connection; it continues where it stopped.</source>
        <translation>Bitte die Verbindung prüfen; es geht dort weiter, wo es aufhörte.</translation>
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
        <translation>Bitte noch einmal versuchen; geschieht es wieder, bitte mit den Einzelheiten melden.</translation>
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
        <source>Loading the network</source>
        <translation>Netz wird geladen</translation>
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
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>The server is not known here.</source>
        <translation>Der Server ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Compare its key on the Home page before you trust it.</source>
        <translation>Erst seinen Schlüssel auf der Startseite vergleichen, dann ihm vertrauen.</translation>
    </message>
    <message>
        <source>Measuring photos</source>
        <translation>Fotos werden vermessen</translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation>Fotos werden verglichen</translation>
    </message>
    <message>
        <source>Judging photos</source>
        <translation>Fotos werden beurteilt</translation>
    </message>
    <message>
        <source>Looking at photos</source>
        <translation>Fotos werden betrachtet</translation>
    </message>
    <message>
        <source>Reading embeddings</source>
        <translation>Merkmale werden gelesen</translation>
    </message>
    <message>
        <source>The training was lost: its loss is not a number any more.</source>
        <translation>Das Training ist verloren: Sein Verlust ist keine Zahl mehr.</translation>
    </message>
    <message>
        <source>Start another run with a lower learning rate, or with clipped gradients.</source>
        <translation>Bitte einen anderen Lauf mit kleinerer Lernrate oder mit begrenzten Gradienten starten.</translation>
    </message>
    <message>
        <source>Writing embeddings</source>
        <translation>Embeddings werden geschrieben</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>“%1” off</source>
        <translation>„%1“ aus</translation>
    </message>
    <message>
        <source>Cleaning photos</source>
        <translation>Fotos werden bereinigt</translation>
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
    <message numerus="yes">
        <source>%Ln more place(s)</source>
        <translation>
            <numerusform>%Ln weiterer Ort</numerusform>
            <numerusform>%Ln weitere Orte</numerusform>
        </translation>
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
        <source>Listings with the same words as another one.</source>
        <translation>Angebote mit den gleichen Worten wie ein anderes.</translation>
    </message>
    <message>
        <source>Listings with nearly the same words as another one.</source>
        <translation>Angebote mit fast den gleichen Worten wie ein anderes.</translation>
    </message>
    <message>
        <source>Texts with a phone number, an e-mail address or a link.</source>
        <translation>Texte mit Telefonnummer, E-Mail-Adresse oder Link.</translation>
    </message>
    <message>
        <source>Prices far from what their category usually costs.</source>
        <translation>Preise weit weg von dem, was die Kategorie sonst kostet.</translation>
    </message>
    <message>
        <source>Listings that belong to no category.</source>
        <translation>Angebote, die zu keiner Kategorie gehören.</translation>
    </message>
    <message>
        <source>Rare names that are nearly those of a larger category.</source>
        <translation>Seltene Namen, die fast wie die einer größeren Kategorie lauten.</translation>
    </message>
    <message>
        <source>Categories with too few listings to learn from.</source>
        <translation>Kategorien mit zu wenigen Angeboten, um daraus zu lernen.</translation>
    </message>
    <message>
        <source>Listings without a title.</source>
        <translation>Angebote ohne Titel.</translation>
    </message>
    <message>
        <source>Listings without a description.</source>
        <translation>Angebote ohne Beschreibung.</translation>
    </message>
    <message>
        <source>Texts that were once read with the wrong encoding.</source>
        <translation>Texte, die einmal in der falschen Kodierung gelesen wurden.</translation>
    </message>
    <message>
        <source>Listings that do not say where they are.</source>
        <translation>Angebote, die nicht sagen, wo sie sind.</translation>
    </message>
    <message>
        <source>Listings without any photo.</source>
        <translation>Angebote ohne jedes Foto.</translation>
    </message>
    <message>
        <source>Files of another format than their name says.</source>
        <translation>Dateien eines anderen Formats, als ihr Name sagt.</translation>
    </message>
    <message>
        <source>Brightness of the brightest spots</source>
        <translation>Helligkeit der hellsten Stellen</translation>
    </message>
    <message>
        <source>Brightness of the darkest spots</source>
        <translation>Helligkeit der dunkelsten Stellen</translation>
    </message>
    <message>
        <source>Sharpness of edges</source>
        <translation>Schärfe der Kanten</translation>
    </message>
    <message>
        <source>Information in bits</source>
        <translation>Information in Bit</translation>
    </message>
    <message>
        <source>Short side as a share of the long side</source>
        <translation>Kurze Seite als Anteil der langen</translation>
    </message>
    <message>
        <source>Distance from the usual sizes</source>
        <translation>Abstand von den üblichen Größen</translation>
    </message>
    <message>
        <source>Colourfulness</source>
        <translation>Farbigkeit</translation>
    </message>
    <message>
        <source>Blockiness</source>
        <translation>Stärke der Blöcke</translation>
    </message>
    <message>
        <source>Flat areas and hard edges</source>
        <translation>Flache Gebiete und harte Kanten</translation>
    </message>
    <message>
        <source>The same thing in training and in test data.</source>
        <translation>Dasselbe in Trainings- und in Testdaten.</translation>
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
    <message>
        <source>listings with the same words, at least</source>
        <translation>Angebote mit gleichen Worten, mindestens</translation>
    </message>
    <message>
        <source>share of the words that two listings have in common</source>
        <translation>Anteil der Worte, die zwei Angebote gemeinsam haben</translation>
    </message>
    <message>
        <source>how sure a number or an address is, 0 to 1</source>
        <translation>wie sicher eine Nummer oder Adresse ist, 0 bis 1</translation>
    </message>
    <message>
        <source>deviations from the usual prices of the category</source>
        <translation>Abweichungen von den üblichen Preisen der Kategorie</translation>
    </message>
    <message>
        <source>times as many listings under the other name</source>
        <translation>mal so viele Angebote unter dem anderen Namen</translation>
    </message>
    <message>
        <source>listings that are enough to learn from</source>
        <translation>Angebote, aus denen sich genug lernen lässt</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>damaged places in a text, at least</source>
        <translation>beschädigte Stellen in einem Text, mindestens</translation>
    </message>
    <message>
        <source>how likely the category is wrong, 0 to 1</source>
        <translation>wie wahrscheinlich die Kategorie falsch ist, 0 bis 1</translation>
    </message>
    <message>
        <source>deviations from the usual of its category</source>
        <translation>Abweichungen vom Üblichen der Kategorie</translation>
    </message>
    <message>
        <source>how well a property tells the category from the others, 0.5 (chance) to 1</source>
        <translation>wie gut eine Eigenschaft die Kategorie von den anderen trennt, 0,5 (Zufall) bis 1</translation>
    </message>
    <message>
        <source>%1 deviations off its category, threshold %2</source>
        <translation>%1 Abweichungen von der Kategorie, Schwelle %2</translation>
    </message>
    <message>
        <source>Files that are missing, damaged or no photos.</source>
        <translation>Dateien, die fehlen, beschädigt oder keine Fotos sind.</translation>
    </message>
    <message>
        <source>Photos with exactly the same pixels.</source>
        <translation>Fotos mit genau den gleichen Pixeln.</translation>
    </message>
    <message>
        <source>The same photo in another size, quality, crop or turn.</source>
        <translation>Dasselbe Foto in anderer Größe, Güte, Drehung oder anderem Ausschnitt.</translation>
    </message>
    <message>
        <source>bits of 64 in which the fingerprints of two photos may differ</source>
        <translation>von 64 Bits, in denen sich die Abdrücke zweier Fotos unterscheiden dürfen</translation>
    </message>
    <message>
        <source>Photos whose listing is not in the tables.</source>
        <translation>Fotos, deren Angebot nicht in den Tabellen steht.</translation>
    </message>
    <message>
        <source>Photos that are dim even in their brightest spots.</source>
        <translation>Fotos, die selbst an den hellsten Stellen düster sind.</translation>
    </message>
    <message>
        <source>Photos that are nearly white even in their darkest spots.</source>
        <translation>Fotos, die selbst an den dunkelsten Stellen fast weiß sind.</translation>
    </message>
    <message>
        <source>Photos without sharp edges.</source>
        <translation>Fotos ohne scharfe Kanten.</translation>
    </message>
    <message>
        <source>Photos that show next to nothing.</source>
        <translation>Fotos, die so gut wie nichts zeigen.</translation>
    </message>
    <message>
        <source>Photos that are very long or very tall.</source>
        <translation>Fotos, die sehr breit oder sehr hoch sind.</translation>
    </message>
    <message>
        <source>Photos much smaller or larger than the others.</source>
        <translation>Fotos, die viel kleiner oder größer sind als die anderen.</translation>
    </message>
    <message>
        <source>Photos in shades of grey.</source>
        <translation>Fotos in Grautönen.</translation>
    </message>
    <message>
        <source>Photos that strong compression has broken into squares.</source>
        <translation>Fotos, die starke Kompression in Quadrate zerlegt hat.</translation>
    </message>
    <message>
        <source>Screens, drawings and images of text instead of photos.</source>
        <translation>Bildschirme, Zeichnungen und Abbildungen von Text statt Fotos.</translation>
    </message>
    <message>
        <source>Photos that look like another category&apos;s.</source>
        <translation>Fotos, die nach einer anderen Kategorie aussehen.</translation>
    </message>
    <message>
        <source>Photos that resemble no other photo of the data set.</source>
        <translation>Fotos, die keinem anderen Foto des Datensatzes gleichen.</translation>
    </message>
    <message>
        <source>Listings whose photos show different things.</source>
        <translation>Angebote, deren Fotos Verschiedenes zeigen.</translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>%1 below %2</source>
        <translation>%1 unter %2</translation>
    </message>
    <message>
        <source>The same look: %1 of 64 bits of their fingerprints differ</source>
        <translation>Gleiches Aussehen: %1 von 64 Bits ihrer Abdrücke unterscheiden sich</translation>
    </message>
    <message>
        <source>Alike to the network only (similarity %1, from %2 on): perhaps two things of one kind</source>
        <translation>Nur für das Netz ähnlich (Ähnlichkeit %1, ab %2): vielleicht zwei Dinge derselben Art</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>%1 of at least %2 listings</source>
        <translation>%1 von mindestens %2 Angeboten</translation>
    </message>
    <message>
        <source>%1 %2, threshold %3</source>
        <translation>%1 %2, Schwelle %3</translation>
    </message>
    <message>
        <source>Roughly the same look (%1 of 64 bits differ), and alike to the network: perhaps two things of one kind</source>
        <translation>Ungefähr gleiches Aussehen (%1 von 64 Bits verschieden) und für das Netz ähnlich: vielleicht zwei Dinge derselben Art</translation>
    </message>
    <message>
        <source>Listings without a price, or with one that is no number or below zero.</source>
        <translation>Angebote ohne Preis, oder mit einem, der keine Zahl ist oder unter null liegt.</translation>
    </message>
    <message>
        <source>Listings with a price of exactly zero.</source>
        <translation>Angebote mit einem Preis von genau null.</translation>
    </message>
    <message>
        <source>Titles longer than a set number of characters.</source>
        <translation>Titel mit mehr als einer festgelegten Zahl von Zeichen.</translation>
    </message>
    <message>
        <source>Descriptions longer than a set number of characters.</source>
        <translation>Beschreibungen mit mehr als einer festgelegten Zahl von Zeichen.</translation>
    </message>
    <message>
        <source>Listings and photos whose id came again in later rows of the tables: those were not taken.</source>
        <translation>Angebote und Fotos, deren ID in späteren Zeilen der Tabellen noch einmal vorkam: Diese Zeilen wurden nicht übernommen.</translation>
    </message>
    <message>
        <source>Rows that the import did not take, as they have no id, or one of another form than the others. Mend the table, and import it again.</source>
        <translation>Zeilen, die der Import nicht übernahm, weil ihnen die ID fehlt oder sie eine andere Form hat als die übrigen. Bessern Sie die Tabelle aus und importieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>%1: the same again</source>
        <translation>%1: noch einmal dasselbe</translation>
    </message>
    <message>
        <source>%1: other %2</source>
        <translation>%1: anders sind %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>black</source>
        <translation>schwarz</translation>
    </message>
    <message>
        <source>white</source>
        <translation>weiß</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>unscharf</translation>
    </message>
    <message>
        <source>sharp</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>full of detail</source>
        <translation>voller Details</translation>
    </message>
    <message>
        <source>narrow</source>
        <translation>schmal</translation>
    </message>
    <message>
        <source>square</source>
        <translation>quadratisch</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>far off</source>
        <translation>weit entfernt</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>colourful</source>
        <translation>bunt</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>glatt</translation>
    </message>
    <message>
        <source>in squares</source>
        <translation>in Quadraten</translation>
    </message>
    <message>
        <source>photographed</source>
        <translation>fotografiert</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::FindingsModel</name>
    <message>
        <source>%1 → %2?</source>
        <translation>%1 → %2?</translation>
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
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Listing or photo</source>
        <translation>Angebot oder Foto</translation>
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
    <name>vitrine::ui::GroupStrip</name>
    <message>
        <source>Groups of duplicates</source>
        <translation>Gruppen von Dubletten</translation>
    </message>
    <message>
        <source>× %L1</source>
        <translation>× %L1</translation>
    </message>
    <message>
        <source>Group %L1 of %L2: %3</source>
        <translation>Gruppe %L1 von %L2: %3</translation>
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
        <translation>Wie eingelesen</translation>
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
        <translation>Ist das der richtige Server? %1 ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>It shows the key %1. Compare it with what who runs the server says: with another key, somebody else may be listening.</source>
        <translation>Er zeigt den Schlüssel %1. Mit dem vergleichen, den der Betreiber des Servers nennt: Bei einem anderen hört vielleicht jemand mit.</translation>
    </message>
    <message>
        <source>Trust and import</source>
        <translation>Vertrauen und einlesen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::HonestWords</name>
    <message numerus="yes">
        <source>Without a relative in training: %1 of %Ln photo(s)</source>
        <translation>
            <numerusform>Ohne Verwandte im Training: %1 von %Ln Foto</numerusform>
            <numerusform>Ohne Verwandte im Training: %1 von %Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Likely too high: each of these photos has a relative in training</source>
        <translation>Wahrscheinlich zu hoch: Jedes dieser Fotos hat Verwandte im Training</translation>
    </message>
    <message>
        <source>Likely too high: the split leaks</source>
        <translation>Wahrscheinlich zu hoch: Die Aufteilung ist undicht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln listing(s) and groups of near duplicates have photos on both sides of the split, so the accuracy may look better than it is.</source>
        <translation>
            <numerusform>%Ln Angebot oder Gruppe fast gleicher Fotos hat Fotos auf beiden Seiten der Aufteilung; die Genauigkeit sieht dadurch vielleicht besser aus, als sie ist.</numerusform>
            <numerusform>%Ln Angebote und Gruppen fast gleicher Fotos haben Fotos auf beiden Seiten der Aufteilung; die Genauigkeit sieht dadurch vielleicht besser aus, als sie ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln validation photo(s) without a relative in training it names %1 correctly: that is the figure to believe.</source>
        <translation>
            <numerusform>Von %Ln Validierungsfoto ohne Verwandte im Training benennt es %1 richtig: Das ist die Zahl, die gilt.</numerusform>
            <numerusform>Von %Ln Validierungsfotos ohne Verwandte im Training benennt es %1 richtig: Das ist die Zahl, die gilt.</numerusform>
        </translation>
    </message>
    <message>
        <source>No validation photo is without a relative in training, so there is no other figure. Train with a split by listing to get one.</source>
        <translation>Jedes Validierungsfoto hat Verwandte im Training, daher gibt es keine andere Zahl. Bitte mit einer Aufteilung nach Angeboten trainieren, um eine zu erhalten.</translation>
    </message>
    <message>
        <source>How it does on photos without a relative in training is told once it has finished.</source>
        <translation>Wie gut es Fotos ohne Verwandte im Training benennt, steht hier, sobald der Lauf abgeschlossen ist.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ImageModel</name>
    <message>
        <source>No file of this photo is in the folder of photos.</source>
        <translation>Im Bilderordner fehlt die Datei zu diesem Foto.</translation>
    </message>
    <message>
        <source>Photo %L1 of %L2</source>
        <translation>Foto %L1 von %L2</translation>
    </message>
    <message>
        <source>%1, left out</source>
        <translation>%1, weggelassen</translation>
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
        <translation>Dateien oder ihren Ordner hierher ziehen, oder eine Adresse eingeben: https://, sftp://, s3://</translation>
    </message>
    <message>
        <source>The folder or archive with the picture files</source>
        <translation>Der Ordner oder das Archiv mit den Bilddateien</translation>
    </message>
    <message>
        <source>CSV tables and archives (*.csv *.tsv *.txt *.zip)</source>
        <translation>CSV-Tabellen und Archive (*.csv *.tsv *.txt *.zip)</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht verwendbar</translation>
    </message>
    <message>
        <source>is fetched on import</source>
        <translation>wird beim Einlesen geholt</translation>
    </message>
    <message>
        <source>is unpacked on import</source>
        <translation>wird beim Einlesen entpackt</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::JobProgress</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stopping; what is done is kept</source>
        <translation>Wird angehalten; Fertiges bleibt</translation>
    </message>
    <message>
        <source>Waits until another job is done</source>
        <translation>Wartet, bis eine andere Aufgabe fertig ist</translation>
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
    <name>vitrine::ui::LabelDecisions</name>
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
</context>
<context>
    <name>vitrine::ui::LabelsPane</name>
    <message>
        <source>Every doubtful category has been dealt with.</source>
        <translation>Alle zweifelhaften Kategorien sind erledigt.</translation>
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
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Photos with a doubtful category</source>
        <translation>Fotos mit zweifelhafter Kategorie</translation>
    </message>
    <message>
        <source>Take suggestion</source>
        <translation>Vorschlag annehmen</translation>
    </message>
    <message>
        <source>Give each listing the category that is suggested (Enter)</source>
        <translation>Jedem Angebot die vorgeschlagene Kategorie geben (Eingabe)</translation>
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
        <source>The category is right (F or Space)</source>
        <translation>Die Kategorie stimmt (F oder Leertaste)</translation>
    </message>
    <message>
        <source>&lt;b&gt;0&lt;/b&gt; another category by its first letters · &lt;b&gt;Enter&lt;/b&gt; suggestion · &lt;b&gt;X&lt;/b&gt; leave out · &lt;b&gt;F&lt;/b&gt; or &lt;b&gt;Space&lt;/b&gt; fine · &lt;b&gt;P&lt;/b&gt; preview · &lt;b&gt;U&lt;/b&gt; undo</source>
        <translation>&lt;b&gt;0&lt;/b&gt; andere Kategorie über ihre ersten Buchstaben · &lt;b&gt;Eingabe&lt;/b&gt; Vorschlag · &lt;b&gt;X&lt;/b&gt; weglassen · &lt;b&gt;F&lt;/b&gt; oder &lt;b&gt;Leertaste&lt;/b&gt; in Ordnung · &lt;b&gt;P&lt;/b&gt; Vorschau · &lt;b&gt;U&lt;/b&gt; rückgängig</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ListPane</name>
    <message>
        <source>The whole text</source>
        <translation>Der ganze Text</translation>
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
        <source>Mask all %L1</source>
        <translation>Alle %L1 unkenntlich machen</translation>
    </message>
    <message>
        <source>Apply all %L1</source>
        <translation>Alle %L1 anwenden</translation>
    </message>
    <message>
        <source>Leave out %1 of %2</source>
        <translation>%1 aus %2 weglassen</translation>
    </message>
    <message>
        <source>Leave out %1 of %L2 categories</source>
        <translation>%1 aus %L2 Kategorien weglassen</translation>
    </message>
    <message>
        <source>Leave out all %1</source>
        <translation>Alle %1 weglassen</translation>
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
    <message>
        <source>1 photo is left out.</source>
        <translation>1 Foto ist weggelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are left out.</source>
        <translation>
            <numerusform>%Ln Foto ist weggelassen.</numerusform>
            <numerusform>%Ln Fotos sind weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 photo is back in the data set.</source>
        <translation>1 Foto ist wieder im Datensatz.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are back in the data set.</source>
        <translation>
            <numerusform>%Ln Foto ist wieder im Datensatz.</numerusform>
            <numerusform>%Ln Fotos sind wieder im Datensatz.</numerusform>
        </translation>
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
    <name>vitrine::ui::ListingMenu</name>
    <message>
        <source>More like this</source>
        <translation>Ähnliche finden</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Groß zeigen</translation>
    </message>
    <message>
        <source>Copy photos and rows</source>
        <translation>Fotos und Zeilen kopieren</translation>
    </message>
    <message>
        <source>Export selection</source>
        <translation>Auswahl exportieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Take back in</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>Move to category</source>
        <translation>In Kategorie verschieben</translation>
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
    <name>vitrine::ui::ListingOutput</name>
    <message>
        <source>Export listings</source>
        <translation>Angebote exportieren</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Export them to have all.</source>
        <translation>Exportieren gibt alle.</translation>
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
    <name>vitrine::ui::MistakesPane</name>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Verwechslungen</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Verlässlichkeit</translation>
    </message>
    <message>
        <source>Save this figure as PNG, SVG or CSV</source>
        <translation>Diese Darstellung als PNG, SVG oder CSV speichern</translation>
    </message>
    <message>
        <source>Save this figure</source>
        <translation>Diese Darstellung speichern</translation>
    </message>
    <message>
        <source>Checked with</source>
        <translation>Geprüft mit</translation>
    </message>
    <message>
        <source>Validation photos</source>
        <translation>Validierungsfotos</translation>
    </message>
    <message>
        <source>Test photos</source>
        <translation>Testfotos</translation>
    </message>
    <message>
        <source>Training photos</source>
        <translation>Trainingsfotos</translation>
    </message>
    <message>
        <source>What the run is checked with; it has learnt the training photos themselves</source>
        <translation>Womit der Lauf geprüft wird; die Trainingsfotos selbst hat er gelernt</translation>
    </message>
    <message>
        <source>Other photos can be chosen once the run has finished</source>
        <translation>Andere Fotos lassen sich wählen, sobald der Lauf fertig ist</translation>
    </message>
    <message>
        <source>Waits until another job is done…</source>
        <translation>Wartet, bis eine andere Arbeit fertig ist …</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %Ln photos…</source>
        <translation>
            <numerusform>%Ln Foto wird angesehen …</numerusform>
            <numerusform>%Ln Fotos werden angesehen …</numerusform>
        </translation>
    </message>
    <message>
        <source>On the dashed line it is right as often as it is sure; the bars say how many photos stand behind each point. On average it is %1 points off.</source>
        <translation>Auf der gestrichelten Linie hat es so oft recht, wie es sicher ist; die Balken sagen, wie viele Fotos hinter jedem Punkt stehen. Im Mittel weicht es um %1 Punkte ab.</translation>
    </message>
    <message>
        <source>Likely too high: the split leaks</source>
        <translation>Wahrscheinlich zu hoch: Die Aufteilung ist undicht</translation>
    </message>
    <message numerus="yes">
        <source>Best epoch, %Ln photo(s): %1 right, %2 among five, F1 %3</source>
        <translation>
            <numerusform>Beste Epoche, %Ln Foto: %1 richtig, %2 unter den ersten fünf, F1 %3</numerusform>
            <numerusform>Beste Epoche, %Ln Fotos: %1 richtig, %2 unter den ersten fünf, F1 %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ModelSwitch</name>
    <message>
        <source>Searches are changing over just now.</source>
        <translation>Die Suche wird gerade umgestellt.</translation>
    </message>
    <message>
        <source>The run makes a model once it has finished.</source>
        <translation>Der Lauf ergibt ein Modell, sobald er abgeschlossen ist.</translation>
    </message>
    <message>
        <source>Searches use it already.</source>
        <translation>Die Suche verwendet es bereits.</translation>
    </message>
    <message>
        <source>Its model is no longer there.</source>
        <translation>Sein Modell ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Searches have used no other model before.</source>
        <translation>Die Suche hat vorher kein anderes Modell verwendet.</translation>
    </message>
    <message>
        <source>Search with “%1”</source>
        <translation>Mit „%1“ suchen</translation>
    </message>
    <message>
        <source>Searches use “%1” now.</source>
        <translation>Die Suche verwendet jetzt „%1“.</translation>
    </message>
    <message>
        <source>Searches use “%1” now and find less: %2 of the first ten photos are of the same category, %3 before.</source>
        <translation>Suchen verwenden jetzt „%1“ und finden weniger: %2 der ersten zehn Fotos sind aus derselben Kategorie, vorher %3.</translation>
    </message>
    <message>
        <source>Searches use “%1” now: %2 of the first ten photos are of the same category, %3 before.</source>
        <translation>Suchen verwenden jetzt „%1“: %2 der ersten zehn Fotos sind aus derselben Kategorie, vorher %3.</translation>
    </message>
    <message numerus="yes">
        <source>Asked with all %Ln photo(s), also those that it learnt from.</source>
        <translation>
            <numerusform>Gefragt mit dem einzigen Foto, aus dem es auch gelernt hat.</numerusform>
            <numerusform>Gefragt mit allen %Ln Fotos, auch denen, aus denen es gelernt hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked with %Ln photo(s) that it has not learnt from.</source>
        <translation>
            <numerusform>Gefragt mit %Ln Foto, aus dem es nicht gelernt hat.</numerusform>
            <numerusform>Gefragt mit %Ln Fotos, aus denen es nicht gelernt hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo has searches use “%1” again.</source>
        <translation>Rückgängig lässt Suchen wieder „%1“ verwenden.</translation>
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
        <translation>Trainierte Gewichte unterscheiden eine Lampe von einem Sofa. Sie kommen aus einer Datei mit den Gewichten eines ResNet; die Fotos werden dann neu betrachtet.</translation>
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
        <source>Trained weights tell a lamp from a sofa. They are a download of %1; the photos are then looked at again.</source>
        <translation>Trainierte Gewichte unterscheiden eine Lampe von einem Sofa. Zu laden sind %1; die Fotos werden dann neu betrachtet.</translation>
    </message>
    <message>
        <source>Random network: hits agree in colour and texture only.</source>
        <translation>Zufälliges Netz: Treffer gleichen sich nur in Farbe und Textur.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::NothingLeft</name>
    <message>
        <source>Nothing of this kind was found.</source>
        <translation>Nichts dieser Art wurde gefunden.</translation>
    </message>
    <message>
        <source>This has not been checked.</source>
        <translation>Das ist nicht geprüft.</translation>
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
    <name>vitrine::ui::OtherCategory</name>
    <message>
        <source>Another category…</source>
        <translation>Andere Kategorie …</translation>
    </message>
    <message>
        <source>Another category for the selected photos</source>
        <translation>Andere Kategorie für die ausgewählten Fotos</translation>
    </message>
    <message>
        <source>Give the selected photos&apos; listings another category: 0, then its first letters and Enter</source>
        <translation>Den Angeboten der ausgewählten Fotos eine andere Kategorie geben: 0, dann ihre ersten Buchstaben und Eingabe</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::Outgoing</name>
    <message>
        <source>Only the first %L1 of %L2 rows are taken along.</source>
        <translation>Nur die ersten %L1 von %L2 Zeilen werden mitgenommen.</translation>
    </message>
    <message>
        <source>Copy or drag the others after them.</source>
        <translation>Die übrigen danach kopieren oder ziehen.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::OverviewPane</name>
    <message>
        <source>Most to decide</source>
        <translation>Am meisten zu entscheiden</translation>
    </message>
    <message>
        <source>At import</source>
        <translation>Beim Einlesen</translation>
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
        <source>%1, %L2 open</source>
        <translation>%1, %L2 offen</translation>
    </message>
    <message>
        <source>At the last check</source>
        <translation>Bei der letzten Prüfung</translation>
    </message>
    <message>
        <source>being renewed</source>
        <translation>wird erneuert</translation>
    </message>
    <message>
        <source>Photos can be checked once their files are imported.</source>
        <translation>Fotos können geprüft werden, sobald ihre Dateien eingelesen sind.</translation>
    </message>
    <message>
        <source>Not everything that photos show has been checked.</source>
        <translation>Nicht alles, was Fotos zeigen, ist geprüft.</translation>
    </message>
    <message>
        <source>Show every kind with something to decide</source>
        <translation>Jede Art zeigen, in der etwas zu entscheiden ist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more kind(s)</source>
        <translation>
            <numerusform>%Ln weitere Art</numerusform>
            <numerusform>%Ln weitere Arten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::PhotoMenu</name>
    <message>
        <source>Show large</source>
        <translation>Groß zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Take back in</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Show in catalogue</source>
        <translation>Im Katalog zeigen</translation>
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
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 von %L2</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::PlanPane</name>
    <message>
        <source>Before it starts</source>
        <translation>Bevor es losgeht</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>Lernrate suchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use the suggestion</source>
        <translation>Vorschlag übernehmen</translation>
    </message>
    <message>
        <source>Save chart…</source>
        <translation>Diagramm speichern…</translation>
    </message>
    <message>
        <source>Loss by learning rate</source>
        <translation>Verlust nach Lernrate</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Another run is learning now.</source>
        <translation>Gerade lernt ein anderer Lauf.</translation>
    </message>
    <message>
        <source>Measured on this computer.</source>
        <translation>Auf diesem Rechner gemessen.</translation>
    </message>
    <message>
        <source>%1 to learn, %2 to check, %3 kept for a test</source>
        <translation>%1 zum Lernen, %2 zum Prüfen, %3 für einen Test zurückgelegt</translation>
    </message>
    <message>
        <source>%1 to learn, %2 to check</source>
        <translation>%1 zum Lernen, %2 zum Prüfen</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Etwa %1</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 von %2 freien</translation>
    </message>
    <message>
        <source>Find again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>Trying rates from small to large on a few batches…</source>
        <translation>Raten von klein bis groß werden an wenigen Stapeln versucht…</translation>
    </message>
    <message>
        <source>Suggested: %1, where the loss falls fastest.</source>
        <translation>Vorschlag: %1, wo der Verlust am schnellsten fällt.</translation>
    </message>
    <message>
        <source>The loss falls nowhere: keep the usual rate.</source>
        <translation>Der Verlust fällt nirgends: Bleib bei der üblichen Rate.</translation>
    </message>
    <message>
        <source>Tries rates from small to large on a few batches; takes about a minute.</source>
        <translation>Versucht Raten von klein bis groß an wenigen Stapeln; dauert etwa eine Minute.</translation>
    </message>
    <message>
        <source>Measured once a learning rate has been found.</source>
        <translation>Wird gemessen, sobald eine Lernrate gefunden ist.</translation>
    </message>
    <message>
        <source>Time for all %1 runs, one after another.</source>
        <translation>Zeit für alle %1 Läufe nacheinander.</translation>
    </message>
    <message>
        <source>A random network, which knows nothing yet</source>
        <translation>Zufälliges Netz, das noch nichts weiß</translation>
    </message>
    <message>
        <source>%1; how much is free cannot be told</source>
        <translation>%1; wie viel frei ist, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>Measuring how fast this computer learns; this takes some seconds…</source>
        <translation>Es wird gemessen, wie schnell dieser Rechner lernt; das dauert einige Sekunden…</translation>
    </message>
    <message>
        <source>Looking at the photos and the weights…</source>
        <translation>Fotos und Gewichte werden angesehen…</translation>
    </message>
    <message>
        <source>Being measured…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>Looking at photos %1, learning %2, checking %3</source>
        <translation>Fotos betrachten %1, lernen %2, prüfen %3</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::PlanWords</name>
    <message>
        <source>The network begins at random, and learns far less from a shop&apos;s few photos.</source>
        <translation>Das Netz beginnt zufällig und lernt aus den wenigen Fotos eines Ladens weit weniger.</translation>
    </message>
    <message>
        <source>There are no pretrained weights. %1 Download weights first.</source>
        <translation>Es gibt keine vortrainierten Gewichte. %1 Zuerst Gewichte laden.</translation>
    </message>
    <message>
        <source>Imported weights are taken only when they are chosen (%1). %2</source>
        <translation>Importierte Gewichte werden nur genommen, wenn sie gewählt sind (%1). %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) came after the split and take no part. Deal the photos out again to use them.</source>
        <translation>
            <numerusform>%Ln Foto kam nach der Aufteilung und nimmt nicht teil. Um es zu nutzen, die Fotos neu aufteilen.</numerusform>
            <numerusform>%Ln Fotos kamen nach der Aufteilung und nehmen nicht teil. Um sie zu nutzen, die Fotos neu aufteilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No photo is kept for validation: nothing will tell how well the network does.</source>
        <translation>Kein Foto ist für die Validierung vorgesehen: Nichts wird sagen, wie gut das Netz ist.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln listing(s) and groups of near duplicates have photos on both sides, so the result will look better than it is.</source>
        <translation>
            <numerusform>%Ln Angebot oder Gruppe fast gleicher Fotos hat Fotos auf beiden Seiten; das Ergebnis sieht dadurch besser aus, als es ist.</numerusform>
            <numerusform>%Ln Angebote und Gruppen fast gleicher Fotos haben Fotos auf beiden Seiten; das Ergebnis sieht dadurch besser aus, als es ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 A split by listing has none.</source>
        <translation>%1 Bei einer Aufteilung nach Angeboten gibt es keine.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weitere</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Categories with fewer than %1 photos to learn from: %2. The network will hardly know them.</source>
        <translation>Kategorien mit weniger als %1 Fotos zum Lernen: %2. Das Netz wird sie kaum kennen.</translation>
    </message>
    <message>
        <source>The run needs about %1 on disk, and %2 are free.</source>
        <translation>Der Lauf braucht etwa %1 auf der Festplatte, frei sind %2.</translation>
    </message>
    <message>
        <source>%1 of those stay free whatever happens.</source>
        <translation>Davon bleiben in jedem Fall %1 frei.</translation>
    </message>
    <message>
        <source>Free some, or switch off “Keep what the frozen part computes”.</source>
        <translation>Bitte Platz schaffen oder „Behalten, was der feste Teil berechnet“ ausschalten.</translation>
    </message>
    <message>
        <source>What the frozen part computes needs %1, and only %2 may be kept: the run would be refused. Raise the “Limit of what is kept”, or switch off “Keep what the frozen part computes”.</source>
        <translation>Was der feste Teil berechnet, braucht %1, und nur %2 dürfen behalten werden: Der Lauf würde abgelehnt. Bitte die „Grenze für das, was behalten wird“ erhöhen oder „Behalten, was der feste Teil berechnet“ ausschalten.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::PredictionModel</name>
    <message>
        <source>Is: %1</source>
        <translation>Ist: %1</translation>
    </message>
    <message>
        <source>Said: %1</source>
        <translation>Sagte: %1</translation>
    </message>
    <message>
        <source>Said %1 (%2 sure); it is %3 (%4)</source>
        <translation>Sagte %1 (%2 sicher); es ist %3 (%4)</translation>
    </message>
    <message>
        <source>Is %1, said %2, %3 sure</source>
        <translation>Ist %1, sagte %2, %3 sicher</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::PredictionsPane</name>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Schlimmste zuerst</translation>
    </message>
    <message>
        <source>Most confused first</source>
        <translation>Am meisten verwechselte zuerst</translation>
    </message>
    <message>
        <source>Surest mistakes first</source>
        <translation>Sicherste Fehler zuerst</translation>
    </message>
    <message>
        <source>All mistakes</source>
        <translation>Alle Fehler</translation>
    </message>
    <message>
        <source>Photos with what they are and what was predicted</source>
        <translation>Fotos mit dem, was sie sind und was vorhergesagt wurde</translation>
    </message>
    <message>
        <source>%1, recognised: %L2</source>
        <translation>%1, erkannt: %L2</translation>
    </message>
    <message>
        <source>%1 taken for %2: %L3</source>
        <translation>%1 für %2 gehalten: %L3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mistakes</source>
        <translation>
            <numerusform>Ein Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>The first epoch has not been checked yet.</source>
        <translation>Die erste Epoche ist noch nicht geprüft.</translation>
    </message>
    <message>
        <source>There is no such photo.</source>
        <translation>Ein solches Foto gibt es nicht.</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>Jetzt %1</translation>
    </message>
    <message>
        <source>Every photo was named correctly.</source>
        <translation>Jedes Foto wurde richtig benannt.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Enter&lt;/b&gt; as predicted · &lt;b&gt;1–9&lt;/b&gt; by the legend · &lt;b&gt;0&lt;/b&gt; another category by its first letters · &lt;b&gt;U&lt;/b&gt; undo · &lt;b&gt;Space&lt;/b&gt; look closer</source>
        <translation>&lt;b&gt;Eingabe&lt;/b&gt; wie vorhergesagt · &lt;b&gt;1–9&lt;/b&gt; nach der Legende · &lt;b&gt;0&lt;/b&gt; andere Kategorie über ihre ersten Buchstaben · &lt;b&gt;U&lt;/b&gt; rückgängig · &lt;b&gt;Leertaste&lt;/b&gt; näher ansehen</translation>
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
        <translation>An den Enden ziehen oder Links und Rechts drücken, mit Umschalt für das obere Ende</translation>
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
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::PropertyPane</name>
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
    <message>
        <source>How many photos have which value</source>
        <translation>Wie viele Fotos welchen Wert haben</translation>
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
        <source>Take back in</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>Use it in training data and searches again (Shift+Delete)</source>
        <translation>Wieder in Trainingsdaten und Suchen verwenden (Umschalt+Entf)</translation>
    </message>
    <message>
        <source>None selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Go back to the threshold that is set</source>
        <translation>Zurück zur eingestellten Schwelle</translation>
    </message>
    <message>
        <source>Leave out all</source>
        <translation>Alle weglassen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::PropertyStrips</name>
    <message>
        <source>Photos just beyond the threshold</source>
        <translation>Fotos knapp jenseits der Schwelle</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Photos just within the threshold</source>
        <translation>Fotos knapp diesseits der Schwelle</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>nearest first</source>
        <translation>nächste zuerst</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
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
        <source>no photo</source>
        <translation>kein Foto</translation>
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
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
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
    <name>vitrine::ui::ReliabilityChart</name>
    <message>
        <source>How sure it is, %</source>
        <translation>Wie sicher es ist, %</translation>
    </message>
    <message>
        <source>Right, %</source>
        <translation>Richtig, %</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Verlässlichkeit</translation>
    </message>
    <message>
        <source>%1 to %2 % sure</source>
        <translation>%1 bis %2 % sicher</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 % right of %Ln photos</source>
        <translation>
            <numerusform>%1: %2 % richtig von %Ln Foto</numerusform>
            <numerusform>%1: %2 % richtig von %Ln Fotos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::Report</name>
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
        <source>%1 at import</source>
        <translation>%1 beim Einlesen</translation>
    </message>
    <message>
        <source>%1 at the last check</source>
        <translation>%1 bei der letzten Prüfung</translation>
    </message>
    <message>
        <source>What was not checked</source>
        <translation>Was nicht geprüft ist</translation>
    </message>
    <message>
        <source>The latest import left these rows out: no rule sees them.</source>
        <translation>Der letzte Import hat diese Zeilen ausgelassen: Keine Regel sieht sie.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Erste Zeile</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>What the import refused</source>
        <translation>Was der Import abgelehnt hat</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ResumeLimit</name>
    <message>
        <source>Limit of what is kept</source>
        <translation>Grenze für das, was behalten wird</translation>
    </message>
    <message>
        <source>Of what the frozen part computes, the run may keep %1. Where that was too little, raise the limit, and resume.</source>
        <translation>Von dem, was der feste Teil berechnet, darf der Lauf %1 behalten. War das zu wenig, bitte die Grenze erhöhen und ihn fortsetzen.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::RunColumns</name>
    <message>
        <source>Usual widths</source>
        <translation>Übliche Breiten</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::RunCurves</name>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Prüfung</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::RunModel</name>
    <message>
        <source>%1
began %2</source>
        <translation>%1
begonnen %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Best accuracy</source>
        <translation>Beste Genauigkeit</translation>
    </message>
    <message>
        <source>Its loss</source>
        <translation>Verlust dabei</translation>
    </message>
    <message>
        <source>Last accuracy</source>
        <translation>Letzte Genauigkeit</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>searches use it</source>
        <translation>Suchen benutzen ihn</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>Accuracy on the validation photos without a relative (the same listing, a near duplicate) in training; the same where the split does not leak</source>
        <translation>Genauigkeit auf den Validierungsfotos ohne Verwandte (dasselbe Angebot, fast gleiche Fotos) im Training; dieselbe, wo die Aufteilung nichts verrät</translation>
    </message>
    <message>
        <source>Without relatives</source>
        <translation>Ohne Verwandte</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::RunStatus</name>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Best accuracy</source>
        <translation>Beste Genauigkeit</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop for now; nothing is lost, and it goes on later exactly where it was</source>
        <translation>Vorerst aufhören; nichts geht verloren, und später geht es genau dort weiter</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on where it stopped</source>
        <translation>Dort weitermachen, wo er aufgehört hat</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>Beenden, Bestes behalten</translation>
    </message>
    <message>
        <source>End here and keep the weights of the best epoch so far</source>
        <translation>Hier enden und die Gewichte der bisher besten Epoche behalten</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Keeping the best…</source>
        <translation>Das Beste wird behalten…</translation>
    </message>
    <message>
        <source>The run has stopped: what it learnt is kept.</source>
        <translation>Der Lauf ist stehen geblieben: Was er gelernt hat, ist aufgehoben.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>In epoch %1; loss %2, among five %3, F1 %4</source>
        <translation>In Epoche %1; Verlust %2, unter fünf %3, F1 %4</translation>
    </message>
    <message>
        <source>What this program takes now, searches and pictures included</source>
        <translation>Was dieses Programm jetzt belegt, mit Suchen und Bildern</translation>
    </message>
    <message>
        <source>The most that the program took while it learnt</source>
        <translation>Das Meiste, was das Programm beim Lernen belegt hat</translation>
    </message>
    <message>
        <source>Without relatives</source>
        <translation>Ohne Verwandte</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::RunTable</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Find runs</source>
        <translation>Läufe finden</translation>
    </message>
    <message>
        <source>Name, tag, setting</source>
        <translation>Name, Schlagwort, Wert</translation>
    </message>
    <message>
        <source>Show all curves</source>
        <translation>Alle Kurven zeigen</translation>
    </message>
    <message>
        <source>Show the curves of every run, or of the current one only</source>
        <translation>Die Kurven aller Läufe zeigen oder nur die des gewählten</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename the run (F2)</source>
        <translation>Den Lauf umbenennen (F2)</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Give the run tags, with commas between</source>
        <translation>Dem Lauf Schlagwörter geben, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Put the runs out of the way</source>
        <translation>Die Läufe aus dem Weg räumen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the runs; you can undo it</source>
        <translation>Die Läufe löschen; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Archived runs</source>
        <translation>Archivierte Läufe</translation>
    </message>
    <message>
        <source>List archived runs too</source>
        <translation>Auch archivierte Läufe auflisten</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln Lauf</numerusform>
            <numerusform>%Ln Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Aus dem Archiv holen</translation>
    </message>
    <message>
        <source>List the runs among the others again</source>
        <translation>Die Läufe wieder unter den anderen auflisten</translation>
    </message>
    <message>
        <source>Use for searches</source>
        <translation>Für die Suche verwenden</translation>
    </message>
    <message>
        <source>Back to the model before</source>
        <translation>Zurück zum vorigen Modell</translation>
    </message>
    <message>
        <source>Other models</source>
        <translation>Andere Modelle</translation>
    </message>
    <message>
        <source>Search with a model that no run of this list has made, such as the one that training began from</source>
        <translation>Mit einem Modell suchen, das kein Lauf dieser Liste ergeben hat, etwa mit dem, von dem das Training ausging</translation>
    </message>
    <message>
        <source>Choose one run.</source>
        <translation>Bitte einen einzelnen Lauf wählen.</translation>
    </message>
    <message>
        <source>Search with what this run has learnt; you can go back at any time</source>
        <translation>Mit dem suchen, was dieser Lauf gelernt hat; der Weg zurück steht jederzeit offen</translation>
    </message>
    <message>
        <source>Search with “%1” again, as before</source>
        <translation>Wieder mit „%1“ suchen, wie vorher</translation>
    </message>
    <message>
        <source>Back to the model before: %1</source>
        <translation>Zurück zum vorigen Modell: %1</translation>
    </message>
    <message>
        <source>Search with “%1”</source>
        <translation>Mit „%1“ suchen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::RunsPresenter</name>
    <message>
        <source>The run is called “%1” now.</source>
        <translation>Der Lauf heißt jetzt „%1“.</translation>
    </message>
    <message>
        <source>The run is in the archive.</source>
        <translation>Der Lauf ist im Archiv.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs are in the archive.</source>
        <translation>
            <numerusform>%Ln Lauf ist im Archiv.</numerusform>
            <numerusform>%Ln Läufe sind im Archiv.</numerusform>
        </translation>
    </message>
    <message>
        <source>The run is back among the others.</source>
        <translation>Der Lauf ist wieder unter den anderen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs are back among the others.</source>
        <translation>
            <numerusform>%Ln Lauf ist wieder unter den anderen.</numerusform>
            <numerusform>%Ln Läufe sind wieder unter den anderen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The run was deleted.</source>
        <translation>Der Lauf wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs were deleted.</source>
        <translation>
            <numerusform>%Ln Lauf wurde gelöscht.</numerusform>
            <numerusform>%Ln Läufe wurden gelöscht.</numerusform>
        </translation>
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
        <source>That was only the address of a picture. Vitrine works offline: copy the picture itself in the browser and paste it here, or save it and drop the file.</source>
        <translation>Das war nur die Adresse eines Bildes. Vitrine arbeitet ohne Netz: Im Browser das Bild selbst kopieren und hier einfügen, oder es speichern und die Datei hier ablegen.</translation>
    </message>
    <message>
        <source>There is no picture in that. Copy a picture, or drop a picture file here.</source>
        <translation>Darin ist kein Bild. Ein kopiertes Bild oder eine Bilddatei kann hier abgelegt werden.</translation>
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
        <translation>Das läuft im Hintergrund; das Stöbern kann weitergehen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>This workspace has no photo files yet: import your tables with their photos.</source>
        <translation>Dieser Arbeitsbereich hat noch keine Fotodateien: Zuerst sind die Tabellen mit ihren Fotos einzulesen.</translation>
    </message>
    <message>
        <source>Getting ready to search</source>
        <translation>Suche wird vorbereitet</translation>
    </message>
    <message>
        <source>Get ready to search</source>
        <translation>Suche vorbereiten</translation>
    </message>
    <message>
        <source>Vitrine looks at the photos. You can search as soon as this is done.</source>
        <translation>Vitrine betrachtet die Fotos. Danach kann gesucht werden.</translation>
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
    <name>vitrine::ui::SearchQualityPane</name>
    <message>
        <source>Measure again</source>
        <translation>Noch einmal messen</translation>
    </message>
    <message>
        <source>Search with this model</source>
        <translation>Mit diesem Modell suchen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Nach Kategorie</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indexe</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Exact and approximate</source>
        <translation>Genau und angenähert</translation>
    </message>
    <message>
        <source>of the last model above</source>
        <translation>des letzten Modells oben</translation>
    </message>
    <message>
        <source>Measure searches</source>
        <translation>Suchen messen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln models compared</source>
        <translation>
            <numerusform>%Ln Modell verglichen</numerusform>
            <numerusform>%Ln Modelle verglichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Measuring how well searches find what belongs together…</source>
        <translation>Es wird gemessen, wie gut Suchen finden, was zusammengehört…</translation>
    </message>
    <message>
        <source>See how much better searches have become, and what faster indexes cost.</source>
        <translation>Sehen, wie viel besser Suchen geworden sind und was schnellere Indexe kosten.</translation>
    </message>
    <message>
        <source>Asks with every photo kept for checking, with the model in use and the one before.</source>
        <translation>Fragt mit jedem Prüffoto, mit dem benutzten Modell und dem davor.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Precision at 1</source>
        <translation>Präzision bei 1</translation>
    </message>
    <message>
        <source>Precision at 10</source>
        <translation>Präzision bei 10</translation>
    </message>
    <message>
        <source>Recall at 10</source>
        <translation>Trefferquote bei 10</translation>
    </message>
    <message>
        <source>Mean average precision</source>
        <translation>Mittlere durchschnittliche Präzision</translation>
    </message>
    <message>
        <source>nDCG at 10</source>
        <translation>nDCG bei 10</translation>
    </message>
    <message>
        <source>Near duplicates</source>
        <translation>Fast gleiche</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Finds of the exact 10</source>
        <translation>Findet von den genauen 10</translation>
    </message>
    <message>
        <source>Median, ms</source>
        <translation>Median, ms</translation>
    </message>
    <message>
        <source>95 of 100 within, ms</source>
        <translation>95 von 100 in, ms</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Genau</translation>
    </message>
    <message>
        <source>Save this table as CSV</source>
        <translation>Diese Tabelle als CSV speichern</translation>
    </message>
    <message>
        <source>Save the table “%1”</source>
        <translation>Die Tabelle „%1“ speichern</translation>
    </message>
    <message>
        <source>Built in, s</source>
        <translation>Aufbau, s</translation>
    </message>
    <message>
        <source>Size, MB</source>
        <translation>Größe, MB</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>It is no longer known which photos “%1” has learnt from. Some of those that were asked with may be among them, so its figures may be too high.</source>
        <translation>Es ist nicht mehr bekannt, aus welchen Fotos „%1“ gelernt hat. Einige der Fotos, mit denen gefragt wurde, können darunter sein; dann sind seine Zahlen zu hoch.</translation>
    </message>
    <message>
        <source>Every vector</source>
        <translation>Jeder Vektor</translation>
    </message>
    <message>
        <source>asked with the photos of each</source>
        <translation>gefragt mit den Fotos jeder</translation>
    </message>
    <message>
        <source>Choose a model in the table.</source>
        <translation>Bitte ein Modell in der Tabelle wählen.</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message numerus="yes">
        <source>Asked with %Ln photo(s), searched among %L1.</source>
        <translation>
            <numerusform>Mit %Ln Foto gefragt, unter %L1 gesucht.</numerusform>
            <numerusform>Mit %Ln Fotos gefragt, unter %L1 gesucht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked with %Ln test photo(s), searched among %L1.</source>
        <translation>
            <numerusform>Mit %Ln Foto des Tests gefragt, unter %L1 gesucht.</numerusform>
            <numerusform>Mit %Ln Fotos des Tests gefragt, unter %L1 gesucht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked with %Ln validation photo(s), searched among %L1.</source>
        <translation>
            <numerusform>Mit %Ln Foto der Prüfung gefragt, unter %L1 gesucht.</numerusform>
            <numerusform>Mit %Ln Fotos der Prüfung gefragt, unter %L1 gesucht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ShortcutDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
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
    <message>
        <source>In a gallery or table</source>
        <translation>In einer Galerie oder Tabelle</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Photos as files, rows as text; they can be dragged out, too</source>
        <translation>Fotos als Dateien, Zeilen als Text; auch durch Herausziehen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Listings, or a photo in the details</source>
        <translation>Angebote, oder ein Foto in den Einzelheiten</translation>
    </message>
    <message>
        <source>Take back in</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>What was left out</source>
        <translation>Was weggelassen wurde</translation>
    </message>
    <message>
        <source>On the Clean page</source>
        <translation>Auf der Seite Bereinigen</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>It may stay; of doubtful categories Space does the same</source>
        <translation>Es darf bleiben; bei zweifelhaften Kategorien tut die Leertaste dasselbe</translation>
    </message>
    <message>
        <source>1 to 9, 0</source>
        <translation>1 bis 9, 0</translation>
    </message>
    <message>
        <source>Another category</source>
        <translation>Andere Kategorie</translation>
    </message>
    <message>
        <source>By the legend above the photos; 0 offers every category</source>
        <translation>Nach der Legende über den Fotos; 0 bietet jede Kategorie an</translation>
    </message>
    <message>
        <source>Take suggestion</source>
        <translation>Vorschlag annehmen</translation>
    </message>
    <message>
        <source>Or mask, or merge: what the first button says</source>
        <translation>Oder unkenntlich machen, oder zusammenführen: was der erste Knopf sagt</translation>
    </message>
    <message>
        <source>U</source>
        <translation>U</translation>
    </message>
    <message>
        <source>Undo here</source>
        <translation>Hier rückgängig machen</translation>
    </message>
    <message>
        <source>What was decided last about the photos that are shown</source>
        <translation>Was zuletzt über die gezeigten Fotos entschieden wurde</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>X, F and U work there, too</source>
        <translation>X, F und U wirken auch dort</translation>
    </message>
    <message>
        <source>S, D</source>
        <translation>S, D</translation>
    </message>
    <message>
        <source>Swap, difference</source>
        <translation>Tauschen, Unterschied</translation>
    </message>
    <message>
        <source>Of duplicates; Page up and down change the group</source>
        <translation>Bei Dubletten; Bild auf und ab wechseln die Gruppe</translation>
    </message>
    <message>
        <source>X or %1</source>
        <translation>X oder %1</translation>
    </message>
    <message>
        <source>All that is selected, as one step; of duplicates, those that do not stay; Delete does the same</source>
        <translation>Alles Ausgewählte, als ein Schritt; von Duplikaten, was nicht bleibt; Entf tut dasselbe</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::SidePresenter</name>
    <message>
        <source>Check with the test photos</source>
        <translation>Mit den Testfotos prüfen</translation>
    </message>
    <message>
        <source>Check with the training photos</source>
        <translation>Mit den Trainingsfotos prüfen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::SplitForm</name>
    <message>
        <source>Photos kept aside</source>
        <translation>Zurückbehaltene Fotos</translation>
    </message>
    <message>
        <source>Kept for validation</source>
        <translation>Für die Validierung zurückbehalten</translation>
    </message>
    <message>
        <source>It is checked with them after each epoch, and learns nothing from them.</source>
        <translation>Damit wird nach jeder Epoche geprüft; gelernt wird daraus nichts.</translation>
    </message>
    <message>
        <source>Kept for a test</source>
        <translation>Für einen Test zurückbehalten</translation>
    </message>
    <message>
        <source>Looked at once it has finished, under Mistakes: nothing was chosen by them.</source>
        <translation>Nach dem Lauf unter „Fehler“ zu sehen: Nach ihnen wurde nichts ausgewählt.</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Startwert der Aufteilung</translation>
    </message>
    <message>
        <source>Another number deals the photos out anew.</source>
        <translation>Eine andere Zahl verteilt die Fotos neu.</translation>
    </message>
    <message>
        <source>Where the workspace keeps its photos dealt out by listing, runs by listing take them as they are.</source>
        <translation>Wo der Arbeitsbereich seine Fotos bereits nach Angeboten verteilt hat, übernehmen Läufe nach Angeboten diese Verteilung.</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>The photos to check with leave none to learn from.</source>
        <translation>Die Fotos zum Prüfen lassen keine zum Lernen übrig.</translation>
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
        <translation>Training läuft</translation>
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
    <message>
        <source>On no side, as training cannot use them: %1.</source>
        <translation>Auf keiner Seite, weil sie zum Lernen nicht taugen: %1.</translation>
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
    <name>vitrine::ui::StartPane</name>
    <message>
        <source>Teach a network what your categories look like: it then names them, and searches find what belongs together.</source>
        <translation>Ein Netz lernt, wie die Kategorien aussehen: Es benennt sie dann, und Suchen finden, was zusammengehört.</translation>
    </message>
    <message>
        <source>Back to the runs</source>
        <translation>Zurück zu den Läufen</translation>
    </message>
    <message>
        <source>Start %1 runs</source>
        <translation>%1 Läufe starten</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Another run is learning now.</source>
        <translation>Gerade lernt ein anderer Lauf.</translation>
    </message>
    <message>
        <source>A learning rate is being looked for.</source>
        <translation>Eine Lernrate wird gesucht.</translation>
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
        <source>The charts show the whole data set: the filter does not narrow them.</source>
        <translation>Die Diagramme zeigen den ganzen Datensatz: Der Filter schränkt sie nicht ein.</translation>
    </message>
    <message>
        <source>Their pixels are known once the photos are cleaned or checked.</source>
        <translation>Ihre Pixel sind bekannt, sobald die Fotos bereinigt oder geprüft sind.</translation>
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
    <message>
        <source>%1 of all of “%2”</source>
        <translation>%1 aus allen von „%2“</translation>
    </message>
    <message>
        <source>%1 of %L2 categories</source>
        <translation>%1 aus %L2 Kategorien</translation>
    </message>
    <message>
        <source>Merged %1, %2: %3 left out</source>
        <translation>Zusammengeführt: %1, %2; %3 weggelassen</translation>
    </message>
    <message>
        <source>Called %1 fine; there was nothing to leave out</source>
        <translation>Für in Ordnung erklärt: %1; es gab nichts wegzulassen</translation>
    </message>
    <message>
        <source>Photo %1</source>
        <translation>Foto %1</translation>
    </message>
    <message>
        <source>Relabelled %1 as %L2 categories</source>
        <translation>Jetzt in %L2 Kategorien: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: expected %2, found %3; now %4</source>
        <translation>%1: erwartet %2, gefunden %3; jetzt %4</translation>
    </message>
    <message>
        <source>%1: it is no longer there, so nothing was changed</source>
        <translation>%1: ist nicht mehr da, darum wurde nichts geändert</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::StepsPanel</name>
    <message>
        <source>Check the listings and photos for wrong prices, duplicates, dark photos and more</source>
        <translation>Angebote und Fotos auf falsche Preise, Duplikate, dunkle Fotos und mehr prüfen</translation>
    </message>
    <message>
        <source>Check the data set</source>
        <translation>Datensatz prüfen</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ThresholdBar</name>
    <message>
        <source>Set threshold</source>
        <translation>Schwelle setzen</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Übliche</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Go back to the threshold that Vitrine uses by itself</source>
        <translation>Zurück zu der Schwelle, die Vitrine von sich aus benutzt</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Go back to the threshold that is set</source>
        <translation>Zurück zur eingestellten Schwelle</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::ThresholdHistogram</name>
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
    <message>
        <source>Photos (√ scale)</source>
        <translation>Fotos (√-Skala)</translation>
    </message>
    <message>
        <source>%1 ← %2 → %3</source>
        <translation>%1 ← %2 → %3</translation>
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
    <name>vitrine::ui::TrainForm</name>
    <message>
        <source>Try several batch sizes or rates</source>
        <translation>Mehrere Stapelgrößen oder Raten versuchen</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>From the settings</source>
        <translation>Aus den Einstellungen</translation>
    </message>
    <message>
        <source>Search with the result</source>
        <translation>Mit dem Ergebnis suchen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>How you will recognise the run.</source>
        <translation>Woran der Lauf zu erkennen ist.</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>A network that knows photos learns a shop in minutes.</source>
        <translation>Ein Netz, das Fotos kennt, lernt einen Shop in Minuten.</translation>
    </message>
    <message>
        <source>Photos to check with</source>
        <translation>Fotos zum Prüfen</translation>
    </message>
    <message>
        <source>By listing: what it is checked with, it has never seen.</source>
        <translation>Nach Angebot: Womit es geprüft wird, hat es nie gesehen.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>How often it sees every photo; 10 is usually enough.</source>
        <translation>Wie oft es jedes Foto sieht; 10 genügen meist.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Photos per step; 32 suits most shops.</source>
        <translation>Fotos je Schritt; 32 passt für die meisten Shops.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far each step goes; too high and it forgets, too low and it dawdles.</source>
        <translation>Wie weit jeder Schritt geht; zu viel vergisst, zu wenig trödelt.</translation>
    </message>
    <message>
        <source>Afterwards every photo is looked at again; you can go back at any time.</source>
        <translation>Danach wird jedes Foto neu angesehen; der Weg zurück bleibt offen.</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Versuchsreihe</translation>
    </message>
    <message>
        <source>Batch sizes</source>
        <translation>Stapelgrößen</translation>
    </message>
    <message>
        <source>With spaces between.</source>
        <translation>Mit Leerzeichen dazwischen.</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>Lernraten</translation>
    </message>
    <message>
        <source>Name of the sweep</source>
        <translation>Name der Versuchsreihe</translation>
    </message>
    <message>
        <source>Under the same name it goes on where it stopped.</source>
        <translation>Unter demselben Namen geht sie dort weiter, wo sie aufhörte.</translation>
    </message>
    <message>
        <source>The usual weights</source>
        <translation>Die üblichen Gewichte</translation>
    </message>
    <message>
        <source>Nothing: a random network</source>
        <translation>Nichts: einem Zufallsnetz</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Eine Datei…</translation>
    </message>
    <message>
        <source>Weights to start from</source>
        <translation>Gewichte für den Anfang</translation>
    </message>
    <message>
        <source>Weights (*.pth *.pt *.safetensors);;All files (*)</source>
        <translation>Gewichte (*.pth *.pt *.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The learning rate is no number above 0.</source>
        <translation>Die Lernrate ist keine Zahl über 0.</translation>
    </message>
    <message>
        <source>The batch sizes are no whole numbers from 1 to 1,024.</source>
        <translation>Die Stapelgrößen sind keine ganzen Zahlen von 1 bis 1.024.</translation>
    </message>
    <message>
        <source>The learning rates are no numbers above 0.</source>
        <translation>Die Lernraten sind keine Zahlen über 0.</translation>
    </message>
    <message>
        <source>That would be more than %1 runs.</source>
        <translation>Das wären mehr als %1 Läufe.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs, one after another</source>
        <translation>
            <numerusform>%Ln Lauf</numerusform>
            <numerusform>%Ln Läufe, einer nach dem anderen</numerusform>
        </translation>
    </message>
    <message>
        <source>The usual weights (random)</source>
        <translation>Die üblichen Gewichte (zufällig)</translation>
    </message>
    <message>
        <source>The usual weights (%1)</source>
        <translation>Die üblichen Gewichte (%1)</translation>
    </message>
    <message>
        <source>baseline, autumn</source>
        <translation>Ausgangslage, Herbst</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Words to find the run by, with commas between.</source>
        <translation>Wörter, unter denen der Lauf zu finden ist, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Write the photos&apos; vectors to a file</source>
        <translation>Die Vektoren der Fotos in eine Datei schreiben</translation>
    </message>
    <message>
        <source>image_embeddings.json, for other programs: about 12 kB a photo.</source>
        <translation>image_embeddings.json, für andere Programme: etwa 12 kB je Foto.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::TrainIntroduction</name>
    <message>
        <source>Teach a network what a shop looks like.</source>
        <translation>Ein Netz lernt, wie ein Shop aussieht.</translation>
    </message>
    <message>
        <source>Open a workspace or the demo shop first.</source>
        <translation>Zuerst einen Arbeitsbereich oder den Demo-Shop öffnen.</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Zur Startseite</translation>
    </message>
    <message>
        <source>There are no listings to learn from yet.</source>
        <translation>Es gibt noch keine Angebote, aus denen es lernen könnte.</translation>
    </message>
    <message>
        <source>Import a table of products, a table of images and the photos.</source>
        <translation>Es braucht eine Tabelle der Produkte, eine der Bilder und die Fotos.</translation>
    </message>
    <message>
        <source>Import tables</source>
        <translation>Tabellen einlesen</translation>
    </message>
    <message>
        <source>There are no clean photos to learn from yet.</source>
        <translation>Es gibt noch keine bereinigten Fotos, aus denen es lernen könnte.</translation>
    </message>
    <message>
        <source>Cleaning makes square pictures of the photos; the originals stay as they are.</source>
        <translation>Beim Bereinigen entstehen quadratische Bilder; die Originale bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Clean the photos</source>
        <translation>Fotos bereinigen</translation>
    </message>
    <message>
        <source>Learning needs photos of two categories or more.</source>
        <translation>Zum Lernen braucht es Fotos von mindestens zwei Kategorien.</translation>
    </message>
    <message>
        <source>Give listings a category in the catalogue, or import a table that has them.</source>
        <translation>Angebote bekommen eine Kategorie im Katalog oder mit einer Tabelle, die Kategorien hat.</translation>
    </message>
    <message>
        <source>Go to the catalogue</source>
        <translation>Zum Katalog</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>Die Läufe werden gelesen…</translation>
    </message>
    <message>
        <source>The runs could not be read.</source>
        <translation>Die Läufe konnten nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Choose what the next run learns, and how</source>
        <translation>Wählen, was der nächste Lauf lernt und wie</translation>
    </message>
    <message>
        <source>What is shown of the run</source>
        <translation>Was vom Lauf gezeigt wird</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Try a picture</source>
        <translation>Bild ausprobieren</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>“%1” is learning</source>
        <translation>„%1“ lernt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Drop to ask the network what this is</source>
        <translation>Ablegen, um das Netz zu fragen, was das ist</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>The chart is in %1.</source>
        <translation>Das Diagramm ist in %1.</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Die Tabelle speichern</translation>
    </message>
    <message>
        <source>The table is in %1.</source>
        <translation>Die Tabelle liegt in %1.</translation>
    </message>
    <message>
        <source>The run shows here as soon as its data are read.</source>
        <translation>Der Lauf erscheint hier, sobald seine Daten gelesen sind.</translation>
    </message>
    <message>
        <source>The run waits until another job is done.</source>
        <translation>Der Lauf wartet, bis eine andere Aufgabe erledigt ist.</translation>
    </message>
    <message>
        <source>Reading what the run learns from…</source>
        <translation>Gelesen wird, woraus der Lauf lernt …</translation>
    </message>
    <message>
        <source>%1 before the run begins…</source>
        <translation>%1, bevor der Lauf beginnt …</translation>
    </message>
    <message>
        <source>The history on the Clean page has every step.</source>
        <translation>Der Verlauf auf der Seite „Bereinigen“ hat jeden Schritt.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::TrainWords</name>
    <message>
        <source>Learns</source>
        <translation>Lernt</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Head&apos;s factor</source>
        <translation>Faktor des Kopfs</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Step after epochs</source>
        <translation>Stufe nach Epochen</translation>
    </message>
    <message>
        <source>Step factor</source>
        <translation>Stufenfaktor</translation>
    </message>
    <message>
        <source>Warm-up epochs</source>
        <translation>Anlauf in Epochen</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>Rare categories count more</source>
        <translation>Seltene Kategorien zählen mehr</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Gradient limit</source>
        <translation>Gradientengrenze</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>Picture side</source>
        <translation>Bildseite</translation>
    </message>
    <message>
        <source>Keeps what is frozen</source>
        <translation>Behält, was fest ist</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>The last stage</source>
        <translation>Die letzte Stufe</translation>
    </message>
    <message>
        <source>The last two stages</source>
        <translation>Die letzten zwei Stufen</translation>
    </message>
    <message>
        <source>The whole network</source>
        <translation>Das ganze Netz</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>SGD mit Momentum</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>The same throughout</source>
        <translation>Durchweg gleich</translation>
    </message>
    <message>
        <source>Steps down</source>
        <translation>Stufenweise kleiner</translation>
    </message>
    <message>
        <source>Falls smoothly (cosine)</source>
        <translation>Fällt sanft (Kosinus)</translation>
    </message>
    <message>
        <source>Up, then down (one cycle)</source>
        <translation>Auf, dann ab (ein Zyklus)</translation>
    </message>
    <message>
        <source>By listing</source>
        <translation>Nach Angebot</translation>
    </message>
    <message>
        <source>By photo, at random</source>
        <translation>Nach Foto, zufällig</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>32 bits (float32)</source>
        <translation>32 Bit (float32)</translation>
    </message>
    <message>
        <source>16 bits (bfloat16)</source>
        <translation>16 Bit (bfloat16)</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stehen geblieben</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Mirrored photos</source>
        <translation>Gespiegelte Fotos</translation>
    </message>
    <message>
        <source>Cropped photos</source>
        <translation>Zugeschnittene Fotos</translation>
    </message>
    <message>
        <source>Varied colours</source>
        <translation>Abgewandelte Farben</translation>
    </message>
    <message>
        <source>Versions of each photo</source>
        <translation>Fassungen je Foto</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Only the head, its last two layers</source>
        <translation>Nur der Kopf, die letzten beiden Schichten</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::TrainingPresenter</name>
    <message>
        <source>“%1” has ended</source>
        <translation>„%1“ ist zu Ende</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train “%1”</source>
        <translation>„%1“ trainieren</translation>
    </message>
    <message>
        <source>Sweep “%1”</source>
        <translation>Versuchsreihe „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs done</source>
        <translation>
            <numerusform>%Ln Lauf fertig</numerusform>
            <numerusform>%Ln Läufe fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>Lernrate suchen</translation>
    </message>
    <message>
        <source>Suggested learning rate: %1</source>
        <translation>Vorgeschlagene Lernrate: %1</translation>
    </message>
    <message>
        <source>No learning rate stands out</source>
        <translation>Keine Lernrate ragt heraus</translation>
    </message>
    <message>
        <source>“%1” names %2 of the validation photos correctly</source>
        <translation>„%1“ benennt %2 der Prüffotos richtig</translation>
    </message>
    <message>
        <source>Paused. Started again under the same name, the sweep goes on.</source>
        <translation>Angehalten. Unter demselben Namen gestartet, geht die Versuchsreihe weiter.</translation>
    </message>
    <message>
        <source>“%1” is paused. Resume goes on exactly where it stopped.</source>
        <translation>„%1“ ist angehalten. „Weiter“ setzt den Lauf genau dort fort, wo er aufhörte.</translation>
    </message>
    <message>
        <source>Stopped before it began to learn.</source>
        <translation>Angehalten, bevor das Lernen begann.</translation>
    </message>
    <message>
        <source>“%1” names %2 of the validation photos correctly, and %3 of those without a relative in training</source>
        <translation>„%1“ benennt %2 der Validierungsfotos richtig, von denen ohne Verwandte im Training %3</translation>
    </message>
    <message>
        <source>“%1” names %2 of the validation photos correctly, all of which have a relative in training: likely too high</source>
        <translation>„%1“ benennt %2 der Validierungsfotos richtig, die aber alle Verwandte im Training haben: wahrscheinlich zu hoch</translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln failed, as the loss was not a number any more: %2</source>
        <translation>
            <numerusform>%1; %Ln gescheitert, da der Verlust keine Zahl mehr war: %2</numerusform>
            <numerusform>%1; %Ln gescheitert, da der Verlust keine Zahl mehr war: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Searches use the new model, but the file of its embeddings could not be written.</source>
        <translation>Die Suche nutzt das neue Modell, aber die Datei seiner Embeddings konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>vitrine::ui::TryPane</name>
    <message>
        <source>Drop a picture to ask the network</source>
        <translation>Bild ablegen, um das Netz zu fragen</translation>
    </message>
    <message>
        <source>Also while it learns: the run is not disturbed</source>
        <translation>Auch während es lernt: Der Lauf wird nicht gestört</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild auswählen</translation>
    </message>
    <message>
        <source>The picture that was asked about</source>
        <translation>Das Bild, nach dem gefragt wurde</translation>
    </message>
    <message>
        <source>What it may be</source>
        <translation>Was es sein könnte</translation>
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
        <source>Ask about a picture</source>
        <translation>Nach einem Bild fragen</translation>
    </message>
    <message>
        <source>No picture to show</source>
        <translation>Kein Bild zu zeigen</translation>
    </message>
    <message>
        <source>Reading the picture</source>
        <translation>Das Bild wird gelesen</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt…</translation>
    </message>
    <message>
        <source>It says nothing.</source>
        <translation>Es sagt nichts.</translation>
    </message>
    <message>
        <source>“%1” before its first epoch, in %2</source>
        <translation>„%1“ vor seiner ersten Epoche, in %2</translation>
    </message>
    <message>
        <source>“%1” with the weights of epoch %2, in %3</source>
        <translation>„%1“ mit den Gewichten von Epoche %2, in %3</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Save this chart as PNG, SVG or CSV</source>
        <translation>Dieses Diagramm als PNG, SVG oder CSV speichern</translation>
    </message>
    <message>
        <source>Save the chart “%1”</source>
        <translation>Das Diagramm „%1“ speichern</translation>
    </message>
    <message>
        <source>Shown with the answer</source>
        <translation>Erscheint mit der Antwort</translation>
    </message>
    <message>
        <source>Waiting for what it learns first…</source>
        <translation>Wartet auf das erste Gelernte …</translation>
    </message>
    <message>
        <source>The run has just begun and knows nothing yet. The answer comes by itself after its first steps.</source>
        <translation>Der Lauf hat gerade begonnen und weiß noch nichts. Die Antwort kommt nach seinen ersten Schritten von selbst.</translation>
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
        <translation>Vitrine liest die Angebote und Fotos eines Marktplatzes und findet die, die einem auf das Fenster gezogenen Bild ähneln – alles auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Open the demo shop</source>
        <translation>Beispielladen öffnen</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Arbeitsbereich…</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Arbeitsbereich öffnen…</translation>
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
    <message>
        <source>1 category</source>
        <translation>1 Kategorie</translation>
    </message>
    <message numerus="yes">
        <source>%Ln categories</source>
        <translation>
            <numerusform>%Ln Kategorie</numerusform>
            <numerusform>%Ln Kategorien</numerusform>
        </translation>
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
        <source>%1, %2 could not be used</source>
        <translation>%1, %2 waren unbrauchbar</translation>
    </message>
    <message>
        <source>Build the search index</source>
        <translation>Suchindex bauen</translation>
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
        <source>Look at photos</source>
        <translation>Fotos betrachten</translation>
    </message>
    <message>
        <source>%1 with %2 imported</source>
        <translation>%1 mit %2 eingelesen</translation>
    </message>
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
        <source>Clean photos</source>
        <translation>Fotos bereinigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) cleaned</source>
        <translation>
            <numerusform>%Ln Foto bereinigt</numerusform>
            <numerusform>%Ln Fotos bereinigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) looked at</source>
        <translation>
            <numerusform>%Ln Foto betrachtet</numerusform>
            <numerusform>%Ln Fotos betrachtet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) can be searched</source>
        <translation>
            <numerusform>%Ln Foto ist durchsuchbar</numerusform>
            <numerusform>%Ln Fotos sind durchsuchbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled; the catalogue is as it was before</source>
        <translation>Abgebrochen; der Katalog ist, wie er vorher war</translation>
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
        <source>%Ln could not be used.</source>
        <translation>
            <numerusform>%Ln war unbrauchbar.</numerusform>
            <numerusform>%Ln waren unbrauchbar.</numerusform>
        </translation>
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
        <translation>Ein Bild, irgendwo auf dieses Fenster gezogen, findet ähnliche Angebote.</translation>
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
        <translation>Zu keinem Foto gibt es eine Datei: Die Tabellen sind noch einmal mit dem Ordner der Fotos einzulesen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) cleaned: squares of %1 pixels.</source>
        <translation>
            <numerusform>%Ln Foto bereinigt: ein Quadrat von %1 Pixeln.</numerusform>
            <numerusform>%Ln Fotos bereinigt: Quadrate von %1 Pixeln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) still to clean.</source>
        <translation>
            <numerusform>%Ln Foto ist noch zu bereinigen.</numerusform>
            <numerusform>%Ln Fotos sind noch zu bereinigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cleaned photos are square pictures of one size; the originals stay as they are.</source>
        <translation>Bereinigte Fotos sind quadratische Bilder einer Größe; die Originale bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Cleaned</source>
        <translation>Bereinigt</translation>
    </message>
    <message>
        <source>Clean photos</source>
        <translation>Fotos bereinigen</translation>
    </message>
    <message>
        <source>An import was cut off: import the tables again.</source>
        <translation>Ein Import brach ab: Importieren Sie die Tabellen noch einmal.</translation>
    </message>
</context>
</TS>
