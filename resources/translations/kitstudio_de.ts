<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutPane</name>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
    <message>
        <source>Packs, looks into and hands on AI model packages. Under the Apache licence 2.0.</source>
        <translation>Packt KI-Modellpakete, sieht in sie hinein und gibt sie weiter. Unter der Apache-Lizenz 2.0.</translation>
    </message>
    <message>
        <source>Parts and their licences</source>
        <translation>Bestandteile und ihre Lizenzen</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Lizenztext</translation>
    </message>
    <message>
        <source>What it is made of</source>
        <translation>Woraus es besteht</translation>
    </message>
    <message>
        <source>commit {hash}</source>
        <translation>Commit {hash}</translation>
    </message>
</context>
<context>
    <name>ActControl</name>
    <message>
        <source>Move…</source>
        <translation>Verschieben…</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>Bringing</name>
    <message>
        <source>Bring files into the folder</source>
        <translation>Dateien in den Ordner holen</translation>
    </message>
    <message>
        <source>Copy {n} file in</source>
        <translation>{n} Datei hineinkopieren</translation>
    </message>
    <message>
        <source>Copy {n} files in</source>
        <translation>{n} Dateien hineinkopieren</translation>
    </message>
</context>
<context>
    <name>CareRooms</name>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>Newly hidden</source>
        <translation>Neu ausgeblendet</translation>
    </message>
    <message>
        <source>Newly shown</source>
        <translation>Neu eingeblendet</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
</context>
<context>
    <name>CleanupCard</name>
    <message>
        <source>Show the list</source>
        <translation>Liste anzeigen</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Wird durchgesehen</translation>
    </message>
    <message>
        <source>Nothing deleted yet</source>
        <translation>Noch nichts gelöscht</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Dry run: {n} file would go</source>
        <translation>Probelauf: {n} Datei würde entfernt</translation>
    </message>
    <message>
        <source>Dry run: {n} files would go</source>
        <translation>Probelauf: {n} Dateien würden entfernt</translation>
    </message>
    <message>
        <source>Nothing to clean up</source>
        <translation>Nichts aufzuräumen</translation>
    </message>
    <message>
        <source>No kit, tag or draft refers to any of them.</source>
        <translation>Kein Kit, Tag oder Entwurf verweist darauf.</translation>
    </message>
    <message>
        <source>{n} kit would be gone for good.</source>
        <translation>{n} Kit wäre endgültig weg.</translation>
    </message>
    <message>
        <source>{n} kits would be gone for good.</source>
        <translation>{n} Kits wären endgültig weg.</translation>
    </message>
    <message>
        <source>Free {size}</source>
        <translation>{size} freigeben</translation>
    </message>
</context>
<context>
    <name>CommandPart</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>Auf dieser Seite</translation>
    </message>
    <message>
        <source>Done last</source>
        <translation>Zuletzt ausgeführt</translation>
    </message>
    <message>
        <source>Commands that do the same as the window are listed here.</source>
        <translation>Hier stehen Befehle, die dasselbe tun wie das Fenster.</translation>
    </message>
</context>
<context>
    <name>CommandWell</name>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Same as the command</source>
        <translation>Entspricht dem Befehl</translation>
    </message>
</context>
<context>
    <name>CompletingField</name>
    <message>
        <source>Show suggestions</source>
        <translation>Vorschläge anzeigen</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>ConflictRow</name>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>{hint}; yours was changed {when}; renamed, the kit&apos;s goes to {name}</source>
        <translation>{hint}; Ihre wurde zuletzt geändert: {when}; umbenannt heißt die des Kits {name}</translation>
    </message>
    <message>
        <source>Yours stays</source>
        <translation>Ihre bleibt</translation>
    </message>
    <message>
        <source>The kit&apos;s takes its place</source>
        <translation>Die des Kits ersetzt sie</translation>
    </message>
    <message>
        <source>What to do with {path}</source>
        <translation>Was mit {path} geschehen soll</translation>
    </message>
    <message>
        <source>a folder, link or device has its name</source>
        <translation>ein Ordner, Link oder Gerät heißt so</translation>
    </message>
    <message>
        <source>same size, compared while unpacking</source>
        <translation>gleich groß, wird beim Entpacken verglichen</translation>
    </message>
    <message>
        <source>{size}, the kit&apos;s {new}</source>
        <translation>{size}, die des Kits {new}</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>Keep all</source>
        <translation>Alle behalten</translation>
    </message>
    <message>
        <source>Overwrite all</source>
        <translation>Alle überschreiben</translation>
    </message>
    <message>
        <source>Rename all</source>
        <translation>Alle umbenennen</translation>
    </message>
    <message>
        <source>and {n} more: choose for all above</source>
        <translation>und {n} weitere: oben für alle wählen</translation>
    </message>
    <message>
        <source>{n} file is in the way</source>
        <translation>{n} Datei ist im Weg</translation>
    </message>
    <message>
        <source>{n} files are in the way</source>
        <translation>{n} Dateien sind im Weg</translation>
    </message>
    <message>
        <source>{n} file is there already, same bytes</source>
        <translation>{n} Datei ist schon da, gleiche Bytes</translation>
    </message>
    <message>
        <source>{n} files are there already, same bytes</source>
        <translation>{n} Dateien sind schon da, gleiche Bytes</translation>
    </message>
</context>
<context>
    <name>ContentsFoot</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show what is not packed</source>
        <translation>Anzeigen, was nicht gepackt wird</translation>
    </message>
    <message>
        <source>{n} file will be packed</source>
        <translation>{n} Datei wird gepackt</translation>
    </message>
    <message>
        <source>{n} files will be packed</source>
        <translation>{n} Dateien werden gepackt</translation>
    </message>
    <message>
        <source>{n} in no layer</source>
        <translation>{n} in keinem Layer</translation>
    </message>
    <message>
        <source>{n} left out</source>
        <translation>{n} ausgelassen</translation>
    </message>
</context>
<context>
    <name>ContentsModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>ContentsPane</name>
    <message>
        <source>Filter the contents  Ctrl+F</source>
        <translation>Inhalt filtern  Strg+F</translation>
    </message>
    <message>
        <source>Bring files in, or edit what is ignored</source>
        <translation>Dateien hereinholen oder bearbeiten, was ignoriert wird</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Bring files in…</source>
        <translation>Dateien hereinholen…</translation>
    </message>
    <message>
        <source>Edit .kitignore…</source>
        <translation>.kitignore bearbeiten…</translation>
    </message>
    <message>
        <source>Filter the contents</source>
        <translation>Inhalt filtern</translation>
    </message>
    <message>
        <source>No file of this folder matches</source>
        <translation>Keine Datei dieses Ordners passt</translation>
    </message>
    <message>
        <source>This folder holds no files yet</source>
        <translation>Dieser Ordner enthält noch keine Dateien</translation>
    </message>
    <message>
        <source>Space: {what}</source>
        <translation>Leertaste: {what}</translation>
    </message>
</context>
<context>
    <name>ContentsView</name>
    <message>
        <source>{n} row</source>
        <translation>{n} Zeile</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} Zeilen</translation>
    </message>
</context>
<context>
    <name>Crate</name>
    <message>
        <source>Illustration: layers of a kit</source>
        <translation>Abbildung: Layer eines Kits</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>What is opened cannot be remembered</source>
        <translation>Was geöffnet wird, kann nicht gemerkt werden</translation>
    </message>
</context>
<context>
    <name>DiagnosticsPane</name>
    <message>
        <source>Versions, settings, what the doctor finds and the end of the log, in one archive.</source>
        <translation>Versionen, Einstellungen, der Befund von „kitstudio doctor“ und das Ende des Protokolls in einem Archiv.</translation>
    </message>
    <message>
        <source>File of the archive</source>
        <translation>Datei des Archivs</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>Collect again</source>
        <translation>Erneut sammeln</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Protokollordner öffnen</translation>
    </message>
    <message>
        <source>Save archive…</source>
        <translation>Archiv speichern…</translation>
    </message>
    <message>
        <source>Nothing is sent. What you see here is what the archive holds.</source>
        <translation>Es wird nichts gesendet. Was Sie hier sehen, steht im Archiv.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>Wird gesammelt</translation>
    </message>
    <message>
        <source>{n} secret taken out</source>
        <translation>{n} Geheimnis entfernt</translation>
    </message>
    <message>
        <source>{n} secrets taken out</source>
        <translation>{n} Geheimnisse entfernt</translation>
    </message>
    <message>
        <source>Save the diagnostics</source>
        <translation>Diagnose speichern</translation>
    </message>
    <message>
        <source>Diagnostics saved</source>
        <translation>Diagnose gespeichert</translation>
    </message>
    <message>
        <source>Diagnostics failed</source>
        <translation>Diagnose fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close  Esc</source>
        <translation>Schließen  Esc</translation>
    </message>
</context>
<context>
    <name>DigestLabel</name>
    <message>
        <source>{value} — click to copy</source>
        <translation>{value} – zum Kopieren klicken</translation>
    </message>
</context>
<context>
    <name>DiskSummary</name>
    <message>
        <source>The store on its disk</source>
        <translation>Der Speicher auf seinem Datenträger</translation>
    </message>
    <message>
        <source>{n} kit</source>
        <translation>{n} Kit</translation>
    </message>
    <message>
        <source>{n} kits</source>
        <translation>{n} Kits</translation>
    </message>
    <message>
        <source>in {kits}; kept apart they would take {size}</source>
        <translation>in {kits}; einzeln abgelegt wären es {size}</translation>
    </message>
    <message>
        <source>in {kits}</source>
        <translation>in {kits}</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} frei</translation>
    </message>
    <message>
        <source>One kit only, {size}</source>
        <translation>Nur in einem Kit, {size}</translation>
    </message>
    <message>
        <source>Shared, {size}</source>
        <translation>Geteilt, {size}</translation>
    </message>
    <message>
        <source>In no kit, {size}</source>
        <translation>In keinem Kit, {size}</translation>
    </message>
    <message>
        <source>Other files, {size}</source>
        <translation>Andere Dateien, {size}</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Dock</source>
        <translation>Dock</translation>
    </message>
    <message>
        <source>Parts of the dock</source>
        <translation>Teile des Docks</translation>
    </message>
    <message>
        <source>Hide dock</source>
        <translation>Dock ausblenden</translation>
    </message>
    <message>
        <source>Hide dock  Ctrl+J</source>
        <translation>Dock ausblenden  Strg+J</translation>
    </message>
</context>
<context>
    <name>DocumentTabs</name>
    <message>
        <source>Open documents</source>
        <translation>Offene Dokumente</translation>
    </message>
</context>
<context>
    <name>DraftFooter</name>
    <message>
        <source>Reproducible, no time stored</source>
        <translation>Reproduzierbar, ohne Zeitangabe</translation>
    </message>
    <message>
        <source>Pack…</source>
        <translation>Packen…</translation>
    </message>
    <message>
        <source>{n} layer</source>
        <translation>{n} Layer</translation>
    </message>
    <message>
        <source>{n} layers</source>
        <translation>{n} Layer</translation>
    </message>
    <message>
        <source>{layers}, {size}</source>
        <translation>{layers}, {size}</translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation>Ordner wird gelesen</translation>
    </message>
    <message>
        <source>{n} error blocks packing</source>
        <translation>{n} Fehler verhindert das Packen</translation>
    </message>
    <message>
        <source>{n} errors block packing</source>
        <translation>{n} Fehler verhindern das Packen</translation>
    </message>
    <message>
        <source>No file is in a layer yet</source>
        <translation>Noch keine Datei liegt in einem Layer</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>No errors, {n} warning</source>
        <translation>Keine Fehler, {n} Warnung</translation>
    </message>
    <message>
        <source>No errors, {n} warnings</source>
        <translation>Keine Fehler, {n} Warnungen</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
</context>
<context>
    <name>DraftHead</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Ready to pack</source>
        <translation>Bereit zum Packen</translation>
    </message>
    <message>
        <source>Read the folder again  F5</source>
        <translation>Ordner neu lesen  F5</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation>Ordner wird gelesen</translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>{n} error</source>
        <translation>{n} Fehler</translation>
    </message>
    <message>
        <source>{n} errors</source>
        <translation>{n} Fehler</translation>
    </message>
    <message>
        <source>{n} warning</source>
        <translation>{n} Warnung</translation>
    </message>
    <message>
        <source>{n} warnings</source>
        <translation>{n} Warnungen</translation>
    </message>
</context>
<context>
    <name>DraftPage</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Save the Kitfile</source>
        <translation>Kitfile speichern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Read the folder again</source>
        <translation>Ordner neu lesen</translation>
    </message>
    <message>
        <source>Pack…</source>
        <translation>Packen…</translation>
    </message>
    <message>
        <source>The Kitfile was not saved</source>
        <translation>Das Kitfile wurde nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>DraftPart</name>
    <message>
        <source>Edits not saved</source>
        <translation>Änderungen nicht gespeichert</translation>
    </message>
    <message>
        <source>{n} edit not saved</source>
        <translation>{n} Änderung nicht gespeichert</translation>
    </message>
    <message>
        <source>{n} edits not saved</source>
        <translation>{n} Änderungen nicht gespeichert</translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation>Als Text anzeigen</translation>
    </message>
    <message>
        <source>Use the saved file</source>
        <translation>Gespeicherte Datei verwenden</translation>
    </message>
    <message>
        <source>Open with edits</source>
        <translation>Mit Änderungen öffnen</translation>
    </message>
    <message>
        <source>Discard the edits</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>The folder cannot be found</source>
        <translation>Der Ordner ist nicht zu finden</translation>
    </message>
    <message>
        <source>the folder is not there any more</source>
        <translation>der Ordner ist nicht mehr da</translation>
    </message>
    <message>
        <source>the file on disk was not touched since</source>
        <translation>die Datei auf dem Datenträger ist seither unverändert</translation>
    </message>
    <message>
        <source>the file on disk is gone</source>
        <translation>die Datei auf dem Datenträger ist weg</translation>
    </message>
    <message>
        <source>the file on disk was changed since</source>
        <translation>die Datei auf dem Datenträger wurde seither geändert</translation>
    </message>
    <message>
        <source>One of the two texts cannot be read as a Kitfile: show them as text.</source>
        <translation>Einer der beiden Texte ist nicht als Kitfile lesbar: Lassen Sie beide als Text anzeigen.</translation>
    </message>
    <message>
        <source>The values are the same; comments or order differ.</source>
        <translation>Die Werte sind gleich; Kommentare oder Reihenfolge unterscheiden sich.</translation>
    </message>
    <message>
        <source>Recovered, {time}</source>
        <translation>Wiederhergestellt, {time}</translation>
    </message>
    <message>
        <source>On disk now</source>
        <translation>Jetzt auf dem Datenträger</translation>
    </message>
    <message>
        <source>Saved before</source>
        <translation>Zuvor gespeichert</translation>
    </message>
    <message>
        <source>{n} more, see the text</source>
        <translation>{n} weitere, siehe Text</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Edits that were not saved</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
</context>
<context>
    <name>DraftSafety</name>
    <message>
        <source>Another program changed the same lines of the Kitfile</source>
        <translation>Ein anderes Programm hat dieselben Zeilen des Kitfiles geändert</translation>
    </message>
    <message>
        <source>Show both</source>
        <translation>Beide anzeigen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Fremde übernehmen</translation>
    </message>
    <message>
        <source>Another program changed the Kitfile; its lines are taken in</source>
        <translation>Ein anderes Programm hat das Kitfile geändert; seine Zeilen sind übernommen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Use the saved file</source>
        <translation>Gespeicherte Datei verwenden</translation>
    </message>
    <message>
        <source>Open with edits</source>
        <translation>Mit Änderungen öffnen</translation>
    </message>
    <message>
        <source>Edits are not kept until they are saved</source>
        <translation>Änderungen bleiben erst erhalten, wenn sie gespeichert sind</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf dem Datenträger</translation>
    </message>
    <message>
        <source>In the editor</source>
        <translation>Im Editor</translation>
    </message>
    <message>
        <source>Another program changed the Kitfile</source>
        <translation>Ein anderes Programm hat das Kitfile geändert</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Edits that were not saved</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Edits from {time} were not saved</source>
        <translation>Änderungen von {time} wurden nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>DraftsModel</name>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>in a tab of this window</source>
        <translation>in einem Tab dieses Fensters</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>Früher geöffnet</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Filter by name or path</source>
        <translation>Nach Name oder Pfad filtern</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>Mit Problemen</translation>
    </message>
    <message>
        <source>Not packed</source>
        <translation>Nicht gepackt</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>A draft is a folder with a Kitfile. Nothing is copied until you pack.</source>
        <translation>Ein Entwurf ist ein Ordner mit einem Kitfile. Kopiert wird erst beim Packen.</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>A draft is a folder on its way to a kit. Drop one anywhere on this window, or open it.</source>
        <translation>Ein Entwurf ist ein Ordner auf dem Weg zum Kit. Legen Sie einen irgendwo auf diesem Fenster ab oder öffnen Sie ihn.</translation>
    </message>
    <message>
        <source>No folder was opened yet</source>
        <translation>Noch kein Ordner geöffnet</translation>
    </message>
    <message>
        <source>Filter the drafts</source>
        <translation>Entwürfe filtern</translation>
    </message>
    <message>
        <source>Look at every folder again</source>
        <translation>Alle Ordner neu ansehen</translation>
    </message>
    <message>
        <source>Clear the list of what was opened</source>
        <translation>Liste des Geöffneten leeren</translation>
    </message>
    <message>
        <source>Open the draft</source>
        <translation>Entwurf öffnen</translation>
    </message>
    <message>
        <source>Locate the folder…</source>
        <translation>Ordner suchen…</translation>
    </message>
    <message>
        <source>Forget the folder</source>
        <translation>Ordner vergessen</translation>
    </message>
    <message>
        <source>Select a folder first</source>
        <translation>Wählen Sie zuerst einen Ordner</translation>
    </message>
    <message>
        <source>The folder is not there</source>
        <translation>Der Ordner ist nicht da</translation>
    </message>
    <message>
        <source>The folder is where it was</source>
        <translation>Der Ordner ist, wo er war</translation>
    </message>
    <message>
        <source>Its tab is open</source>
        <translation>Sein Tab ist offen</translation>
    </message>
    <message>
        <source>Where is {name} now?</source>
        <translation>Wo ist {name} jetzt?</translation>
    </message>
</context>
<context>
    <name>DragOut</name>
    <message>
        <source>Write files to be dragged</source>
        <translation>Dateien zum Ziehen schreiben</translation>
    </message>
    <message>
        <source>Nothing to drag</source>
        <translation>Nichts zu ziehen</translation>
    </message>
    <message>
        <source>The files are ready</source>
        <translation>Die Dateien sind bereit</translation>
    </message>
    <message>
        <source>Drag them again to take them along.</source>
        <translation>Ziehen Sie sie noch einmal, um sie mitzunehmen.</translation>
    </message>
    <message>
        <source>{size} are written and verified before they can be dragged.</source>
        <translation>{size} werden geschrieben und verifiziert, bevor sie sich ziehen lassen.</translation>
    </message>
    <message>
        <source>Drag again in a moment</source>
        <translation>Gleich noch einmal ziehen</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Release to choose the first. Hold over another to choose it.</source>
        <translation>Loslassen wählt das Erste. Über einem anderen halten, um es zu wählen.</translation>
    </message>
    <message>
        <source>Release to choose it.</source>
        <translation>Loslassen, um es zu wählen.</translation>
    </message>
</context>
<context>
    <name>Drops</name>
    <message>
        <source>{n} kit</source>
        <translation>{n} Kit</translation>
    </message>
    <message>
        <source>{n} kits</source>
        <translation>{n} Kits</translation>
    </message>
    <message>
        <source>at least {size}</source>
        <translation>mindestens {size}</translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>over {files}</source>
        <translation>über {files}</translation>
    </message>
    <message>
        <source>has a Kitfile</source>
        <translation>hat ein Kitfile</translation>
    </message>
    <message>
        <source>looks like a Hugging Face model</source>
        <translation>sieht nach einem Hugging-Face-Modell aus</translation>
    </message>
    <message>
        <source>A folder, a Kitfile or an OCI archive is needed</source>
        <translation>Benötigt wird ein Ordner, ein Kitfile oder ein OCI-Archiv</translation>
    </message>
    <message>
        <source>Open as a draft</source>
        <translation>Als Entwurf öffnen</translation>
    </message>
    <message>
        <source>Roles are guessed and problems listed; nothing is changed</source>
        <translation>Rollen werden vermutet und Probleme aufgelistet; geändert wird nichts</translation>
    </message>
    <message>
        <source>Receive its kits…</source>
        <translation>Seine Kits empfangen…</translation>
    </message>
    <message>
        <source>Shows what it holds; every digest is checked first</source>
        <translation>Zeigt, was darin ist; zuerst wird jeder Digest geprüft</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Hineinsehen</translation>
    </message>
    <message>
        <source>Shows the kit where it lies; nothing is stored</source>
        <translation>Zeigt das Kit an seinem Ort; gespeichert wird nichts</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Show only the path of {entry}</source>
        <translation>Nur den Pfad von {entry} anzeigen</translation>
    </message>
    <message>
        <source>Show all fields of {entry}</source>
        <translation>Alle Felder von {entry} anzeigen</translation>
    </message>
    <message>
        <source>What to do with {entry}</source>
        <translation>Was mit {entry} geschehen soll</translation>
    </message>
    <message>
        <source>Change role to</source>
        <translation>Rolle ändern in</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>{n} more.</source>
        <translation>{n} weitere.</translation>
    </message>
    <message>
        <source>Show {n} of them</source>
        <translation>{n} davon anzeigen</translation>
    </message>
</context>
<context>
    <name>ErrorBody</name>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>ErrorView</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Nothing to mend in this line</source>
        <translation>In dieser Zeile ist nichts zu beheben</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>An archive of an OCI layout</source>
        <translation>Ein Archiv eines OCI-Layouts</translation>
    </message>
    <message>
        <source>The folder of an OCI layout, which any tool reads</source>
        <translation>Der Ordner eines OCI-Layouts, den jedes Werkzeug liest</translation>
    </message>
    <message>
        <source>Only the files of the kits, unpacked</source>
        <translation>Nur die Dateien der Kits, entpackt</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>Anderer Ordner…</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Goes along</source>
        <translation>Geht mit</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Folder name</source>
        <translation>Ordnername</translation>
    </message>
    <message>
        <source>No kit is ticked</source>
        <translation>Kein Kit ist angehakt</translation>
    </message>
    <message>
        <source>Give it a name</source>
        <translation>Geben Sie einen Namen an</translation>
    </message>
    <message>
        <source>It does not fit there</source>
        <translation>Dort passt es nicht hin</translation>
    </message>
    <message>
        <source>Something is there already</source>
        <translation>Dort liegt schon etwas</translation>
    </message>
    <message>
        <source>{name} is there already</source>
        <translation>{name} ist schon da</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Export {size}</source>
        <translation>{size} exportieren</translation>
    </message>
    <message>
        <source>then read back</source>
        <translation>danach zurückgelesen</translation>
    </message>
    <message>
        <source>{n} blob</source>
        <translation>{n} Blob</translation>
    </message>
    <message>
        <source>{n} blobs</source>
        <translation>{n} Blobs</translation>
    </message>
    <message>
        <source>{size} · {blobs} · written, flushed, read again and hashed</source>
        <translation>{size} · {blobs} · geschrieben, gesichert, zurückgelesen und gehasht</translation>
    </message>
    <message>
        <source>Unpacked, every digest checked on the way</source>
        <translation>Entpackt, dabei jeden Digest geprüft</translation>
    </message>
    <message>
        <source>Export {n} kit</source>
        <translation>{n} Kit exportieren</translation>
    </message>
    <message>
        <source>Export {n} kits</source>
        <translation>{n} Kits exportieren</translation>
    </message>
    <message>
        <source>It has its name only when every blob was read again. Cancelling leaves nothing behind.</source>
        <translation>Den Namen bekommt es erst, wenn jeder Blob zurückgelesen ist. Abbrechen hinterlässt nichts.</translation>
    </message>
    <message>
        <source>Each kit is there whole or not at all.</source>
        <translation>Jedes Kit ist ganz da oder gar nicht.</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <source>Reading it again</source>
        <translation>Wird zurückgelesen</translation>
    </message>
    <message>
        <source>Verified on arrival: {blobs} read again and hashed</source>
        <translation>Am Ziel verifiziert: {blobs} zurückgelesen und gehasht</translation>
    </message>
    <message>
        <source>Copy the receive command</source>
        <translation>Befehl zum Empfangen kopieren</translation>
    </message>
    <message>
        <source>Exported in {time}</source>
        <translation>In {time} exportiert</translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>{files}, every digest checked while unpacking</source>
        <translation>{files}, jeder Digest beim Entpacken geprüft</translation>
    </message>
    <message>
        <source>Unpacked in {time}</source>
        <translation>In {time} entpackt</translation>
    </message>
    <message>
        <source>{size}, {speed}</source>
        <translation>{size}, {speed}</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>It holds characters a field cannot show as they are.</source>
        <translation>Es enthält Zeichen, die ein Feld nicht unverändert zeigen kann.</translation>
    </message>
    <message>
        <source>Change it in the text</source>
        <translation>Im Text ändern</translation>
    </message>
</context>
<context>
    <name>FieldChanges</name>
    <message>
        <source>Values that differ</source>
        <translation>Unterschiedliche Werte</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Filter by name</source>
        <translation>Nach Namen filtern</translation>
    </message>
    <message>
        <source>End the filter  Esc</source>
        <translation>Filter beenden  Esc</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Previous  Shift+F3</source>
        <translation>Vorheriger Treffer  Umschalt+F3</translation>
    </message>
    <message>
        <source>Next  F3</source>
        <translation>Nächster Treffer  F3</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>Schließen  Esc</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>This pattern cannot be read</source>
        <translation>Dieses Muster ist nicht lesbar</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} von {total}</translation>
    </message>
    <message>
        <source>{total} found</source>
        <translation>{total} gefunden</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>on {name}</source>
        <translation>zu {name}</translation>
    </message>
</context>
<context>
    <name>FormPane</name>
    <message>
        <source>Kitfile form</source>
        <translation>Kitfile-Formular</translation>
    </message>
    <message>
        <source>Move the entry up</source>
        <translation>Eintrag nach oben</translation>
    </message>
    <message>
        <source>Move the entry down</source>
        <translation>Eintrag nach unten</translation>
    </message>
    <message>
        <source>Duplicate the entry</source>
        <translation>Eintrag duplizieren</translation>
    </message>
    <message>
        <source>Remove the entry</source>
        <translation>Eintrag entfernen</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>About and licences</source>
        <translation>Über das Programm, Lizenzen</translation>
    </message>
    <message>
        <source>On this computer; nothing is fetched.</source>
        <translation>Auf diesem Rechner; es wird nichts geladen.</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Seiten der Hilfe</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Kit Studio</source>
        <translation>Kit Studio</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The store cannot be read</source>
        <translation>Der Speicher ist nicht lesbar</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Make the example kit</source>
        <translation>Beispiel-Kit erstellen</translation>
    </message>
    <message>
        <source>Clear the list of what was opened</source>
        <translation>Liste des Geöffneten leeren</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>A Kitfile, a kit archive or an OCI layout works too. Files are read in place, never changed.</source>
        <translation>Ein Kitfile, ein Kit-Archiv oder ein OCI-Layout geht auch. Dateien werden an Ort und Stelle gelesen, nie geändert.</translation>
    </message>
    <message>
        <source>Drop a model folder to begin</source>
        <translation>Legen Sie einen Modellordner ab</translation>
    </message>
    <message>
        <source>Drop a model folder</source>
        <translation>Modellordner ablegen</translation>
    </message>
    <message>
        <source>Nothing leaves this machine. No account, no telemetry, no update checks.</source>
        <translation>Nichts verlässt diesen Rechner. Kein Konto, keine Telemetrie, keine Suche nach Updates.</translation>
    </message>
    <message>
        <source>Pack a folder</source>
        <translation>Ordner packen</translation>
    </message>
    <message>
        <source>Roles are guessed, problems are listed, the digest is the same on every machine.</source>
        <translation>Rollen werden vermutet, Probleme aufgelistet, der Digest ist auf jedem Rechner gleich.</translation>
    </message>
    <message>
        <source>Open or receive a kit</source>
        <translation>Kit öffnen oder empfangen</translation>
    </message>
    <message>
        <source>Take in an archive or an OCI layout; every digest is checked first.</source>
        <translation>Nimmt ein Archiv oder ein OCI-Layout auf; zuerst wird jeder Digest geprüft.</translation>
    </message>
    <message>
        <source>Try the example</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>A kit of 2 MB to look into. It is made on this machine; nothing is downloaded.</source>
        <translation>Ein Kit von 2 MB zum Hineinsehen. Es entsteht auf diesem Rechner; heruntergeladen wird nichts.</translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>Empfangen…</translation>
    </message>
    <message>
        <source>Drop anything here</source>
        <translation>Hier ablegen</translation>
    </message>
    <message>
        <source>Folder, Kitfile, kit archive or OCI layout</source>
        <translation>Ordner, Kitfile, Kit-Archiv oder OCI-Layout</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Stored last</source>
        <translation>Zuletzt gespeichert</translation>
    </message>
    <message>
        <source>{n} kit stored</source>
        <translation>{n} Kit gespeichert</translation>
    </message>
    <message>
        <source>{n} kits stored</source>
        <translation>{n} Kits gespeichert</translation>
    </message>
    <message>
        <source>{kits} · {size}</source>
        <translation>{kits} · {size}</translation>
    </message>
    <message>
        <source>Where is {name} now?</source>
        <translation>Wo ist {name} jetzt?</translation>
    </message>
    <message>
        <source>What the store holds, by role</source>
        <translation>Was der Speicher enthält, nach Rolle</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>Guten Abend</translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation>Guten Morgen</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>Guten Tag</translation>
    </message>
</context>
<context>
    <name>IgnoreEdit</name>
    <message>
        <source>Rules of .kitignore</source>
        <translation>Regeln der .kitignore</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>shows {n}</source>
        <translation>zeigt {n}</translation>
    </message>
    <message>
        <source>hides {n}</source>
        <translation>verbirgt {n}</translation>
    </message>
</context>
<context>
    <name>IgnorePane</name>
    <message>
        <source>Back to the contents  Esc</source>
        <translation>Zurück zum Inhalt  Esc</translation>
    </message>
    <message>
        <source>What these rules change</source>
        <translation>Was diese Regeln ändern</translation>
    </message>
    <message>
        <source>The same files are hidden as by the rules on disk.</source>
        <translation>Es sind dieselben Dateien ausgeblendet wie mit den gespeicherten Regeln.</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>No file yet</source>
        <translation>Noch keine Datei</translation>
    </message>
    <message>
        <source>Not usable: {reason}</source>
        <translation>Nicht verwendbar: {reason}</translation>
    </message>
    <message>
        <source>{n} rule is refused</source>
        <translation>{n} Regel ist abgelehnt</translation>
    </message>
    <message>
        <source>{n} rules are refused</source>
        <translation>{n} Regeln sind abgelehnt</translation>
    </message>
    <message>
        <source>Hides {n} file</source>
        <translation>Verbirgt {n} Datei</translation>
    </message>
    <message>
        <source>Hides {n} files</source>
        <translation>Verbirgt {n} Dateien</translation>
    </message>
    <message>
        <source>{files}, {size}</source>
        <translation>{files}, {size}</translation>
    </message>
    <message>
        <source>Hides nothing</source>
        <translation>Verbirgt nichts</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Copy all facts</source>
        <translation>Alle Angaben kopieren</translation>
    </message>
    <message>
        <source>Hide inspector</source>
        <translation>Inspektor ausblenden</translation>
    </message>
    <message>
        <source>Hide inspector  Ctrl+I</source>
        <translation>Inspektor ausblenden  Strg+I</translation>
    </message>
    <message>
        <source>Choose a row to see its facts here.</source>
        <translation>Wählen Sie eine Zeile, um hier ihre Angaben zu sehen.</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Progress by layer</source>
        <translation>Fortschritt nach Layer</translation>
    </message>
    <message>
        <source>What to do…</source>
        <translation>Was zu tun ist…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled; the disk is busy</source>
        <translation>Abgebrochen; der Datenträger ist beschäftigt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>JobWatch</name>
    <message>
        <source>Jobs</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>{title}: done before the cancel reached it</source>
        <translation>{title}: fertig, bevor der Abbruch ankam</translation>
    </message>
    <message>
        <source>It clears up as soon as the disk answers.</source>
        <translation>Es wird aufgeräumt, sobald der Datenträger antwortet.</translation>
    </message>
    <message>
        <source>{title}: cancelled</source>
        <translation>{title}: abgebrochen</translation>
    </message>
    <message>
        <source>{title}: done</source>
        <translation>{title}: fertig</translation>
    </message>
    <message>
        <source>Unpacked {n} file</source>
        <translation>{n} Datei entpackt</translation>
    </message>
    <message>
        <source>Unpacked {n} files</source>
        <translation>{n} Dateien entpackt</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Packed {name}</source>
        <translation>{name} gepackt</translation>
    </message>
    <message>
        <source>Open kit</source>
        <translation>Kit öffnen</translation>
    </message>
    <message>
        <source>Received {n} kit</source>
        <translation>{n} Kit empfangen</translation>
    </message>
    <message>
        <source>Received {n} kits</source>
        <translation>{n} Kits empfangen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Every digest is right</source>
        <translation>Jeder Digest stimmt</translation>
    </message>
    <message>
        <source>{title} failed</source>
        <translation>{title}: fehlgeschlagen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>JobsChip</name>
    <message>
        <source>{n} job running</source>
        <translation>{n} Vorgang läuft</translation>
    </message>
    <message>
        <source>{n} jobs running</source>
        <translation>{n} Vorgänge laufen</translation>
    </message>
    <message>
        <source>{jobs}, {percent} % done</source>
        <translation>{jobs}, {percent} % fertig</translation>
    </message>
    <message>
        <source>{n} job</source>
        <translation>{n} Vorgang</translation>
    </message>
    <message>
        <source>{n} jobs</source>
        <translation>{n} Vorgänge</translation>
    </message>
</context>
<context>
    <name>JobsDock</name>
    <message>
        <source>Clear finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Nothing runs. Packing, unpacking and verifying are listed here.</source>
        <translation>Nichts läuft. Packen, Entpacken und Verifizieren erscheinen hier.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Vorgänge</translation>
    </message>
</context>
<context>
    <name>KitBody</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Kitfile</source>
        <translation>Kitfile</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Parts of the kit</source>
        <translation>Teile des Kits</translation>
    </message>
    <message>
        <source>Kit</source>
        <translation>Kit</translation>
    </message>
    <message>
        <source>Copy digest</source>
        <translation>Digest kopieren</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifizieren</translation>
    </message>
    <message>
        <source>Save manifest or config as…</source>
        <translation>Manifest oder Config speichern unter…</translation>
    </message>
    <message>
        <source>Unpack…</source>
        <translation>Entpacken…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Show overview</source>
        <translation>Übersicht anzeigen</translation>
    </message>
    <message>
        <source>Show files</source>
        <translation>Dateien anzeigen</translation>
    </message>
    <message>
        <source>Show Kitfile</source>
        <translation>Kitfile anzeigen</translation>
    </message>
    <message>
        <source>Show manifest</source>
        <translation>Manifest anzeigen</translation>
    </message>
    <message>
        <source>More acts for this kit</source>
        <translation>Weitere Aktionen für dieses Kit</translation>
    </message>
    <message>
        <source>Only kits of the store are exported</source>
        <translation>Nur Kits des Speichers lassen sich exportieren</translation>
    </message>
    <message>
        <source>Receive it first.</source>
        <translation>Empfangen Sie es zuerst.</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>um {time}</translation>
    </message>
    <message>
        <source>Digest copied</source>
        <translation>Digest kopiert</translation>
    </message>
</context>
<context>
    <name>KitFacts</name>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Eigener Anteil</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Geteilter Anteil</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Schaden</translation>
    </message>
</context>
<context>
    <name>KitFiles</name>
    <message>
        <source>Filter files</source>
        <translation>Dateien filtern</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verifiziert</translation>
    </message>
    <message>
        <source>Every byte was read and has its digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifizieren</translation>
    </message>
    <message>
        <source>Reads every byte and compares it with its digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How files are arranged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify every byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save selected files to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show by layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file has this in its path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kit holds no files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layer</source>
        <translation>{n} Layer</translation>
    </message>
    <message>
        <source>{n} layers</source>
        <translation>{n} Layer</translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>{files} in {layers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} in {n} of {layers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {files}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KitFilters</name>
    <message>
        <source>Tagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KitKitfile</name>
    <message>
        <source>Kitfile as YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kitfile as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which text of the Kitfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kitfile</source>
        <translation>Kitfile</translation>
    </message>
    <message>
        <source>Start a draft from it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the Kitfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the digest, so it cannot be edited here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bytes, shown as YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bytes, made up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bytes, laid out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datasets, docs, code, prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Kitfile names no package.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>not in this kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
</context>
<context>
    <name>KitManifest</name>
    <message>
        <source>Text of the manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Config</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of the kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Config: the Kitfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the config</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} in {layers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save layer as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy layer digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the files of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the config</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} shared with other kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bytes, shown with line breaks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KitPage</name>
    <message>
        <source>Reading the kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KitSaving</name>
    <message>
        <source>Save the chosen files to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save files to {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack into an empty folder and open it as a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack into {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, every byte verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>KitfileEdit</name>
    <message>
        <source>Text of the Kitfile</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KitfileForm</name>
    <message>
        <source>Form of the Kitfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KitfilePane</name>
    <message>
        <source>What can be done in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kitfile</source>
        <translation>Kitfile</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to line…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest what can stand here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain what stands here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend what is wrong here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make lines comments, or lines again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move lines up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move lines down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold what the cursor is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold all sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kitfile text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Proposed, not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>KitsBar</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Unpack…</source>
        <translation>Entpacken…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>More acts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear selection  Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a single kit to open or unpack it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removing frees nothing: other names or kits need it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removing frees {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{freed}, {kept} is shared</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KitsList</name>
    <message>
        <source>Filter by name, tag, digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kit matches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KitsModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation type="unfinished">Digest</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{own} of its own, {shared} shared with other kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layer</source>
        <translation>{n} Layer</translation>
    </message>
    <message>
        <source>{n} layers</source>
        <translation>{n} Layer</translation>
    </message>
    <message>
        <source>{size} own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KitsPage</name>
    <message>
        <source>Reading the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>Empfangen…</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kit is a packed model folder. Drop one anywhere on this window, or open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kits yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack the kit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the kits…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table or cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter or the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kit</source>
        <translation>{n} Kit</translation>
    </message>
    <message>
        <source>{n} kits</source>
        <translation>{n} Kits</translation>
    </message>
    <message>
        <source>{kits} · {size} on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before}, of which {shared} is shared between kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a kit first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a single kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kit has no tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was removed just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename {tag}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digest copied</source>
        <translation>Digest kopiert</translation>
    </message>
    <message>
        <source>{n} digests copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayersModel</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Shared with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kits</source>
        <translation>{n} Kits</translation>
    </message>
    <message>
        <source>only here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeftoversModel</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>{file}, {why}, {size}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryWatch</name>
    <message>
        <source>The store in {path} takes {size}; {free} free on its disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store {size} · {free} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} problems</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineBar</name>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>Schließen  Esc</translation>
    </message>
    <message>
        <source>of {n} lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogPart</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the records that are shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Edits that were not saved</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the store again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkdownView</name>
    <message>
        <source>picture, not loaded: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name of the kit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Name {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NeedsCard</name>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Shares of the roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What&apos;s inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kit has no model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {n} more in the Kitfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Kitfile names no package.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manifest and Kitfile match the digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read when the kit was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {n} re-hashed, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Layers not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifizieren</translation>
    </message>
    <message>
        <source>The Kitfile names none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No licence text in the layers that were looked into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Non-commercial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No SPDX name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no licence text that is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads as {licence}, as stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads as {licence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reproducibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own and shared bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} only here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared with {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other kit of the store holds any of its layers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackForm</name>
    <message>
        <source>team/model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>Trying samples of the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canonical file modes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer format, file modes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>comma between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tar keeps folders; raw is one file an entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same digest whatever the umask was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed order, owner and time. Same digest on every machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reproducible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} saves about {size} ({share} %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} would save about {size} ({share} %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} saves next to nothing here: the files are dense already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has too little room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} warning in the Kitfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} warnings in the Kitfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No missing, duplicate or overlapping paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free where the store is, {size} needed: {short} short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free, every layer is stored already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free, {size} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file is in no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files are in no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file is left out by rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files are left out by rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs the Kitfile as it is shown; it is not saved in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>{words}: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} names {digest} now and will move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be named {names} on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command packs the saved Kitfile; save this one first to get the same kit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackSheet</name>
    <message>
        <source>Pack {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open kit</source>
        <translation>Kit öffnen</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action, kit or room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&gt; actions   @ places   # kits   / files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of this kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No action, kit, file or room is called that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParametersBox</name>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a value here, inside a map or list  Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this value  Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are one value, not a map; change them in the text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParametersModel</name>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} values</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartsModel</name>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
</context>
<context>
    <name>PausedBand</name>
    <message>
        <source>Form paused, line {n}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to line {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PickTree</name>
    <message>
        <source>What to unpack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>PicksModel</name>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file to see what is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file in it to see what it holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, not looked into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verifiziert</translation>
    </message>
    <message>
        <source>Its whole layer was read just now and has the digest of the manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning only, not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify reads every byte and compares it with its digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{w} by {h} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON, laid out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{w} by {h} pixels are too many to decode. These are its first bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {read} of {whole}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long: not every line of the first {read} is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture comes of it. These are its first bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large to render, so it is shown as it is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text in this kit links to:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemsDock</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only the first problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix all {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more below these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiveForm</name>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Looking at what it holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the whole archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kit in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kits in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {n} more, which are taken too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} name means another kit here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} names mean other kits here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name that is not ticked stays where it is. The kit it leaves stays in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds no kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kit is ticked</source>
        <translation>Kein Kit ist angehakt</translation>
    </message>
    <message>
        <source>The disk has too little room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every blob is verified before a kit has a name here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free, {size} needed: {short} short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free, {size} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is left: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiveSheet</name>
    <message>
        <source>Import {n} kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {n} kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kit has a name here before every blob of all of them is verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Naming them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kit</source>
        <translation>{n} Kit</translation>
    </message>
    <message>
        <source>{n} kits</source>
        <translation>{n} Kits</translation>
    </message>
    <message>
        <source>{size}, {speed}</source>
        <translation>{size}, {speed}</translation>
    </message>
    <message>
        <source>{kits}, every blob verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} named {digest} before and moved; that kit stays in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open kit</source>
        <translation>Kit öffnen</translation>
    </message>
    <message>
        <source>Open the first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Edits that were not saved</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No edits are kept that were not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kit Studio ended unexpectedly after {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was lost: {n} draft has edits that were not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was lost: {n} drafts have edits that were not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} draft was recovered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} drafts were recovered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefusedBand</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This role has no {keys}; what stood there is gone. Ctrl+Z brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Removals</name>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {n} kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {n} kits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoleBar</name>
    <message>
        <source>Roles to drop on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowActs</name>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Give the role {role}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include or leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore with a rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit .kitignore…</source>
        <translation>.kitignore bearbeiten…</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search kits, files, actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action, kit or room  Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SectionFields</name>
    <message>
        <source>Show {n} empty field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {n} empty fields</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SectionHead</name>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>{n} tab was not opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tabs were not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not there any more: {names}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Reset {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by {variable}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set on the command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Order of precedence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default, settings file, environment, command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>No setting says “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not written, so it counts until the window is closed. {why} {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close  Esc</source>
        <translation>Schließen  Esc</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Open more…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Search by action or key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shortcut matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it works without the mouse. What has no key is in the palette, Ctrl+K.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Print the shortcuts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide sidebar  Ctrl+B</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SliderControl</name>
    <message>
        <source>{n} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>What each kit takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Verify the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set by {who}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoreCard</name>
    <message>
        <source>{n} kit</source>
        <translation>{n} Kit</translation>
    </message>
    <message>
        <source>{n} kits</source>
        <translation>{n} Kits</translation>
    </message>
    <message>
        <source>in {kits}</source>
        <translation>in {kits}</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} frei</translation>
    </message>
    <message>
        <source>{size} is shared between kits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoreCare</name>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>Freed {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} blob</source>
        <translation>{n} Blob</translation>
    </message>
    <message>
        <source>{n} blobs</source>
        <translation>{n} Blobs</translation>
    </message>
    <message>
        <source>The store is whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} problem found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} problems found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store is repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} blob is missing now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} blobs are missing now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack or receive these again: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something of the old folder is still there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store has moved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextsBox</name>
    <message>
        <source>Add author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove author {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back  Alt+Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward  Alt+Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>Empfangen…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TroubleBand</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The folder cannot be read now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnpackForm</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Space on the disk after unpacking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>of {size}, {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} free on {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose for {n} file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose for {n} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is {size} short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file is too large for {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No --filter names single files: the command takes their whole layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has one answer for all files that are in the way.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnpackSheet</name>
    <message>
        <source>Unpack {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>released in one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking at the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is in the folder before every digest is right. Cancelling leaves it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting it in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>{files}, {size}</source>
        <translation>{files}, {size}</translation>
    </message>
    <message>
        <source>{amount}, {speed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every digest was checked before a file was in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacked in {time}</source>
        <translation>In {time} entpackt</translation>
    </message>
    <message>
        <source>{n} file stayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files stayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file was overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files were overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file has another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files have other names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>UsageModel</name>
    <message>
        <source>Kit</source>
        <translation>Kit</translation>
    </message>
    <message>
        <source>Freed if removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>{name}, frees {freed} when removed, shares {shared}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowActs</name>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>Empfangen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action, kit or room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the closed tab again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear finished jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help on what is in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Protokollordner öffnen</translation>
    </message>
    <message>
        <source>About Kit Studio and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not been elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You did not come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tab is in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tab was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tab is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No draft with problems is in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job is listed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowMenu</name>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Editors</name>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Copy this line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_List</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>_Page</name>
    <message>
        <source>Reset page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Problem</name>
    <message>
        <source>line {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Removal</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {n} kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {n} kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} freed; the disk was too full to keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} is freed when this note goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its bytes stay: other kits need them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeing the bytes of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the names and digests they had</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kit is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kits are back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>What differs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Switch</name>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown beside the contents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acts</name>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tabs and panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Pack this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find what is wrong with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack this kit here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the kits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>The whole report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 200 log lines, same redaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The error&apos;s own words, which may quote a name or a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in Kit Studio broke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kit Studio ended unexpectedly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store changes in whole steps only, and drafts keep what you typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent. The file is yours to attach to an issue or to throw away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the run before this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, {time}; it broke {n} more times since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>The error&apos;s own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>draft</name>
    <message>
        <source>{names} lie outside of {folder}. They are copied to its top; the originals stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder has these names already, so nothing of them is copied: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {n} file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {n} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>These files are not in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last packing; no file changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>litter of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of an editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a temporary file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may hold a secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link to nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many folders deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left by an interrupted run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by .kitignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden by line {n} of .kitignore: {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no layer can be made of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} shard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} shards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} left out</source>
        <translation>{n} ausgelassen</translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unclaimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Nothing changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}, and {more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Kitfile of this draft has edits that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder holds caches or other litter between the files of its layers. With a .kitignore that names them, whole folders become one layer each. Without it, the Kitfile names every file by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the Kitfile only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a .kitignore too?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} datasets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} docs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} MCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layer</source>
        <translation>{n} Layer</translation>
    </message>
    <message>
        <source>{n} layers</source>
        <translation>{n} Layer</translation>
    </message>
    <message>
        <source>{layers}, {size}</source>
        <translation>{layers}, {size}</translation>
    </message>
    <message>
        <source>Layers by size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} since {tag}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the {n} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress by layer</source>
        <translation>Fortschritt nach Layer</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is named until every layer is stored. Cancelling leaves nothing behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>Looking at the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layer was unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layers were unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layer was already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layers were already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} named {digest} before and moved; that kit stays in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reproducible: no time, owner or order is stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the unpack command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file had to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} of files read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, {speed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was named, and no half kit was left in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel packing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {folder}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drafts</name>
    <message>
        <source>Not looked at yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Kitfile yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to pack</source>
        <translation>Bereit zum Packen</translation>
    </message>
    <message>
        <source>Packed as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} error</source>
        <translation>{n} Fehler</translation>
    </message>
    <message>
        <source>{n} errors</source>
        <translation>{n} Fehler</translation>
    </message>
    <message>
        <source>{n} warning</source>
        <translation>{n} Warnung</translation>
    </message>
    <message>
        <source>{n} warnings</source>
        <translation>{n} Warnungen</translation>
    </message>
    <message>
        <source>unsaved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>It was at {folder} when it was opened last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it to have a Kitfile proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packing it now would give the kit that is in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing stands against packing it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Kit</source>
        <translation>Kit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Kitfile written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>{path} is a mount of its own inside the destination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack to another folder, or unmount it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is refused as {form}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch or pack it again; if that does not help, ask its author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is refused: its first {stored} bytes expand to over {allowed}, {ratio} times as many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be made to fill the disk. Ask its author for a plain one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A compressed stream holds more than the {allowed} bytes there is room for on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is refused: it is {kind} (type {letter}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers hold files and folders only. Ask the kit&apos;s author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Hugging Face snapshot misses the content of {paths}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the model again; what is there already is not fetched twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule {rule} in line {line} of .kitignore is refused: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend the rule; put a backslash before a bracket that stands for itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} changed while it was being packed: {how}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was packed. Wait until nothing writes there, then pack again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier unpacking into {directory} was interrupted and cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old files are kept in {stage}. Take what you need and remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} paths in {directory} stand in the way, nothing was written: {first}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or -o to replace files or -i to keep them; links, and files where folders go (or the other way round), must be moved away first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was changed by another program meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it was overwritten. Run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filling {directory} failed half way and could not be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old files are kept in {stage}. Repair the disk and run it again: that undoes it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {kind} layer has the path {path}, which is not in the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the path in the Kitfile, or put the file there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {kind} layer cannot be made of {path}: it is a {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file or folder in the Kitfile; a raw layer needs a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {kind} layer has the path {path}, but {link} is a link to {target}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name what the link leads to in the Kitfile, or add --follow-links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These cannot be read by this account: {paths}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make them readable, or name them in .kitignore to leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder, or a name that does not exist yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} comes twice, from {first} and from {second}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack one of them with --filter, or ask the kit&apos;s author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} is refused at {path}: with it there are over {files} files and folders, or over {bytes} bytes of their names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be made to fill the disk. Unpack less of the kit with --filter, or ask its author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file system cannot hold both {path} and {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack to a file system that tells such names apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is refused: {reason} (at byte {offset}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links lead out of the folder: {links}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack what they lead to with --follow-links, remove them, or name them in .kitignore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} holds more than {limit} files and folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack a smaller folder, or put the many files into one archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} changed while the folder was looked through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was packed. Wait until nothing writes there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Run it again to start over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is damaged: expected {expected}, found {actual}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was released from it. Run `kitstudio store repair`, then fetch or pack the kit again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} failed at {path}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and the folder, then run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} failed: the disk is full at {path} (at least {needed} bytes were needed, {free} bytes are free).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space (`kitstudio store gc` may help) or choose another disk, then run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} needs {needed} bytes, but only {free} are free at {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} failed: the quota is used up at {path} (at least {needed} bytes were needed; the disk has {free} bytes free).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some of your space (`kitstudio store gc` may help) or ask for a larger quota, then run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} failed: the disk takes no more files at {path} (at least {needed} bytes were needed, {free} bytes are free).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove some files or choose another disk, then run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} failed: {path} may not be larger than {limit} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the limit (`ulimit -f`) or choose a disk that takes larger files, then run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} is not permitted at {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check who owns the file or folder and its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} failed: {path} is on a read-only file system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling and the folder you are in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path {path} is refused: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths must stay inside the folder: relative, without `..` parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled, though the disk has not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process {pid} clears up and ends by itself as soon as it does, and keeps its locks until then. What was just being named or put in place may still get there: look before you run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An error of our own: {kind}. Your files were not changed by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No home folder is known for {account}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set HOME to a folder where settings and caches may lie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, or remove it to return to the defaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store is not moved: {who} says where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start without that, so that the settings decide, or move the folder yourself and change it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mistake in Kit Studio stopped this: {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details into a report to its makers, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The blob {digest} is not in {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kit is not whole there: fetch it again, or pack it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{digest} has {size} bytes; a document of its kind may have {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was written wrongly, or to do harm; ask its author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no kit {reference} in {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling; a list of the kits there shows their names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not a digest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A digest is sha256: followed by 64 lower-case hex digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A descriptor in {where} is refused: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest was written wrongly; fetch it again or ask its author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is not usable JSON: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it again, or ask its author; nothing was taken from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kit does not fit together: {entry} has no layer in the manifest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was written wrongly or altered; use --filter to take the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter {text} is refused: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write TYPE,TYPE[:NAME,NAME], each TYPE one of kitfile, model, code, datasets, docs, prompts, mcpservers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{version} is not a version of kit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a release such as 1.7, or 2026 for the newest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Kitfile was not changed at {path}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this place in the text itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} does not name a part of a Kitfile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write keys joined by dots, for example model.parameters; list items cannot be chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Kitfile has no {node}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole Kitfile with `kitstudio info` to see what it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is refused at line {line}, column {column}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend that place in the Kitfile; `kitstudio check` shows all it finds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest {digest} is refused: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not a ModelKit or ModelPack that can be read; ask its author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{digest} is not a ModelKit: its config has the type {config_type}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a ModelKit or ModelPack; container images are not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer type {media_type} is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer tool may have written it. The other layers can be unpacked with --filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ModelPack is refused: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tool that wrote it left something out; ask its author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not a reference: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write [registry/]repository[:tag] in lower case, for example team/model:v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These names are taken in the folder: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was copied. Rename the files, or take those away first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is neither a file nor a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what it leads to by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was changed by another program since it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what is on disk, then save again or take that over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contents were not changed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the Kitfile or the .kitignore by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds {path} to the Kitfile as {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes {path} out of the Kitfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes {path} {kind}, it is {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives up {keys}, which have no place there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the rule {rule} to .kitignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the exception {rule} to .kitignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes line {line}, {rule}, out of .kitignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} would have a file of {needed} bytes, and files there have at most {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written. Export to a folder instead, whose largest file has {largest} bytes, or choose a disk (or, with `ulimit -f`, a limit) that takes larger files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use --force to replace it, or --output to write elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kit would have {count} {what}; at most {limit} can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was packed. Shorten texts, or join entries into folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Kitfile in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one with `kitstudio init {folder}`, or name one with -f.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder that holds the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is a Hugging Face cache with several snapshots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one of them: {snapshots}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is longer than {limit} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is what its name says, and not data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file; a Kitfile can also be piped in with `-f -`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a link to {target}, which is outside the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a copy in its place if you know what it leads to. A Kitfile elsewhere can be named with -f.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent kits form a circle: {chain}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change model.path in one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than {limit} parent kits stand above one another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack the model itself instead of naming a parent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} cannot be packed: {problems}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`kitstudio check` shows every problem with its place and its fix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reference} is not in {place}, and this version does not read registries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it in with `kitstudio receive` or `kitstudio import-kitops-store`; registries come later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no ModelKit or ModelPack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it was written completely and is the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of {folder} is too long to be kept before it is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it shorter than {most} characters, or save it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kit holds nothing at {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the kit&apos;s list of files: names must match exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the kit matches the filter {filters}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`kitstudio info` shows names and paths; they must match exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was freed: {subject} is damaged, so what it needs is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run `kitstudio store verify`, then `kitstudio store repair`; fetch or pack damaged kits again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store {path} can only be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another store with --store DIR, or make this one writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no storage of the kit tool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name its home folder (KITOPS_HOME), the one that holds `storage`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not an OCI image layout: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder or archive that `kitstudio export`, oras or skopeo wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds several kits: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one of them, for example oci:DIR:NAME or oci:DIR:@sha256:….</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or --force to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not replaced: it is neither a file nor an OCI layout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or move it away first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is held by process {pid} ({purpose}) since {since}; waited {waited} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for that process or end it, or allow more time with --wait SECONDS; nothing needs cleaning up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These names already mean other kits here: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was taken. Use --force to move them, or --tag-as to name the kit differently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store {path} is not used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A store belongs to one account and nobody else may write there. Choose another with --store DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no store of Kit Studio: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name an empty or a new folder with --store DIR. An OCI layout is read as oci:DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store {path} has form {found}; this release knows forms up to {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the newer release that wrote it, or another store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {reference} names is not known: its record {file} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run `kitstudio store repair`: it brings the name back where index.json still tells it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store cannot be moved to {path}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an empty or a new folder. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule {rule} is refused: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No window can be opened: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run it on a desktop, or use the other commands, which need no screen. `kitstudio doctor` tells more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>Export {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} blob</source>
        <translation>{n} Blob</translation>
    </message>
    <message>
        <source>{n} blobs, shared ones once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is mounted read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} may not be written by this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free on {name}: {short} short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file of {size}; {whose} takes files up to {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file of {size}; this program may write files up to {limit} (ulimit -f)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free, {size} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free, at most {size} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free, at least {size} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mounted read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free: {short} short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit for one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files up to {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{limit}: {over} over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {n} kit</source>
        <translation>{n} Kit exportieren</translation>
    </message>
    <message>
        <source>Export {n} kits</source>
        <translation>{n} Kits exportieren</translation>
    </message>
    <message>
        <source>Written, flushed, read again and hashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was begun was removed; what was there before stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel exporting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not looked into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Layer: {digest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known after Verify</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>manifestVersion is {version}, kit expects 1.0.0 and reads the Kitfile as that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Kitfile names no files: the kit has no layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has neither a path nor parts, so no file of it is packed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has parts but no path of its own: the newest kit crashes unpacking it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is an absolute path; paths are relative to the Kitfile&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} leads out of the Kitfile&apos;s folder; only what lies in it can be packed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be packed safely: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a URL; a path names a file or folder beside the Kitfile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} names a ModelKit; only the model&apos;s path may do so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} is packed, but kit takes its name for a ModelKit&apos;s. Rename it if kit is to pack it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not exist in the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not exist in the folder. Did you mean {nearest}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is or passes through the link {link}; kit packs an empty layer for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a {kind}, neither a file nor a folder; kit packs an empty layer for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is the path of {other} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} leaves out what other entries name, which goes into their layers: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no file, so its layer is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file in {path} belongs to another entry, so its layer is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no bytes: its files are empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is hidden by .kitignore, so its layer is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names with two dots in a row ({names}): kit neither packs nor unpacks them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kit 1.7 would pack {names} into no layer at all, because the names begin like {other} ({prefix}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows cannot hold some names: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part type {type} is not allowed: letters, digits, dots, dashes and underscores only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part type has {length} characters; 64 are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{licence} is not an SPDX licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{licence} is not an SPDX licence. Did you mean {nearest}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{licence} is no SPDX expression: it goes wrong at {word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} is an old SPDX identifier: it leaves open whether later versions are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{licence} is spelt {nearest} in the SPDX list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remoteHash is given without remotePath.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is on S3 and needs a remoteHash, the object&apos;s ETag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remoteHash is ignored: remotePath names a ModelKit, which has digests of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is neither s3://bucket/key nor a ModelKit such as registry/team/data:v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} lies within {remote}, where the remote data set {other} is unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An MCP server needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {name} is that of {other} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not the path of an .mcpb file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kit {version} does not know {key}: it refuses this Kitfile, and drops it from a kit without a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kit writes the number {number} as {shown} when it unpacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kit {version} cannot unpack {what}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>Not in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} of {entry}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remote path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remote hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kitfile format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file or folder here, or a reference to a parent kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example tokenizer, lora, config</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s3:// address or ModelKit reference; kit 2026 and newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ETag of the S3 object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kit expects 1.0.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MCP servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add MCP server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MCP server {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deprecated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unclaimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>home</name>
    <message>
        <source>No longer in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>{n} layer</source>
        <translation>{n} Layer</translation>
    </message>
    <message>
        <source>{n} layers</source>
        <translation>{n} Layer</translation>
    </message>
    <message>
        <source>Folder is no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the draft</source>
        <translation>Entwurf öffnen</translation>
    </message>
    <message>
        <source>{n} drafts have problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kit is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kits are damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interrupted job left {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving the same again goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>Empfangen…</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MCP</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kit</name>
    <message>
        <source>{n} layer</source>
        <translation>{n} Layer</translation>
    </message>
    <message>
        <source>{n} layers</source>
        <translation>{n} Layer</translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>The manifest holds a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed again at another time, it gets another digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time in the manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not depend on when the kit was packed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are compressed or not tar archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers of the layers not looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layer looked through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layers looked through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files carry times and owners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files carry times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files carry owners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time and no owner on any file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bytes follow from the files and their modes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressed: {forms}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another version of the packer may write other bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{format} of {forms} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packed by {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Config</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Media type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Diff ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naming</name>
    <message>
        <source>Names {digest} now, and will move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kit is named by a tag, a digest names itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has this name already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} names {digest} now, {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That kit keeps its other names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That kit stays in the store without a name of this repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {name}?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>{record} is damaged, so what it names is not listed: run `kitstudio store repair`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for {digest}, which process {pid} ({purpose}) is writing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kits of the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of this kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>{page}: {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quitting</name>
    <message>
        <source>{n} job is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} jobs are running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel jobs and quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>receive</name>
    <message>
        <source>An OCI archive, or the folder of an OCI layout. Every digest is checked first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Choose archive…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose layout folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OCI archives ({endings});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of a layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size known when it is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} of it new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {old} to {new}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was named, and no name was moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import from {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>removal</name>
    <message>
        <source>They come back by Undo for 15 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove {n} name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {n} names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the store</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting and asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>What a pack begins with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Kitfiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the window shows when it opens; tabs come back in any case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where I was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Ask before removing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise kits go at once, and come back by Undo for 15 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts from the next start; numbers and days are written in it too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact shows about a fifth more rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per cent of the usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimal matches registries and disk labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimal (GB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binary (GiB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets and notes appear without moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the local store (empty: the default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds to wait for another process that holds the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>ModelKit is what kit reads in every version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ModelKit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ModelPack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>Weights hardly shrink; text and tables do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>zstd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gzip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tar keeps folders; raw is one file an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canonical file modes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same digest whatever permissions a checkout gave the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Written into every new Kitfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the window logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is jobs that began and ended, and what was said on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the log to this file (empty: the window has one of its own)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Give a role, model to MCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to tab 1 to 9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close a sheet; never stops a job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>storage</name>
    <message>
        <source>without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {n} repositories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kits without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blobs no kit refers to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken-off transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside by a repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest of the old store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packing cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>{n} kit</source>
        <translation>{n} Kit</translation>
    </message>
    <message>
        <source>{n} kits</source>
        <translation>{n} Kits</translation>
    </message>
    <message>
        <source>{kits}, no tag any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, older than 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, last touched {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, damaged; kept for a rescue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, of a move broken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rebuilt when needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that would go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, {size}</source>
        <translation>{files}, {size}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Path of a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Move {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store stays where it is until the new one is whole and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder that holds other things gets a new folder inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes {path}, on the same disk: nothing is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes {path}; {free} are free there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {missing} too small: {free} are free there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} blob</source>
        <translation>{n} Blob</translation>
    </message>
    <message>
        <source>{n} blobs</source>
        <translation>{n} Blobs</translation>
    </message>
    <message>
        <source>checked in full {when}, {blobs}, none damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked in full {when}, {blobs}, with problems</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {s} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {m} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {h} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} weeks ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} months ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} years ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>unpack</name>
    <message>
        <source>Nothing was unpacked; what was in the folder is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel unpacking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
