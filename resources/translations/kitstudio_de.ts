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
    <name>BeginPage</name>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Paste the path of a folder or an archive</source>
        <translation>Pfad eines Ordners oder Archivs einfügen</translation>
    </message>
    <message>
        <source>Nothing leaves this machine. No account, no telemetry, no update checks.</source>
        <translation>Nichts verlässt diesen Rechner. Kein Konto, keine Telemetrie, keine Suche nach Updates.</translation>
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
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>Drop a model folder</source>
        <translation>Modellordner ablegen</translation>
    </message>
    <message>
        <source>Pack a folder</source>
        <translation>Ordner packen</translation>
    </message>
    <message>
        <source>Roles are guessed, problems are listed, the same files have the same digest on every machine.</source>
        <translation>Rollen werden erraten, Probleme aufgelistet; dieselben Dateien haben auf jedem Rechner denselben Digest.</translation>
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
        <source>Get set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>The guide says in a few short pages what folders, Kitfiles and kits are. It is on this computer.</source>
        <translation>Die Anleitung sagt auf wenigen kurzen Seiten, was Ordner, Kitfiles und Kits sind. Sie liegt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Read the guide</source>
        <translation>Anleitung lesen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>New to ModelKits?</source>
        <translation>Neu bei ModelKits?</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} frei</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Kit-Speicher</translation>
    </message>
    <message>
        <source>A folder for the store</source>
        <translation>Ein Ordner für den Kit-Speicher</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Set…</source>
        <translation>Angeben…</translation>
    </message>
    <message>
        <source>Author of new Kitfiles</source>
        <translation>Autor neuer Kitfiles</translation>
    </message>
    <message>
        <source>Written into every new Kitfile, if you like</source>
        <translation>Steht auf Wunsch in jedem neuen Kitfile</translation>
    </message>
    <message>
        <source>Your name as author</source>
        <translation>Ihr Name als Autor</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} von {m}</translation>
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
        <translation>Kit-Speicher</translation>
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
    <message>
        <source>Nearest command</source>
        <translation>Nächstliegender Befehl</translation>
    </message>
    <message>
        <source>No command for this yet</source>
        <translation>Noch kein Befehl dafür</translation>
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
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>What to do with {path}</source>
        <translation>Was mit {path} geschehen soll</translation>
    </message>
    <message>
        <source>{hint}; yours was changed {when}</source>
        <translation>{hint}; Ihre wurde {when} geändert</translation>
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
        <source>yours {size}, the kit&apos;s {new}</source>
        <translation>{size}, Kit {new}</translation>
    </message>
    <message>
        <source>Yours stays; the kit&apos;s is left out</source>
        <translation>Ihre bleibt; die des Kits bleibt weg</translation>
    </message>
    <message>
        <source>The kit&apos;s takes the place of yours</source>
        <translation>Die des Kits ersetzt Ihre</translation>
    </message>
    <message>
        <source>Yours stays; the kit&apos;s becomes {name}</source>
        <translation>Ihre bleibt; die des Kits heißt dann {name}</translation>
    </message>
    <message>
        <source>If they differ: {outcome}</source>
        <translation>Wenn sie sich unterscheiden: {outcome}</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>Keep all</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Overwrite all</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Rename all</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Every file of yours stays; those of the kit are left out</source>
        <translation>Jede Ihrer Dateien bleibt; die des Kits bleiben weg</translation>
    </message>
    <message>
        <source>Every file of the kit takes the place of yours</source>
        <translation>Jede Datei des Kits ersetzt Ihre</translation>
    </message>
    <message>
        <source>Every file of yours stays; those of the kit get other names</source>
        <translation>Jede Ihrer Dateien bleibt; die des Kits bekommen andere Namen</translation>
    </message>
    <message>
        <source>and {n} more: choose for all above</source>
        <translation>und {n} weitere: oben für alle wählen</translation>
    </message>
    <message>
        <source>{n} file is in the way</source>
        <translation>{n} Datei im Weg</translation>
    </message>
    <message>
        <source>{n} files are in the way</source>
        <translation>{n} Dateien im Weg</translation>
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
        <translation>{n} Datei im Kit</translation>
    </message>
    <message>
        <source>{n} files will be packed</source>
        <translation>{n} Dateien im Kit</translation>
    </message>
    <message>
        <source>No file will be packed</source>
        <translation>Es wird keine Datei gepackt</translation>
    </message>
    <message>
        <source>{n} in no layer</source>
        <translation>{n} in keinem Layer</translation>
    </message>
    <message>
        <source>{n} left out</source>
        <translation>{n} ausgelassen</translation>
    </message>
    <message>
        <source>{n} of them may hold a secret</source>
        <translation>{n} davon enthält vielleicht ein Geheimnis</translation>
    </message>
    <message>
        <source>{n} of them may hold secrets</source>
        <translation>{n} davon enthalten vielleicht Geheimnisse</translation>
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
        <source>Bring files in, edit what is ignored, or follow links</source>
        <translation>Dateien hereinholen, Ignoriertes bearbeiten oder Links folgen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Follow links</source>
        <translation>Links folgen</translation>
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
        <translation>Der Kit-Speicher auf seinem Datenträger</translation>
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
        <source>for {kits}; kept apart they would take {size}</source>
        <translation>für {kits}; einzeln abgelegt wären es {size}</translation>
    </message>
    <message>
        <source>for {kits}</source>
        <translation>für {kits}</translation>
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
        <source>Kept back, {size}</source>
        <translation>Zurückgehalten, {size}</translation>
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
    <message>
        <source>Show the tabs before</source>
        <translation>Vorige Tabs zeigen</translation>
    </message>
    <message>
        <source>Show the tabs after</source>
        <translation>Weitere Tabs zeigen</translation>
    </message>
</context>
<context>
    <name>DraftFooter</name>
    <message>
        <source>Reproducible, no time stored</source>
        <translation>Reproduzierbar, ohne Zeit</translation>
    </message>
    <message>
        <source>Pack…</source>
        <translation>Packen…</translation>
    </message>
    <message>
        <source>The folder cannot be read now</source>
        <translation>Der Ordner ist gerade nicht lesbar</translation>
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
        <source>No errors, {n} note</source>
        <translation>Keine Fehler, {n} Hinweis</translation>
    </message>
    <message>
        <source>No errors, {n} notes</source>
        <translation>Keine Fehler, {n} Hinweise</translation>
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
        <source>{n} file in the folder</source>
        <translation>{n} Datei im Ordner</translation>
    </message>
    <message>
        <source>{n} files in the folder</source>
        <translation>{n} Dateien im Ordner</translation>
    </message>
    <message>
        <source>{files}, links followed</source>
        <translation>{files}, Links gefolgt</translation>
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
        <source>Open with edits</source>
        <translation>Mit Änderungen öffnen</translation>
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
        <source>the Kitfile was never saved</source>
        <translation>das Kitfile wurde nie gespeichert</translation>
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
        <source>The rules of .kitignore differ</source>
        <translation>Die Regeln der .kitignore unterscheiden sich</translation>
    </message>
    <message>
        <source>One of the two texts cannot be read as a Kitfile: show them as text.</source>
        <translation>Einer der beiden Texte ist nicht als Kitfile lesbar: Lassen Sie beide als Text anzeigen.</translation>
    </message>
    <message>
        <source>{n} comment differs, see the text</source>
        <translation>{n} Kommentar weicht ab, siehe Text</translation>
    </message>
    <message>
        <source>{n} comments differ, see the text</source>
        <translation>{n} Kommentare weichen ab, siehe Text</translation>
    </message>
    <message>
        <source>The values are the same; order or layout differ.</source>
        <translation>Die Werte sind gleich; Reihenfolge oder Anordnung weichen ab.</translation>
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
        <source>Proposed</source>
        <translation>Vorgeschlagen</translation>
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
        <translation>Beide zeigen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
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
        <source>Edits are not kept until they are saved</source>
        <translation>Änderungen bleiben erst erhalten, wenn sie gespeichert sind</translation>
    </message>
    <message>
        <source>Another program deleted the Kitfile; saving writes it again</source>
        <translation>Ein anderes Programm hat das Kitfile gelöscht; Speichern schreibt es neu</translation>
    </message>
    <message>
        <source>The Kitfile holds what this editor could not keep; it can only be looked at</source>
        <translation>Das Kitfile enthält, was dieser Editor nicht bewahren könnte; es lässt sich nur ansehen</translation>
    </message>
    <message>
        <source>Your text stays; the other one is kept as {name}</source>
        <translation>Der eigene Text bleibt; der andere liegt als {name} daneben</translation>
    </message>
    <message>
        <source>The copy was not made</source>
        <translation>Die Kopie wurde nicht angelegt</translation>
    </message>
    <message>
        <source>Another program changed the Kitfile again</source>
        <translation>Ein anderes Programm hat das Kitfile erneut geändert</translation>
    </message>
    <message>
        <source>Keeps your text, and the other one as a copy beside the Kitfile</source>
        <translation>Behält den eigenen Text, und den anderen als Kopie neben dem Kitfile</translation>
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
        <source>Lines that were taken in were edited since: take the edits back first, with Ctrl+Z</source>
        <translation>Übernommene Zeilen wurden seither bearbeitet: nehmen Sie zuerst die Änderungen zurück, mit Strg+Z</translation>
    </message>
    <message>
        <source>Lines of another program were taken out of the Kitfile</source>
        <translation>Zeilen eines anderen Programms sind aus dem Kitfile genommen</translation>
    </message>
    <message>
        <source>Another program wrote a Kitfile that cannot be read as text; yours is not saved</source>
        <translation>Ein anderes Programm schrieb ein Kitfile, das nicht als Text lesbar ist; Ihres ist nicht gespeichert</translation>
    </message>
    <message>
        <source>The disk does not answer; they are kept as soon as it does</source>
        <translation>Der Datenträger antwortet nicht; sie bleiben erhalten, sobald er antwortet</translation>
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
        <source>Recent folders</source>
        <translation>Letzte Ordner</translation>
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
        <source>One at a time: only the first of {n} is opened</source>
        <translation>Eines nach dem anderen: nur das erste von {n} wird geöffnet</translation>
    </message>
    <message>
        <source>Not opened: {names}</source>
        <translation>Nicht geöffnet: {names}</translation>
    </message>
    <message>
        <source>No folder, Kitfile or archive</source>
        <translation>Kein Ordner, Kitfile oder Archiv</translation>
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
        <source>Do one of these</source>
        <translation>Tun Sie eines davon</translation>
    </message>
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
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>When what stood against it is gone.</source>
        <translation>Sobald nichts mehr dagegen steht.</translation>
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
        <translation>Archiv</translation>
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
        <source>Target</source>
        <translation>Ziel</translation>
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
        <source>Name a folder</source>
        <translation>Nennen Sie einen Ordner</translation>
    </message>
    <message>
        <source>Give it a name</source>
        <translation>Geben Sie einen Namen an</translation>
    </message>
    <message>
        <source>The name is too long</source>
        <translation>Der Name ist zu lang</translation>
    </message>
    <message>
        <source>It does not fit there</source>
        <translation>Dort passt es nicht hin</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Kits in it</source>
        <translation>Kits darin</translation>
    </message>
    <message>
        <source>Something is there already</source>
        <translation>Name vergeben</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Export {size}</source>
        <translation>{size} exportieren</translation>
    </message>
    <message>
        <source>every digest is checked afterwards</source>
        <translation>danach wird jeder Digest geprüft</translation>
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
        <translation>{size} · {blobs} · geschrieben, zurückgelesen, gehasht</translation>
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
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Size of files</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>In the order of the manifest</source>
        <translation>In der Reihenfolge des Manifests</translation>
    </message>
    <message>
        <source>Bytes of the files as they unpack. What is stored has headers and may be compressed.</source>
        <translation>Bytes der Dateien, wie sie entpackt werden. Gespeichertes hat Header und kann komprimiert sein.</translation>
    </message>
    <message>
        <source>Verify reads every byte and tells the digest of each file</source>
        <translation>Verifizieren liest jedes Byte und nennt den Digest jeder Datei</translation>
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
        <translation>Der Kit-Speicher ist nicht lesbar</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Type or paste a path</source>
        <translation>Pfad eingeben oder einfügen</translation>
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
        <source>Drop a model folder</source>
        <translation>Modellordner ablegen</translation>
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
        <translation>Was der Kit-Speicher enthält, nach Rolle</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Kit-Speicher</translation>
    </message>
    <message>
        <source>Hello</source>
        <translation>Hallo</translation>
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
        <translation>Was tun…</translation>
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
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Hide the steps of {job}</source>
        <translation>Schritte von {job} ausblenden</translation>
    </message>
    <message>
        <source>Show the steps of {job}</source>
        <translation>Schritte von {job} anzeigen</translation>
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
    <name>JobSteps</name>
    <message>
        <source>Steps of the job</source>
        <translation>Schritte des Vorgangs</translation>
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
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
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
        <source>Receive this kit…</source>
        <translation>Dieses Kit empfangen…</translation>
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
        <source>Rename the tag</source>
        <translation>Tag umbenennen</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Namen hinzufügen</translation>
    </message>
    <message>
        <source>Remove from the store</source>
        <translation>Aus dem Kit-Speicher entfernen</translation>
    </message>
    <message>
        <source>This kit is not in the store</source>
        <translation>Dieses Kit ist nicht im Kit-Speicher</translation>
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
        <translation>Jedes Byte wurde gelesen und stimmt mit seinem Digest überein</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifizieren</translation>
    </message>
    <message>
        <source>Reads every byte and compares it with its digest</source>
        <translation>Liest jedes Byte und vergleicht es mit seinem Digest</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>Flach</translation>
    </message>
    <message>
        <source>How files are arranged</source>
        <translation>Anordnung der Dateien</translation>
    </message>
    <message>
        <source>Show or hide the preview</source>
        <translation>Vorschau ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Files of the kit</source>
        <translation>Dateien des Kits</translation>
    </message>
    <message>
        <source>Verify every byte</source>
        <translation>Jedes Byte verifizieren</translation>
    </message>
    <message>
        <source>Save selected files to…</source>
        <translation>Ausgewählte Dateien speichern in…</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Show as tree</source>
        <translation>Als Baum anzeigen</translation>
    </message>
    <message>
        <source>Show by layer</source>
        <translation>Nach Layer anzeigen</translation>
    </message>
    <message>
        <source>Show flat</source>
        <translation>Flach anzeigen</translation>
    </message>
    <message>
        <source>No file has this in its path.</source>
        <translation>Keine Datei hat das im Pfad.</translation>
    </message>
    <message>
        <source>The kit holds no files.</source>
        <translation>Das Kit enthält keine Dateien.</translation>
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
        <translation>{files} in {layers}</translation>
    </message>
    <message>
        <source>{files} in {n} of {layers}</source>
        <translation>{files} in {n} von {layers}</translation>
    </message>
    <message>
        <source>{shown} of {files}</source>
        <translation>{shown} von {files}</translation>
    </message>
</context>
<context>
    <name>KitFilters</name>
    <message>
        <source>Tagged</source>
        <translation>Mit Tag</translation>
    </message>
    <message>
        <source>Untagged</source>
        <translation>Ohne Tag</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Weitere Filter</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>KitGone</name>
    <message>
        <source>Show the kits</source>
        <translation>Kits anzeigen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>This kit was removed</source>
        <translation>Dieses Kit wurde entfernt</translation>
    </message>
    <message>
        <source>Bringing the kit back</source>
        <translation>Das Kit wird zurückgeholt</translation>
    </message>
    <message>
        <source>{name} is no longer in the store. Another program removed it.</source>
        <translation>{name} ist nicht mehr im Kit-Speicher. Ein anderes Programm hat es entfernt.</translation>
    </message>
    <message>
        <source>{name} gets the names and digests it had.</source>
        <translation>{name} erhält die Namen und Digests von vorher.</translation>
    </message>
    <message>
        <source>You removed {name} at {time}. Its bytes are freed.</source>
        <translation>Sie haben {name} um {time} entfernt. Seine Bytes sind freigegeben.</translation>
    </message>
    <message>
        <source>You removed {name} at {time}. It can still be brought back.</source>
        <translation>Sie haben {name} um {time} entfernt. Noch lässt es sich zurückholen.</translation>
    </message>
</context>
<context>
    <name>KitHead</name>
    <message>
        <source>In an archive</source>
        <translation>In einem Archiv</translation>
    </message>
    <message>
        <source>In a layout</source>
        <translation>In einem Layout</translation>
    </message>
    <message>
        <source>In a folder</source>
        <translation>In einem Ordner</translation>
    </message>
    <message>
        <source>In kit&apos;s storage</source>
        <translation>Im Speicher von kit</translation>
    </message>
    <message>
        <source>Not in the store</source>
        <translation>Nicht im Kit-Speicher</translation>
    </message>
    <message>
        <source>In the store too</source>
        <translation>Auch im Kit-Speicher</translation>
    </message>
    <message>
        <source>Unpack…</source>
        <translation>Entpacken…</translation>
    </message>
    <message>
        <source>More acts for this kit</source>
        <translation>Weitere Aktionen für dieses Kit</translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>Empfangen…</translation>
    </message>
    <message>
        <source>Open from the store</source>
        <translation>Aus dem Kit-Speicher öffnen</translation>
    </message>
</context>
<context>
    <name>KitKitfile</name>
    <message>
        <source>Kitfile as YAML</source>
        <translation>Kitfile als YAML</translation>
    </message>
    <message>
        <source>Kitfile as JSON</source>
        <translation>Kitfile als JSON</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Which text of the Kitfile</source>
        <translation>Welcher Text des Kitfiles</translation>
    </message>
    <message>
        <source>Kitfile</source>
        <translation>Kitfile</translation>
    </message>
    <message>
        <source>Start a draft from it…</source>
        <translation>Entwurf daraus beginnen…</translation>
    </message>
    <message>
        <source>Copy the Kitfile</source>
        <translation>Kitfile kopieren</translation>
    </message>
    <message>
        <source>Part of the digest, so it cannot be edited here.</source>
        <translation>Teil des Digests und daher hier nicht bearbeitbar.</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>{n} bytes, shown as YAML</source>
        <translation>{n} Bytes, als YAML dargestellt</translation>
    </message>
    <message>
        <source>{n} bytes, made up</source>
        <translation>{n} Bytes, aufbereitet</translation>
    </message>
    <message>
        <source>{n} bytes, laid out</source>
        <translation>{n} Bytes, umgebrochen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Framework</translation>
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
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Datasets, docs, code, prompts</source>
        <translation>Datensätze, Doku, Code, Prompts</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>The Kitfile names no package.</source>
        <translation>Das Kitfile nennt kein Paket.</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>layer {size}</source>
        <translation>Layer {size}</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>not in this kit</source>
        <translation>nicht in diesem Kit</translation>
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
        <translation>Text des Manifests</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Config</translation>
    </message>
    <message>
        <source>Which document</source>
        <translation>Welches Dokument</translation>
    </message>
    <message>
        <source>Layers of the kit</source>
        <translation>Layer des Kits</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>Nicht verifiziert</translation>
    </message>
    <message>
        <source>Copy this text</source>
        <translation>Diesen Text kopieren</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>Wie gespeichert</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Config: the Kitfile</source>
        <translation>Config: das Kitfile</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the config</source>
        <translation>Config öffnen</translation>
    </message>
    <message>
        <source>Save a layer…</source>
        <translation>Layer speichern…</translation>
    </message>
    <message>
        <source>{size} in {layers}</source>
        <translation>{size} in {layers}</translation>
    </message>
    <message>
        <source>Save layer as…</source>
        <translation>Layer speichern unter…</translation>
    </message>
    <message>
        <source>Copy layer digest</source>
        <translation>Digest des Layers kopieren</translation>
    </message>
    <message>
        <source>Show the files of the layer</source>
        <translation>Dateien des Layers anzeigen</translation>
    </message>
    <message>
        <source>Show the manifest</source>
        <translation>Manifest anzeigen</translation>
    </message>
    <message>
        <source>Show the config</source>
        <translation>Config anzeigen</translation>
    </message>
    <message>
        <source>{size} shared with other kits</source>
        <translation>{size} mit anderen Kits geteilt</translation>
    </message>
    <message>
        <source>nothing shared</source>
        <translation>nichts geteilt</translation>
    </message>
    <message>
        <source>Verified {when}</source>
        <translation>Verifiziert: {when}</translation>
    </message>
    <message>
        <source>{n} bytes, shown with line breaks</source>
        <translation>{n} Bytes, mit Zeilenumbrüchen dargestellt</translation>
    </message>
</context>
<context>
    <name>KitPage</name>
    <message>
        <source>Reading the kit</source>
        <translation>Kit wird gelesen</translation>
    </message>
    <message>
        <source>Verify {name}</source>
        <translation>{name} verifizieren</translation>
    </message>
</context>
<context>
    <name>KitParts</name>
    <message>
        <source>Verifying…</source>
        <translation>Wird verifiziert…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifizieren</translation>
    </message>
</context>
<context>
    <name>KitSaving</name>
    <message>
        <source>Save the chosen files to</source>
        <translation>Ausgewählte Dateien speichern in</translation>
    </message>
    <message>
        <source>Save files to {folder}</source>
        <translation>Dateien speichern in {folder}</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>{name} speichern</translation>
    </message>
    <message>
        <source>Unpack into an empty folder and open it as a draft</source>
        <translation>In einen leeren Ordner entpacken und als Entwurf öffnen</translation>
    </message>
    <message>
        <source>Unpack into {folder}</source>
        <translation>In {folder} entpacken</translation>
    </message>
    <message>
        <source>{n} file saved</source>
        <translation>{n} Datei gespeichert</translation>
    </message>
    <message>
        <source>{n} files saved</source>
        <translation>{n} Dateien gespeichert</translation>
    </message>
    <message>
        <source>{size}, every byte verified</source>
        <translation>{size}, jedes Byte verifiziert</translation>
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
        <translation>Text des Kitfiles</translation>
    </message>
</context>
<context>
    <name>KitfileForm</name>
    <message>
        <source>Form of the Kitfile</source>
        <translation>Formular des Kitfiles</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
</context>
<context>
    <name>KitfilePane</name>
    <message>
        <source>What can be done in the text</source>
        <translation>Was im Text möglich ist</translation>
    </message>
    <message>
        <source>Kitfile</source>
        <translation>Kitfile</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen…</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rückwärts suchen</translation>
    </message>
    <message>
        <source>Go to line…</source>
        <translation>Gehe zu Zeile…</translation>
    </message>
    <message>
        <source>Suggest what can stand here</source>
        <translation>Vorschlagen, was hier stehen kann</translation>
    </message>
    <message>
        <source>Explain what stands here</source>
        <translation>Erklären, was hier steht</translation>
    </message>
    <message>
        <source>Mend what is wrong here…</source>
        <translation>Beheben, was hier falsch ist…</translation>
    </message>
    <message>
        <source>Make lines comments, or lines again</source>
        <translation>Zeilen aus- oder einkommentieren</translation>
    </message>
    <message>
        <source>Move lines up</source>
        <translation>Zeilen nach oben</translation>
    </message>
    <message>
        <source>Move lines down</source>
        <translation>Zeilen nach unten</translation>
    </message>
    <message>
        <source>Fold what the cursor is in</source>
        <translation>Abschnitt am Cursor einklappen</translation>
    </message>
    <message>
        <source>Unfold at the cursor</source>
        <translation>Am Cursor ausklappen</translation>
    </message>
    <message>
        <source>Fold all sections</source>
        <translation>Alle Abschnitte einklappen</translation>
    </message>
    <message>
        <source>Unfold everything</source>
        <translation>Alles ausklappen</translation>
    </message>
    <message>
        <source>Kitfile text</source>
        <translation>Kitfile-Text</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Proposed, not saved</source>
        <translation>Vorschlag, nicht gespeichert</translation>
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
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>Clear selection  Esc</source>
        <translation>Auswahl aufheben  Esc</translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation>{n} ausgewählt</translation>
    </message>
    <message>
        <source>removing frees nothing: other names or kits need it</source>
        <translation>Entfernen gibt nichts frei: andere Namen oder Kits brauchen es</translation>
    </message>
    <message>
        <source>removing frees nothing</source>
        <translation>Entfernen gibt nichts frei</translation>
    </message>
    <message>
        <source>removing frees {size}</source>
        <translation>Entfernen gibt {size} frei</translation>
    </message>
    <message>
        <source>{freed} with its manifest</source>
        <translation>{freed} mit seinem Manifest</translation>
    </message>
    <message>
        <source>{freed}, {kept} is shared</source>
        <translation>{freed}, {kept} sind geteilt</translation>
    </message>
</context>
<context>
    <name>KitsList</name>
    <message>
        <source>Filter by name, tag, digest</source>
        <translation>Nach Name, Tag, Digest filtern</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>Kits</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Show all kits</source>
        <translation>Alle Kits anzeigen</translation>
    </message>
    <message>
        <source>No kit matches</source>
        <translation>Kein Kit passt</translation>
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
        <translation>Digest</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Reading the store</source>
        <translation>Kit-Speicher wird gelesen</translation>
    </message>
    <message>
        <source>{own} of its own, {shared} shared with other kits</source>
        <translation>{own} eigen, {shared} mit anderen Kits geteilt</translation>
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
        <translation>{size} eigen</translation>
    </message>
</context>
<context>
    <name>KitsPage</name>
    <message>
        <source>Reading the store</source>
        <translation>Kit-Speicher wird gelesen</translation>
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
        <source>Look at the store again  F5</source>
        <translation>Kit-Speicher neu einlesen  F5</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>Kits</translation>
    </message>
    <message>
        <source>A kit is a packed model folder. Drop one anywhere on this window, or open it.</source>
        <translation>Ein Kit ist ein gepackter Modellordner. Legen Sie einen irgendwo auf diesem Fenster ab oder öffnen Sie ihn.</translation>
    </message>
    <message>
        <source>No kits yet</source>
        <translation>Noch keine Kits</translation>
    </message>
    <message>
        <source>Open the kit</source>
        <translation>Kit öffnen</translation>
    </message>
    <message>
        <source>Unpack the kit…</source>
        <translation>Kit entpacken…</translation>
    </message>
    <message>
        <source>Rename the tag</source>
        <translation>Tag umbenennen</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Namen hinzufügen</translation>
    </message>
    <message>
        <source>Export the kits…</source>
        <translation>Kits exportieren…</translation>
    </message>
    <message>
        <source>Copy the digest</source>
        <translation>Digest kopieren</translation>
    </message>
    <message>
        <source>Remove from the store</source>
        <translation>Aus dem Kit-Speicher entfernen</translation>
    </message>
    <message>
        <source>Filter the kits</source>
        <translation>Kits filtern</translation>
    </message>
    <message>
        <source>Show all kits</source>
        <translation>Alle Kits anzeigen</translation>
    </message>
    <message>
        <source>Table or cards</source>
        <translation>Tabelle oder Karten</translation>
    </message>
    <message>
        <source>Clear the filter or the selection</source>
        <translation>Filter oder Auswahl aufheben</translation>
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
        <source>{kits} in {n} rows: one for each repository</source>
        <translation>{kits} in {n} Zeilen: je Repository eine</translation>
    </message>
    <message>
        <source>{kits} · {size} on disk</source>
        <translation>{kits} · {size} auf dem Datenträger</translation>
    </message>
    <message>
        <source>{before}, of which {shared} is shared between kits</source>
        <translation>{before}, davon {shared} zwischen Kits geteilt</translation>
    </message>
    <message>
        <source>Select a kit first</source>
        <translation>Wählen Sie zuerst ein Kit</translation>
    </message>
    <message>
        <source>Select a single kit</source>
        <translation>Wählen Sie ein einzelnes Kit</translation>
    </message>
    <message>
        <source>The kit has no tag</source>
        <translation>Das Kit hat kein Tag</translation>
    </message>
    <message>
        <source>Rename {tag}</source>
        <translation>{tag} umbenennen</translation>
    </message>
    <message>
        <source>Digest copied</source>
        <translation>Digest kopiert</translation>
    </message>
    <message>
        <source>{n} digests copied</source>
        <translation>{n} Digests kopiert</translation>
    </message>
</context>
<context>
    <name>LayersModel</name>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
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
        <translation>Geteilt mit</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>{n} kits</source>
        <translation>{n} Kits</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
</context>
<context>
    <name>LeftoversModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>{file}, {why}, {size}</source>
        <translation>{file}, {why}, {size}</translation>
    </message>
</context>
<context>
    <name>LibraryWatch</name>
    <message>
        <source>The store in {path} takes {size}; {free} free on its disk</source>
        <translation>Der Kit-Speicher in {path} belegt {size}; {free} frei auf seinem Datenträger</translation>
    </message>
    <message>
        <source>Store {size} · {free} free</source>
        <translation>Kit-Speicher {size} · {free} frei</translation>
    </message>
    <message>
        <source>{n} folder</source>
        <translation>{n} Ordner</translation>
    </message>
    <message>
        <source>{n} folders</source>
        <translation>{n} Ordner</translation>
    </message>
    <message>
        <source>{folders}, {n} of them open</source>
        <translation>{folders}, davon {n} offen</translation>
    </message>
    <message>
        <source>{n} problem</source>
        <translation>{n} Problem</translation>
    </message>
    <message>
        <source>{n} problems</source>
        <translation>{n} Probleme</translation>
    </message>
</context>
<context>
    <name>LineBar</name>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>Schließen  Esc</translation>
    </message>
    <message>
        <source>of {n} lines</source>
        <translation>von {n} Zeilen</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
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
        <translation>Alle</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Records from</source>
        <translation>Einträge ab</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the records that are shown</source>
        <translation>Angezeigte Einträge kopieren</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>Kits</translation>
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
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Look at the store again</source>
        <translation>Kit-Speicher neu einlesen</translation>
    </message>
</context>
<context>
    <name>MarkdownView</name>
    <message>
        <source>picture, not loaded: {name}</source>
        <translation>Bild, nicht geladen: {name}</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name of the kit</source>
        <translation>Name des Kits</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Name {name}</source>
        <translation>{name} benennen</translation>
    </message>
    <message>
        <source>{name} stays</source>
        <translation>{name} bleibt</translation>
    </message>
    <message>
        <source>It is the only name of the kit by now.</source>
        <translation>Es ist inzwischen der einzige Name des Kits.</translation>
    </message>
    <message>
        <source>{name} is named as before</source>
        <translation>{name} heißt wie zuvor</translation>
    </message>
    <message>
        <source>It was {name}</source>
        <translation>Zuvor {name}</translation>
    </message>
    <message>
        <source>Kit {digest} had this name</source>
        <translation>So hieß Kit {digest}</translation>
    </message>
    <message>
        <source>Named {name}</source>
        <translation>{name} benannt</translation>
    </message>
    <message>
        <source>Take back the name {name}</source>
        <translation>Den Namen {name} zurücknehmen</translation>
    </message>
</context>
<context>
    <name>NeedsCard</name>
    <message>
        <source>Needs you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nichts wartet auf Sie.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Shares of the roles</source>
        <translation>Anteile der Rollen</translation>
    </message>
    <message>
        <source>What&apos;s inside</source>
        <translation>Was darin ist</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>This kit has no model.</source>
        <translation>Dieses Kit hat kein Modell.</translation>
    </message>
    <message>
        <source>{n} part</source>
        <translation>{n} Teil</translation>
    </message>
    <message>
        <source>{n} parts</source>
        <translation>{n} Teile</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Framework</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>by {file} and Kitfile</source>
        <translation>laut {file} und Kitfile</translation>
    </message>
    <message>
        <source>and {n} more in the Kitfile</source>
        <translation>und {n} weitere im Kitfile</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>The Kitfile names no package.</source>
        <translation>Das Kitfile nennt kein Paket.</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Manifest and Kitfile match the digest</source>
        <translation>Manifest und Kitfile passen zum Digest</translation>
    </message>
    <message>
        <source>Read when the kit was opened</source>
        <translation>Beim Öffnen des Kits gelesen</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>Integrität</translation>
    </message>
    <message>
        <source>Reading every byte</source>
        <translation>Jedes Byte wird gelesen</translation>
    </message>
    <message>
        <source>{n} of {n} re-hashed, {when}</source>
        <translation>{n} von {n} neu gehasht, {when}</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Layers not read yet</source>
        <translation>Layer noch nicht gelesen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifizieren</translation>
    </message>
    <message>
        <source>Verify again</source>
        <translation>Erneut verifizieren</translation>
    </message>
    <message>
        <source>The Kitfile names none.</source>
        <translation>Das Kitfile nennt keine.</translation>
    </message>
    <message>
        <source>No licence text in the layers that were looked into.</source>
        <translation>Kein Lizenztext in den durchgesehenen Layern.</translation>
    </message>
    <message>
        <source>The layers could not be looked into.</source>
        <translation>Die Layer konnten nicht durchgesehen werden.</translation>
    </message>
    <message>
        <source>Looking for texts…</source>
        <translation>Lizenztexte werden gesucht…</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>What the store has of it</source>
        <translation>Was der Kit-Speicher davon hat</translation>
    </message>
    <message>
        <source>{size} would be new</source>
        <translation>{size} wären neu</translation>
    </message>
    <message>
        <source>{size} is there already</source>
        <translation>{size} sind schon da</translation>
    </message>
    <message>
        <source>Non-commercial</source>
        <translation>Nicht kommerziell</translation>
    </message>
    <message>
        <source>No SPDX name</source>
        <translation>Kein SPDX-Name</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation>{name} lesen</translation>
    </message>
    <message>
        <source>no licence text that is known</source>
        <translation>kein bekannter Lizenztext</translation>
    </message>
    <message>
        <source>reads as {licence}, as stated</source>
        <translation>liest sich als {licence}, wie angegeben</translation>
    </message>
    <message>
        <source>That is stated for {part}; for the package it is {licence}.</source>
        <translation>So steht es bei {part}; für das Paket steht {licence}.</translation>
    </message>
    <message>
        <source>The Kitfile states {licence}.</source>
        <translation>Im Kitfile steht {licence}.</translation>
    </message>
    <message>
        <source>reads as {licence}</source>
        <translation>liest sich als {licence}</translation>
    </message>
    <message>
        <source>Its folder packs to the same digest</source>
        <translation>Sein Ordner ergibt gepackt denselben Digest</translation>
    </message>
    <message>
        <source>{folder}, as it was looked at last</source>
        <translation>{folder}, wie zuletzt angesehen</translation>
    </message>
    <message>
        <source>Reproducibility</source>
        <translation>Reproduzierbarkeit</translation>
    </message>
    <message>
        <source>Size in the store</source>
        <translation>Größe im Kit-Speicher</translation>
    </message>
    <message>
        <source>Own and shared bytes</source>
        <translation>Eigene und geteilte Bytes</translation>
    </message>
    <message>
        <source>{size} only here</source>
        <translation>{size} nur hier</translation>
    </message>
    <message>
        <source>{size} shared</source>
        <translation>{size} geteilt</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} und {n} weitere</translation>
    </message>
    <message>
        <source>Shared with {names}</source>
        <translation>Geteilt mit {names}</translation>
    </message>
    <message>
        <source>No other kit of the store holds any of its layers.</source>
        <translation>Kein anderes Kit des Kit-Speichers enthält einen seiner Layer.</translation>
    </message>
</context>
<context>
    <name>PackForm</name>
    <message>
        <source>team/model</source>
        <translation>team/modell</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>latest</translation>
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
        <translation>Stichproben der Dateien werden komprimiert</translation>
    </message>
    <message>
        <source>Layer format</source>
        <translation>Layer-Format</translation>
    </message>
    <message>
        <source>Canonical file modes</source>
        <translation>Einheitliche Dateirechte</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Time stored</source>
        <translation>Gespeicherte Zeit</translation>
    </message>
    <message>
        <source>Layer format, file modes…</source>
        <translation>Layer-Format, Dateirechte…</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>comma between</source>
        <translation>durch Komma getrennt</translation>
    </message>
    <message>
        <source>tar keeps folders; raw is one file an entry.</source>
        <translation>tar erhält Ordner; raw ist eine Datei je Eintrag.</translation>
    </message>
    <message>
        <source>The same digest whatever the umask was.</source>
        <translation>Derselbe Digest, gleich welche umask galt.</translation>
    </message>
    <message>
        <source>Reproducible</source>
        <translation>Reproduzierbar</translation>
    </message>
    <message>
        <source>Not reproducible</source>
        <translation>Nicht reproduzierbar</translation>
    </message>
    <message>
        <source>Fixed order and owner. Each pack has another digest.</source>
        <translation>Reihenfolge und Besitzer fest. Jedes Mal ein anderer Digest.</translation>
    </message>
    <message>
        <source>{kind} saves about {size} ({share} %)</source>
        <translation>{kind} spart etwa {size} ({share} %)</translation>
    </message>
    <message>
        <source>{kind} would save about {size} ({share} %)</source>
        <translation>{kind} würde etwa {size} sparen ({share} %)</translation>
    </message>
    <message>
        <source>{kind} saves next to nothing here: the files are dense already</source>
        <translation>{kind} spart hier fast nichts: die Dateien sind schon dicht</translation>
    </message>
    <message>
        <source>The disk has too little room</source>
        <translation>Auf dem Datenträger ist zu wenig Platz</translation>
    </message>
    <message>
        <source>See the checks</source>
        <translation>Siehe Prüfungen</translation>
    </message>
    <message>
        <source>{n} file is left out without a rule</source>
        <translation>{n} Datei ist ohne Regel ausgelassen</translation>
    </message>
    <message>
        <source>{n} files are left out without a rule</source>
        <translation>{n} Dateien sind ohne Regel ausgelassen</translation>
    </message>
    <message>
        <source>Write it in lower case, for example team/model.</source>
        <translation>Schreiben Sie ihn klein, zum Beispiel team/modell.</translation>
    </message>
    <message>
        <source>Write letters, digits, dots and dashes, for example v1.</source>
        <translation>Möglich sind Buchstaben, Ziffern, Punkte und Striche, zum Beispiel v1.</translation>
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
        <source>No file is in a layer</source>
        <translation>Keine Datei ist in einer Schicht</translation>
    </message>
    <message>
        <source>{n} warning in the Kitfile</source>
        <translation>{n} Warnung im Kitfile</translation>
    </message>
    <message>
        <source>{n} warnings in the Kitfile</source>
        <translation>{n} Warnungen im Kitfile</translation>
    </message>
    <message>
        <source>No missing, duplicate or overlapping paths</source>
        <translation>Keine fehlenden, doppelten oder überlappenden Pfade</translation>
    </message>
    <message>
        <source>{free} free where the store is, {size} needed: {short} short</source>
        <translation>{free} frei am Ort des Kit-Speichers, {size} nötig: {short} zu wenig</translation>
    </message>
    <message>
        <source>{free} free, every layer is stored already</source>
        <translation>{free} frei, jeder Layer ist schon gespeichert</translation>
    </message>
    <message>
        <source>{free} free, {size} needed</source>
        <translation>{free} frei, {size} nötig</translation>
    </message>
    <message>
        <source>{n} file is in no layer</source>
        <translation>{n} Datei ist in keinem Layer</translation>
    </message>
    <message>
        <source>{n} files are in no layer</source>
        <translation>{n} Dateien sind in keinem Layer</translation>
    </message>
    <message>
        <source>{n} file is left out by rules</source>
        <translation>{n} Datei ist durch Regeln ausgelassen</translation>
    </message>
    <message>
        <source>{n} files are left out by rules</source>
        <translation>{n} Dateien sind durch Regeln ausgelassen</translation>
    </message>
    <message>
        <source>Obeys the .kitignore as it is shown; it is not saved in the folder</source>
        <translation>Folgt der .kitignore, wie sie hier steht; sie ist nicht im Ordner gespeichert</translation>
    </message>
    <message>
        <source>{name} is kit {digest} now, and will be this one</source>
        <translation>{name} ist jetzt Kit {digest} und wird dieses</translation>
    </message>
    <message>
        <source>Packs the Kitfile as it is shown; it is not saved in the folder</source>
        <translation>Packt das Kitfile wie angezeigt; im Ordner ist es nicht gespeichert</translation>
    </message>
    <message>
        <source>Same files and permissions, same digest.</source>
        <translation>Gleiche Dateien und Rechte, gleicher Digest.</translation>
    </message>
    <message>
        <source>Same files, same digest on every machine.</source>
        <translation>Gleiche Dateien, überall derselbe Digest.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>{words}: {names}</source>
        <translation>{words}: {names}</translation>
    </message>
    <message>
        <source>Will be named {names} on this computer.</source>
        <translation>Heißt auf diesem Rechner dann {names}.</translation>
    </message>
    <message>
        <source>The command obeys the saved .kitignore; save this one first to get the same kit.</source>
        <translation>Der Befehl folgt der gespeicherten .kitignore; für dasselbe Kit muss diese erst gespeichert werden.</translation>
    </message>
    <message>
        <source>The command packs the saved Kitfile; save this one first to get the same kit.</source>
        <translation>Der Befehl packt das gespeicherte Kitfile; speichern Sie dieses zuerst, um dasselbe Kit zu erhalten.</translation>
    </message>
</context>
<context>
    <name>PackSheet</name>
    <message>
        <source>The contents are being changed</source>
        <translation>Der Inhalt wird gerade geändert</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation>Ordner wird gelesen</translation>
    </message>
    <message>
        <source>Pack {name}</source>
        <translation>{name} packen</translation>
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
        <translation>Palette</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Fundliste</translation>
    </message>
    <message>
        <source>Find an action, kit, file, place or setting</source>
        <translation>Aktion, Kit, Datei, Ort oder Einstellung suchen</translation>
    </message>
    <message>
        <source>Find an action, kit or place</source>
        <translation>Aktion, Kit oder Ort suchen</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>run</source>
        <translation>ausführen</translation>
    </message>
    <message>
        <source>&gt; actions   @ places   # kits   / files   = settings</source>
        <translation>&gt; Aktionen   @ Orte   # Kits   / Dateien   = Einstellungen</translation>
    </message>
    <message>
        <source>Files of open kits</source>
        <translation>Dateien offener Kits</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>No action, kit, file, place or setting is called that.</source>
        <translation>Keine Aktion, kein Kit, keine Datei, kein Ort und keine Einstellung heißt so.</translation>
    </message>
    <message>
        <source>None of these is called that. Without {sign} everything is searched.</source>
        <translation>Nichts davon heißt so. Ohne {sign} wird alles durchsucht.</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>Kits</translation>
    </message>
</context>
<context>
    <name>ParametersBox</name>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Add value</source>
        <translation>Wert hinzufügen</translation>
    </message>
    <message>
        <source>Add a value here, inside a map or list  Insert</source>
        <translation>Hier einen Wert einfügen, in einer Map oder Liste darin  Einfg</translation>
    </message>
    <message>
        <source>Remove this value  Delete</source>
        <translation>Diesen Wert entfernen  Entf</translation>
    </message>
    <message>
        <source>They are one value, not a map; change them in the text.</source>
        <translation>Sie sind ein einzelner Wert, keine Map; ändern Sie sie im Text.</translation>
    </message>
</context>
<context>
    <name>ParametersModel</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Item {n}</source>
        <translation>Element {n}</translation>
    </message>
    <message>
        <source>{n} value</source>
        <translation>{n} Wert</translation>
    </message>
    <message>
        <source>{n} values</source>
        <translation>{n} Werte</translation>
    </message>
</context>
<context>
    <name>PartsModel</name>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
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
        <translation>Formular angehalten, Zeile {n}: {reason}</translation>
    </message>
    <message>
        <source>The form waits for line {n}: until that is mended, what you type goes nowhere.</source>
        <translation>Das Formular wartet auf Zeile {n}: Solange sie nicht stimmt, geht Getipptes nirgendwohin.</translation>
    </message>
    <message>
        <source>Go to line {n}</source>
        <translation>Gehe zu Zeile {n}</translation>
    </message>
</context>
<context>
    <name>PickTree</name>
    <message>
        <source>What to unpack</source>
        <translation>Was entpackt wird</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Without weights</source>
        <translation>Ohne Gewichte</translation>
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
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Text der Datei</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern…</translation>
    </message>
    <message>
        <source>Choose a file to see what is in it.</source>
        <translation>Wählen Sie eine Datei, um ihren Inhalt zu sehen.</translation>
    </message>
    <message>
        <source>Choose a file in it to see what it holds.</source>
        <translation>Wählen Sie eine Datei darin, um ihren Inhalt zu sehen.</translation>
    </message>
    <message>
        <source>{size}, not looked into</source>
        <translation>{size}, nicht durchgesehen</translation>
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
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Cannot be shown</source>
        <translation>Nicht darstellbar</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verifiziert</translation>
    </message>
    <message>
        <source>Its whole layer was read just now and has the digest of the manifest</source>
        <translation>Ihr ganzer Layer wurde eben gelesen und hat den Digest des Manifests</translation>
    </message>
    <message>
        <source>Beginning only, not verified</source>
        <translation>Nur der Anfang, nicht verifiziert</translation>
    </message>
    <message>
        <source>Verify reads every byte and compares it with its digest</source>
        <translation>Verifizieren liest jedes Byte und vergleicht es mit seinem Digest</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>{w} by {h} pixels</source>
        <translation>{w} × {h} Pixel</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>JSON, laid out</source>
        <translation>JSON, umgebrochen</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>{w} by {h} pixels are too many to decode. These are its first bytes.</source>
        <translation>{w} × {h} Pixel sind zu viele zum Dekodieren. Dies sind die ersten Bytes.</translation>
    </message>
    <message>
        <source>The first {read} of {whole}</source>
        <translation>Die ersten {read} von {whole}</translation>
    </message>
    <message>
        <source>Long: not every line of the first {read} is shown</source>
        <translation>Lang: nicht jede Zeile der ersten {read} wird angezeigt</translation>
    </message>
    <message>
        <source>No picture comes of it. These are its first bytes.</source>
        <translation>Daraus wird kein Bild. Dies sind die ersten Bytes.</translation>
    </message>
    <message>
        <source>The header only, {read} of {whole}</source>
        <translation>Nur der Header, {read} von {whole}</translation>
    </message>
    <message>
        <source>Too large to render, so it is shown as it is written</source>
        <translation>Zu groß zum Aufbereiten, daher angezeigt, wie es geschrieben ist</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>The text in this kit links to:</source>
        <translation>Der Text in diesem Kit verweist auf:</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
</context>
<context>
    <name>ProblemsDock</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Show only the first problem</source>
        <translation>Nur das erste Problem anzeigen</translation>
    </message>
    <message>
        <source>Show all problems</source>
        <translation>Alle Probleme anzeigen</translation>
    </message>
    <message>
        <source>{n} note</source>
        <translation>{n} Hinweis</translation>
    </message>
    <message>
        <source>{n} notes</source>
        <translation>{n} Hinweise</translation>
    </message>
    <message>
        <source>Fix all {n}</source>
        <translation>Alle {n} beheben</translation>
    </message>
    <message>
        <source>{n} more below these</source>
        <translation>{n} weitere darunter</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} weitere</translation>
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
        <translation>Inhalt wird durchgesehen</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Andere Datei wählen …</translation>
    </message>
    <message>
        <source>Read the whole archive</source>
        <translation>Ganzes Archiv lesen</translation>
    </message>
    <message>
        <source>{n} kit in it</source>
        <translation>{n} Kit darin</translation>
    </message>
    <message>
        <source>{n} kits in it</source>
        <translation>{n} Kits darin</translation>
    </message>
    <message>
        <source>Take {name}</source>
        <translation>{name} übernehmen</translation>
    </message>
    <message>
        <source>and {n} more, which are taken too</source>
        <translation>und {n} weitere, die auch übernommen werden</translation>
    </message>
    <message>
        <source>{n} name means another kit here</source>
        <translation>{n} Name bezeichnet hier ein anderes Kit</translation>
    </message>
    <message>
        <source>{n} names mean other kits here</source>
        <translation>{n} Namen bezeichnen hier andere Kits</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Umziehen</translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation>{name} umziehen</translation>
    </message>
    <message>
        <source>A name that is not ticked stays where it is. The kit it leaves stays in the store.</source>
        <translation>Ein nicht angehakter Name bleibt, wo er ist. Das Kit, das er verlässt, bleibt im Kit-Speicher.</translation>
    </message>
    <message>
        <source>It holds no kit</source>
        <translation>Es enthält kein Kit</translation>
    </message>
    <message>
        <source>No kit is ticked</source>
        <translation>Kein Kit ist angehakt</translation>
    </message>
    <message>
        <source>The disk has too little room</source>
        <translation>Auf dem Datenträger ist zu wenig Platz</translation>
    </message>
    <message>
        <source>The command would take all of them</source>
        <translation>Der Befehl würde alle nehmen</translation>
    </message>
    <message>
        <source>Every blob is verified before a kit has a name here</source>
        <translation>Jeder Blob wird verifiziert, bevor ein Kit hier einen Namen bekommt</translation>
    </message>
    <message>
        <source>{free} free, {size} needed: {short} short</source>
        <translation>{free} frei, {size} nötig: {short} zu wenig</translation>
    </message>
    <message>
        <source>{free} free, {size} needed</source>
        <translation>{free} frei, {size} nötig</translation>
    </message>
    <message>
        <source>{name} is left: {reason}</source>
        <translation>{name} bleibt zurück: {reason}</translation>
    </message>
</context>
<context>
    <name>ReceiveSheet</name>
    <message>
        <source>Receive {name}</source>
        <translation>{name} empfangen</translation>
    </message>
    <message>
        <source>No kit has a name here before every blob of all of them is verified.</source>
        <translation>Kein Kit bekommt hier einen Namen, bevor jeder Blob von allen verifiziert ist.</translation>
    </message>
    <message>
        <source>Receive {n} kit</source>
        <translation>{n} Kit empfangen</translation>
    </message>
    <message>
        <source>Receive {n} kits</source>
        <translation>{n} Kits empfangen</translation>
    </message>
    <message>
        <source>Naming them</source>
        <translation>Namen werden vergeben</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Wird empfangen</translation>
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
        <source>Every blob was here already</source>
        <translation>Alle Blobs waren schon da</translation>
    </message>
    <message>
        <source>{size}, {speed}</source>
        <translation>{size}, {speed}</translation>
    </message>
    <message>
        <source>{kits}, every blob verified</source>
        <translation>{kits}, jeder Blob verifiziert</translation>
    </message>
    <message>
        <source>{name} named {digest} before and moved; that kit stays in the store</source>
        <translation>{name} benannte zuvor {digest} und ist umgezogen; jenes Kit bleibt im Kit-Speicher</translation>
    </message>
    <message>
        <source>Received in {time}</source>
        <translation>In {time} empfangen</translation>
    </message>
    <message>
        <source>Open kit</source>
        <translation>Kit öffnen</translation>
    </message>
    <message>
        <source>Open the first</source>
        <translation>Erstes öffnen</translation>
    </message>
</context>
<context>
    <name>Recovered</name>
    <message>
        <source>Show both</source>
        <translation>Beide zeigen</translation>
    </message>
    <message>
        <source>Open with edits</source>
        <translation>Mit Änderungen öffnen</translation>
    </message>
    <message>
        <source>These edits stay kept: the Kitfile cannot be read as text</source>
        <translation>Diese Änderungen bleiben erhalten: das Kitfile ist nicht als Text lesbar</translation>
    </message>
    <message>
        <source>The file on disk was changed since</source>
        <translation>Die Datei auf dem Datenträger wurde seither geändert</translation>
    </message>
    <message>
        <source>Edits from {time} were not saved</source>
        <translation>Änderungen von {time} wurden nicht gespeichert</translation>
    </message>
    <message>
        <source>In the editor</source>
        <translation>Im Editor</translation>
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
    <name>RecoveryPage</name>
    <message>
        <source>Edits that were not saved</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>Später fragen</translation>
    </message>
    <message>
        <source>Recover edits</source>
        <translation>Änderungen wiederherstellen</translation>
    </message>
    <message>
        <source>A file of kept edits is damaged, or not one of Kit Studio; it was set aside</source>
        <translation>Eine Datei mit aufgehobenen Änderungen ist beschädigt oder nicht von Kit Studio; sie wurde beiseitegelegt</translation>
    </message>
    <message>
        <source>{n} files of kept edits are damaged, or not of Kit Studio; they were set aside</source>
        <translation>{n} Dateien mit aufgehobenen Änderungen sind beschädigt oder nicht von Kit Studio; sie wurden beiseitegelegt</translation>
    </message>
    <message>
        <source>Nothing is left to recover</source>
        <translation>Nichts mehr wiederherzustellen</translation>
    </message>
    <message>
        <source>No edits are kept that were not saved.</source>
        <translation>Es gibt keine ungesicherten Änderungen mehr.</translation>
    </message>
    <message>
        <source>Kit Studio ended unexpectedly after {time}</source>
        <translation>Kit Studio wurde unerwartet beendet, nach {time}</translation>
    </message>
    <message>
        <source>{n} draft has edits that were not saved; they were kept.</source>
        <translation>{n} Entwurf hat nicht gespeicherte Änderungen; sie wurden aufbewahrt.</translation>
    </message>
    <message>
        <source>{n} drafts have edits that were not saved; they were kept.</source>
        <translation>{n} Entwürfe haben nicht gespeicherte Änderungen; sie wurden aufbewahrt.</translation>
    </message>
    <message>
        <source>{n} draft was recovered</source>
        <translation>{n} Entwurf wurde wiederhergestellt</translation>
    </message>
    <message>
        <source>{n} drafts were recovered</source>
        <translation>{n} Entwürfe wurden wiederhergestellt</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Alle fortsetzen</translation>
    </message>
    <message>
        <source>The folder cannot be found</source>
        <translation>Der Ordner ist nicht zu finden</translation>
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
        <translation>Diese Rolle kennt {keys} nicht; was dort stand, ist weg. Strg+Z holt es zurück.</translation>
    </message>
</context>
<context>
    <name>Removals</name>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Remove {n} kit</source>
        <translation>{n} Kit entfernen</translation>
    </message>
    <message>
        <source>Remove {n} kits</source>
        <translation>{n} Kits entfernen</translation>
    </message>
</context>
<context>
    <name>RoleBar</name>
    <message>
        <source>Roles to drop on</source>
        <translation>Rollen zum Ablegen</translation>
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
        <translation>Rolle {role} geben</translation>
    </message>
    <message>
        <source>Include or leave out</source>
        <translation>Aufnehmen oder auslassen</translation>
    </message>
    <message>
        <source>Take out of the kit</source>
        <translation>Aus dem Kit nehmen</translation>
    </message>
    <message>
        <source>Ignore with a rule</source>
        <translation>Mit einer Regel ignorieren</translation>
    </message>
    <message>
        <source>Edit .kitignore…</source>
        <translation>.kitignore bearbeiten…</translation>
    </message>
</context>
<context>
    <name>RulesSafety</name>
    <message>
        <source>Show both</source>
        <translation>Beide zeigen</translation>
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
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
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
        <source>Lines of another program were taken out of the .kitignore</source>
        <translation>Zeilen eines anderen Programms sind aus der .kitignore genommen</translation>
    </message>
    <message>
        <source>Another program changed the .kitignore</source>
        <translation>Ein anderes Programm hat die .kitignore geändert</translation>
    </message>
    <message>
        <source>Another program changed the .kitignore again</source>
        <translation>Ein anderes Programm hat die .kitignore erneut geändert</translation>
    </message>
    <message>
        <source>Another program changed the .kitignore; its lines are taken in</source>
        <translation>Ein anderes Programm hat die .kitignore geändert; seine Zeilen sind übernommen</translation>
    </message>
    <message>
        <source>Lines that were taken in were edited since: take the edits back first, with Ctrl+Z</source>
        <translation>Übernommene Zeilen wurden seither bearbeitet: nehmen Sie zuerst die Änderungen zurück, mit Strg+Z</translation>
    </message>
    <message>
        <source>Another program changed the same lines of the .kitignore</source>
        <translation>Ein anderes Programm hat dieselben Zeilen der .kitignore geändert</translation>
    </message>
    <message>
        <source>Another program wrote a .kitignore that cannot be read as text; yours is not saved</source>
        <translation>Ein anderes Programm hat eine .kitignore geschrieben, die sich nicht als Text lesen lässt; Ihre ist nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search kits, files, actions</source>
        <translation>Kits, Dateien, Aktionen suchen</translation>
    </message>
    <message>
        <source>Find an action, kit or place  Ctrl+K</source>
        <translation>Aktion, Kit oder Ort suchen  Strg+K</translation>
    </message>
</context>
<context>
    <name>SectionFields</name>
    <message>
        <source>Show {n} empty field</source>
        <translation>{n} leeres Feld anzeigen</translation>
    </message>
    <message>
        <source>Show {n} empty fields</source>
        <translation>{n} leere Felder anzeigen</translation>
    </message>
</context>
<context>
    <name>SectionHead</name>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>has errors</source>
        <translation>hat Fehler</translation>
    </message>
    <message>
        <source>has warnings</source>
        <translation>hat Warnungen</translation>
    </message>
    <message>
        <source>has notes</source>
        <translation>hat Hinweise</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>{n} tab was not opened again</source>
        <translation>{n} Tab wurde nicht wieder geöffnet</translation>
    </message>
    <message>
        <source>{n} tabs were not opened</source>
        <translation>{n} Tabs wurden nicht wieder geöffnet</translation>
    </message>
    <message>
        <source>Not there any more: {names}</source>
        <translation>Nicht mehr da: {names}</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Reset {setting}</source>
        <translation>{setting} zurücksetzen</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>set by {variable}</source>
        <translation>gesetzt durch {variable}</translation>
    </message>
    <message>
        <source>set on the command line</source>
        <translation>auf der Befehlszeile gesetzt</translation>
    </message>
    <message>
        <source>Restart to apply; tabs and unsaved edits come back</source>
        <translation>Gilt nach dem Neustart; Tabs und Ungesichertes kommen zurück</translation>
    </message>
    <message>
        <source>Not changed: {reason}</source>
        <translation>Nicht geändert: {reason}</translation>
    </message>
</context>
<context>
    <name>SettingsNotice</name>
    <message>
        <source>Correct the file or remove it, then restart. Until then the defaults count, for the place of the store too, and settings that are changed here are not kept.</source>
        <translation>Die Datei berichtigen oder entfernen, dann neu starten. Bis dahin gelten die Standardwerte, auch für den Ort des Kit-Speichers, und hier geänderte Einstellungen werden nicht behalten.</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Order of precedence</source>
        <translation>Rangfolge</translation>
    </message>
    <message>
        <source>Default, settings file, environment, command line</source>
        <translation>Standard, Einstellungsdatei, Umgebung, Befehlszeile</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>No setting says “{words}”</source>
        <translation>Keine Einstellung enthält „{words}“</translation>
    </message>
    <message>
        <source>Not written, so it counts until the window is closed. {why} {what}</source>
        <translation>Nicht geschrieben, gilt also nur bis zum Schließen des Fensters. {why} {what}</translation>
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
        <translation>Mehr öffnen…</translation>
    </message>
    <message>
        <source>All open documents</source>
        <translation>Alle offenen Dokumente</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Search by action or key</source>
        <translation>Nach Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>No shortcut matches</source>
        <translation>Kein Tastenkürzel passt</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>All of it works without the mouse. What has no key is in the palette, Ctrl+K.</source>
        <translation>Alles geht ohne Maus. Was keine Taste hat, steht in der Palette, Strg+K.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Print the shortcuts…</source>
        <translation>Tastenkürzel drucken…</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Tastenkürzel durchsuchen</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Hide sidebar  Ctrl+B</source>
        <translation>Seitenleiste ausblenden  Strg+B</translation>
    </message>
</context>
<context>
    <name>SliderControl</name>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>What each kit takes</source>
        <translation>Was jedes Kit belegt</translation>
    </message>
    <message>
        <source>Open the folder of the store</source>
        <translation>Ordner des Kit-Speichers öffnen</translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation>Alles verifizieren</translation>
    </message>
    <message>
        <source>Move store…</source>
        <translation>Kit-Speicher verschieben…</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Kit-Speicher</translation>
    </message>
    <message>
        <source>No kit is stored yet. What you pack or receive is listed here.</source>
        <translation>Noch kein Kit gespeichert. Was Sie packen oder empfangen, steht dann hier.</translation>
    </message>
    <message>
        <source>Verify the store</source>
        <translation>Kit-Speicher verifizieren</translation>
    </message>
    <message>
        <source>Move the store…</source>
        <translation>Kit-Speicher verschieben…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>{size} of the disk are kept back: when it is full, kits can still be removed and cleaned up.</source>
        <translation>{size} des Datenträgers werden zurückgehalten: Auch wenn er voll ist, lassen sich noch Kits entfernen und Reste aufräumen.</translation>
    </message>
    <message>
        <source>Repair the store</source>
        <translation>Kit-Speicher reparieren</translation>
    </message>
    <message>
        <source>{folder} on {disk}</source>
        <translation>{folder} auf {disk}</translation>
    </message>
    <message>
        <source>Set by {who}</source>
        <translation>Gesetzt durch {who}</translation>
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
        <source>{size} is shared</source>
        <translation>{size} sind geteilt</translation>
    </message>
    <message>
        <source>Clean up {size}…</source>
        <translation>{size} aufräumen…</translation>
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
        <translation>{size} freigegeben</translation>
    </message>
    <message>
        <source>Verify the store</source>
        <translation>Kit-Speicher verifizieren</translation>
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
        <translation>Der Kit-Speicher ist unversehrt</translation>
    </message>
    <message>
        <source>{n} problem found</source>
        <translation>{n} Problem gefunden</translation>
    </message>
    <message>
        <source>{n} problems found</source>
        <translation>{n} Probleme gefunden</translation>
    </message>
    <message>
        <source>Repair the store</source>
        <translation>Kit-Speicher reparieren</translation>
    </message>
    <message>
        <source>{n} file set aside</source>
        <translation>{n} Datei beiseitegelegt</translation>
    </message>
    <message>
        <source>{n} files set aside</source>
        <translation>{n} Dateien beiseitegelegt</translation>
    </message>
    <message>
        <source>The store is repaired</source>
        <translation>Der Kit-Speicher ist repariert</translation>
    </message>
    <message>
        <source>{n} blob is missing now</source>
        <translation>{n} Blob fehlt jetzt</translation>
    </message>
    <message>
        <source>{n} blobs are missing now</source>
        <translation>{n} Blobs fehlen jetzt</translation>
    </message>
    <message>
        <source>Pack or receive these again: {names}</source>
        <translation>Packen oder empfangen Sie diese erneut: {names}</translation>
    </message>
    <message>
        <source>Move the store</source>
        <translation>Kit-Speicher verschieben</translation>
    </message>
    <message>
        <source>Something of the old folder is still there</source>
        <translation>Vom alten Ordner ist noch etwas da</translation>
    </message>
    <message>
        <source>The store has moved</source>
        <translation>Der Kit-Speicher ist verschoben</translation>
    </message>
</context>
<context>
    <name>StoreLine</name>
    <message>
        <source>The store holds {n} kit</source>
        <translation>Der Kit-Speicher enthält {n} Kit</translation>
    </message>
    <message>
        <source>The store holds {n} kits</source>
        <translation>Der Kit-Speicher enthält {n} Kits</translation>
    </message>
    <message>
        <source>{n} cannot be read</source>
        <translation>{n} nicht lesbar</translation>
    </message>
    <message>
        <source>each manifest and every tag can be read</source>
        <translation>jedes Manifest und jedes Tag ist lesbar</translation>
    </message>
    <message>
        <source>{size} of unfinished files can be cleaned up in Storage</source>
        <translation>{size} unfertiger Dateien lassen sich unter „Kit-Speicher“ aufräumen</translation>
    </message>
</context>
<context>
    <name>TextsBox</name>
    <message>
        <source>Add author</source>
        <translation>Autor hinzufügen</translation>
    </message>
    <message>
        <source>Author {n}</source>
        <translation>Autor {n}</translation>
    </message>
    <message>
        <source>Remove author {n}</source>
        <translation>Autor {n} entfernen</translation>
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
        <translation>Zurück  Alt+Links</translation>
    </message>
    <message>
        <source>Forward  Alt+Right</source>
        <translation>Vor  Alt+Rechts</translation>
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
        <translation>Menü</translation>
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
        <translation>Der Ordner ist gerade nicht lesbar</translation>
    </message>
</context>
<context>
    <name>UnpackForm</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Space on the disk after unpacking</source>
        <translation>Platz auf dem Datenträger nach dem Entpacken</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Unpack into</source>
        <translation>Entpacken nach</translation>
    </message>
    <message>
        <source>of {size}</source>
        <translation>von {size}</translation>
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
        <translation>von {size}, {files}</translation>
    </message>
    <message>
        <source>of {size}, {files} and the Kitfile</source>
        <translation>von {size}, {files} und das Kitfile</translation>
    </message>
    <message>
        <source>{size} free on {name}</source>
        <translation>{size} frei auf {name}</translation>
    </message>
    <message>
        <source>Name a folder</source>
        <translation>Nennen Sie einen Ordner</translation>
    </message>
    <message>
        <source>Nothing is ticked</source>
        <translation>Nichts ist angehakt</translation>
    </message>
    <message>
        <source>Choose for {n} file</source>
        <translation>Noch {n} wählen</translation>
    </message>
    <message>
        <source>Choose for {n} files</source>
        <translation>Noch {n} wählen</translation>
    </message>
    <message>
        <source>The folder cannot be written</source>
        <translation>Der Ordner ist nicht beschreibbar</translation>
    </message>
    <message>
        <source>The disk is {size} short</source>
        <translation>Auf dem Datenträger fehlen {size}</translation>
    </message>
    <message>
        <source>One file is too large for {kind}</source>
        <translation>Eine Datei ist zu groß für {kind}</translation>
    </message>
    <message>
        <source>No --filter names single files: the command takes their whole layers.</source>
        <translation>Kein --filter nennt einzelne Dateien: der Befehl nimmt ihre ganzen Layer.</translation>
    </message>
    <message>
        <source>It has one answer for all files that are in the way.</source>
        <translation>Er kennt nur eine Antwort für alle Dateien, die im Weg sind.</translation>
    </message>
</context>
<context>
    <name>UnpackSheet</name>
    <message>
        <source>Unpack {size}</source>
        <translation>{size} entpacken</translation>
    </message>
    <message>
        <source>looking at the folder</source>
        <translation>Ordner wird durchgesehen</translation>
    </message>
    <message>
        <source>all files or none</source>
        <translation>alle oder keine</translation>
    </message>
    <message>
        <source>Unpack {name}</source>
        <translation>{name} entpacken</translation>
    </message>
    <message>
        <source>Nothing is in the folder before every digest is right. Cancelling leaves it as it is.</source>
        <translation>In den Ordner kommt nichts, bevor jeder Digest stimmt. Abbrechen lässt ihn, wie er ist.</translation>
    </message>
    <message>
        <source>Putting it in place</source>
        <translation>Wird an seinen Ort gelegt</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Wird entpackt</translation>
    </message>
    <message>
        <source>{n} file written</source>
        <translation>{n} Datei geschrieben</translation>
    </message>
    <message>
        <source>{n} files written</source>
        <translation>{n} Dateien geschrieben</translation>
    </message>
    <message>
        <source>{files}, {size}</source>
        <translation>{files}, {size}</translation>
    </message>
    <message>
        <source>{amount}, {speed}</source>
        <translation>{amount}, {speed}</translation>
    </message>
    <message>
        <source>Every digest was checked before a file was in place</source>
        <translation>Jeder Digest wurde geprüft, bevor eine Datei an ihrem Ort war</translation>
    </message>
    <message>
        <source>Unpacked in {time}</source>
        <translation>In {time} entpackt</translation>
    </message>
    <message>
        <source>{n} file stayed</source>
        <translation>{n} Datei ist geblieben</translation>
    </message>
    <message>
        <source>{n} files stayed</source>
        <translation>{n} Dateien sind geblieben</translation>
    </message>
    <message>
        <source>{stayed}, {n} of them with the same bytes</source>
        <translation>{stayed}, {n} davon mit denselben Bytes</translation>
    </message>
    <message>
        <source>{stayed}, with the same bytes</source>
        <translation>{stayed}, mit denselben Bytes</translation>
    </message>
    <message>
        <source>{n} file was overwritten</source>
        <translation>{n} Datei wurde ersetzt</translation>
    </message>
    <message>
        <source>{n} files were overwritten</source>
        <translation>{n} Dateien wurden ersetzt</translation>
    </message>
    <message>
        <source>{n} file of the kit has another name</source>
        <translation>{n} Datei des Kits hat einen anderen Namen</translation>
    </message>
    <message>
        <source>{n} files of the kit have other names</source>
        <translation>{n} Dateien des Kits haben andere Namen</translation>
    </message>
    <message>
        <source>{words}: {names}</source>
        <translation>{words}: {names}</translation>
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
        <translation>Frei nach Entfernen</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>With the manifest; the size in the list of kits is that of layers and config</source>
        <translation>Mit dem Manifest; die Größe in der Liste der Kits ist die von Layern und Config</translation>
    </message>
    <message>
        <source>{name}, frees {freed} when removed, shares {shared}</source>
        <translation>{name}, gibt beim Entfernen {freed} frei, teilt {shared}</translation>
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
        <source>Undo removing or naming</source>
        <translation>Entfernen oder Benennen rückgängig machen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Find an action, kit or place</source>
        <translation>Aktion, Kit oder Ort suchen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Nächster Tab</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Vorheriger Tab</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>Tab schließen</translation>
    </message>
    <message>
        <source>Open the closed tab again</source>
        <translation>Geschlossenen Tab wieder öffnen</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Vorheriger Bereich</translation>
    </message>
    <message>
        <source>Go to the problems</source>
        <translation>Zu den Problemen</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>Seitenleiste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation>Inspektor ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the dock</source>
        <translation>Dock ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show the jobs</source>
        <translation>Vorgänge anzeigen</translation>
    </message>
    <message>
        <source>Clear finished jobs</source>
        <translation>Fertige Vorgänge entfernen</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Protokoll anzeigen</translation>
    </message>
    <message>
        <source>Show the commands</source>
        <translation>Befehle anzeigen</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>Design: wie das System</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Design: hell</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Design: dunkel</translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation>Design: hoher Kontrast</translation>
    </message>
    <message>
        <source>Help on what is in front</source>
        <translation>Hilfe zur aktuellen Ansicht</translation>
    </message>
    <message>
        <source>Try the example</source>
        <translation>Beispiel ausprobieren</translation>
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
        <translation>Über Kit Studio, Lizenzen</translation>
    </message>
    <message>
        <source>You have not been elsewhere</source>
        <translation>Sie waren noch nirgends anders</translation>
    </message>
    <message>
        <source>You did not come back</source>
        <translation>Sie sind nicht zurückgegangen</translation>
    </message>
    <message>
        <source>No tab is in front</source>
        <translation>Kein Tab ist vorn</translation>
    </message>
    <message>
        <source>No tab was closed</source>
        <translation>Es wurde kein Tab geschlossen</translation>
    </message>
    <message>
        <source>No tab is open</source>
        <translation>Kein Tab ist offen</translation>
    </message>
    <message>
        <source>No draft with problems is in front</source>
        <translation>Kein Entwurf mit Problemen ist vorn</translation>
    </message>
    <message>
        <source>Nothing was removed or named just now</source>
        <translation>Eben wurde nichts entfernt oder benannt</translation>
    </message>
    <message>
        <source>In a draft Undo is for what was typed</source>
        <translation>In einem Entwurf gilt „Rückgängig“ dem Getippten</translation>
    </message>
    <message>
        <source>No job is listed</source>
        <translation>Kein Vorgang ist aufgeführt</translation>
    </message>
</context>
<context>
    <name>WindowMenu</name>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
</context>
<context>
    <name>_Editors</name>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Copy this line</source>
        <translation>Diese Zeile kopieren</translation>
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
        <translation>Seite zurücksetzen</translation>
    </message>
    <message>
        <source>No setting of this page was changed</source>
        <translation>Keine Einstellung dieser Seite wurde geändert</translation>
    </message>
</context>
<context>
    <name>_Problem</name>
    <message>
        <source>line {n}</source>
        <translation>Zeile {n}</translation>
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
        <translation>{name} entfernt</translation>
    </message>
    <message>
        <source>Removed {n} kit</source>
        <translation>{n} Kit entfernt</translation>
    </message>
    <message>
        <source>Removed {n} kits</source>
        <translation>{n} Kits entfernt</translation>
    </message>
    <message>
        <source>{size} freed; the disk was too full to keep it</source>
        <translation>{size} freigegeben; der Datenträger war zu voll, um es aufzuheben</translation>
    </message>
    <message>
        <source>{size} is freed in {n} s</source>
        <translation>{size} werden in {n} s frei</translation>
    </message>
    <message>
        <source>Gone in {n} s; other kits keep its bytes</source>
        <translation>Weg in {n} s; andere Kits behalten die Bytes</translation>
    </message>
    <message>
        <source>Bring back {name}</source>
        <translation>{name} zurückholen</translation>
    </message>
    <message>
        <source>Freeing the bytes of {name}</source>
        <translation>Bytes von {name} werden freigegeben</translation>
    </message>
    <message>
        <source>With the names and digests they had</source>
        <translation>Mit den Namen und Digests von vorher</translation>
    </message>
    <message>
        <source>{name} is back</source>
        <translation>{name} ist wieder da</translation>
    </message>
    <message>
        <source>{n} kit is back</source>
        <translation>{n} Kit ist wieder da</translation>
    </message>
    <message>
        <source>{n} kits are back</source>
        <translation>{n} Kits sind wieder da</translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>What differs</source>
        <translation>Unterschiede</translation>
    </message>
</context>
<context>
    <name>_Switch</name>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>What is shown beside the contents</source>
        <translation>Was neben dem Inhalt angezeigt wird</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Reading a blob</source>
        <translation>Lesen eines Blobs</translation>
    </message>
    <message>
        <source>Writing the diagnostics</source>
        <translation>Schreiben der Diagnose</translation>
    </message>
    <message>
        <source>Opening the log</source>
        <translation>Öffnen des Protokolls</translation>
    </message>
    <message>
        <source>Writing the menu entry</source>
        <translation>Schreiben des Menüeintrags</translation>
    </message>
    <message>
        <source>Removing the menu entry</source>
        <translation>Entfernen des Menüeintrags</translation>
    </message>
    <message>
        <source>Remembering what was opened</source>
        <translation>Merken des Geöffneten</translation>
    </message>
    <message>
        <source>Writing the settings</source>
        <translation>Schreiben der Einstellungen</translation>
    </message>
    <message>
        <source>Cleaning up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Saving the .kitignore</source>
        <translation>Speichern der .kitignore</translation>
    </message>
    <message>
        <source>Finding a folder</source>
        <translation>Suchen eines Ordners</translation>
    </message>
    <message>
        <source>Saving the Kitfile</source>
        <translation>Speichern des Kitfiles</translation>
    </message>
    <message>
        <source>Writing the example</source>
        <translation>Schreiben des Beispiels</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Making a layer</source>
        <translation>Erzeugen eines Layers</translation>
    </message>
    <message>
        <source>Writing the Kitfile</source>
        <translation>Schreiben des Kitfiles</translation>
    </message>
    <message>
        <source>Removing the .kitignore</source>
        <translation>Entfernen der .kitignore</translation>
    </message>
    <message>
        <source>Lending files</source>
        <translation>Bereitstellen von Dateien</translation>
    </message>
    <message>
        <source>Looking at the folder</source>
        <translation>Durchsehen des Ordners</translation>
    </message>
    <message>
        <source>Reading a file</source>
        <translation>Lesen einer Datei</translation>
    </message>
    <message>
        <source>Reading a layer</source>
        <translation>Lesen eines Layers</translation>
    </message>
    <message>
        <source>Reading an archive</source>
        <translation>Lesen eines Archivs</translation>
    </message>
    <message>
        <source>Keeping edits</source>
        <translation>Aufheben der Änderungen</translation>
    </message>
    <message>
        <source>Removing kept edits</source>
        <translation>Entfernen aufgehobener Änderungen</translation>
    </message>
    <message>
        <source>Saving a blob</source>
        <translation>Speichern eines Blobs</translation>
    </message>
    <message>
        <source>Looking at a folder</source>
        <translation>Durchsehen eines Ordners</translation>
    </message>
    <message>
        <source>Looking for a blob</source>
        <translation>Suchen eines Blobs</translation>
    </message>
    <message>
        <source>Opening a blob</source>
        <translation>Öffnen eines Blobs</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Reading the names</source>
        <translation>Lesen der Namen</translation>
    </message>
    <message>
        <source>Writing the index</source>
        <translation>Schreiben des Index</translation>
    </message>
    <message>
        <source>Clearing away leases</source>
        <translation>Entfernen von Belegungen</translation>
    </message>
    <message>
        <source>Changing names</source>
        <translation>Ändern von Namen</translation>
    </message>
    <message>
        <source>Writing a name</source>
        <translation>Schreiben eines Namens</translation>
    </message>
    <message>
        <source>Removing a name</source>
        <translation>Entfernen eines Namens</translation>
    </message>
    <message>
        <source>Reading kit&apos;s storage</source>
        <translation>Lesen des Speichers von kit</translation>
    </message>
    <message>
        <source>Writing a lease</source>
        <translation>Schreiben einer Belegung</translation>
    </message>
    <message>
        <source>Locking the store</source>
        <translation>Sperren des Kit-Speichers</translation>
    </message>
    <message>
        <source>Reading a name</source>
        <translation>Lesen eines Namens</translation>
    </message>
    <message>
        <source>Writing a kit</source>
        <translation>Schreiben eines Kits</translation>
    </message>
    <message>
        <source>Reading a layout</source>
        <translation>Lesen eines Layouts</translation>
    </message>
    <message>
        <source>Opening the store</source>
        <translation>Öffnen des Kit-Speichers</translation>
    </message>
    <message>
        <source>Cleaning up after a move</source>
        <translation>Aufräumen nach dem Verschieben</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Repairing the store</source>
        <translation>Reparieren des Kit-Speichers</translation>
    </message>
    <message>
        <source>Measuring the store</source>
        <translation>Vermessen des Kit-Speichers</translation>
    </message>
    <message>
        <source>Verifying the store</source>
        <translation>Verifizieren des Kit-Speichers</translation>
    </message>
</context>
<context>
    <name>acts</name>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Tabs and panels</source>
        <translation>Tabs und Bereiche</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
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
        <translation>Diesen Ordner packen</translation>
    </message>
    <message>
        <source>Find what is wrong with it</source>
        <translation>Fehler darin finden</translation>
    </message>
    <message>
        <source>Unpack this kit here</source>
        <translation>Dieses Kit hier entpacken</translation>
    </message>
    <message>
        <source>Check every byte</source>
        <translation>Jedes Byte prüfen</translation>
    </message>
    <message>
        <source>List the kits</source>
        <translation>Kits auflisten</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>The whole report</source>
        <translation>Der ganze Bericht</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Form of the report</source>
        <translation>Form des Berichts</translation>
    </message>
    <message>
        <source>Last 200 log lines, same redaction</source>
        <translation>Letzte 200 Protokollzeilen, ebenso bereinigt</translation>
    </message>
    <message>
        <source>The error&apos;s own words, which may quote a name or a file</source>
        <translation>Wortlaut des Fehlers, der einen Namen oder eine Datei zitieren kann</translation>
    </message>
    <message>
        <source>Delete report</source>
        <translation>Bericht löschen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>Something in Kit Studio broke</source>
        <translation>In Kit Studio ist etwas kaputtgegangen</translation>
    </message>
    <message>
        <source>Kit Studio ended unexpectedly</source>
        <translation>Kit Studio wurde unerwartet beendet</translation>
    </message>
    <message>
        <source>Your work is kept</source>
        <translation>Ihre Arbeit ist gesichert</translation>
    </message>
    <message>
        <source>The store changes in whole steps only, and drafts keep what you typed.</source>
        <translation>Der Kit-Speicher ändert sich nur in ganzen Schritten, und Entwürfe behalten, was Sie getippt haben.</translation>
    </message>
    <message>
        <source>Nothing is sent. The file is yours to attach to an issue or to throw away.</source>
        <translation>Es wird nichts gesendet. Die Datei gehört Ihnen: hängen Sie sie an eine Fehlermeldung oder werfen Sie sie weg.</translation>
    </message>
    <message>
        <source>In the run before this one</source>
        <translation>Im Lauf vor diesem</translation>
    </message>
    <message>
        <source>Today, {time}; it broke {n} more times since</source>
        <translation>Heute, {time}; seither noch {n}-mal</translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation>Heute, {time}</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>The error&apos;s own words</source>
        <translation>Wortlaut des Fehlers</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>Nicht gespeichert: {reason}</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Gespeichert als {path}</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <translation>d. MMM yyyy HH:mm:ss</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>d MMM HH:mm:ss</source>
        <translation>d. MMM HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>d. MMM HH:mm</translation>
    </message>
</context>
<context>
    <name>decision</name>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
</context>
<context>
    <name>draft</name>
    <message>
        <source>{names} lie outside of {folder}. They are copied to its top; the originals stay.</source>
        <translation>{names} liegen außerhalb von {folder}. Sie werden auf die oberste Ebene kopiert; die Originale bleiben.</translation>
    </message>
    <message>
        <source>The folder has these names already, so nothing of them is copied: {names}.</source>
        <translation>Diese Namen gibt es im Ordner schon, darum wird davon nichts kopiert: {names}.</translation>
    </message>
    <message>
        <source>Several of them have the same name, so nothing of these is copied: {names}.</source>
        <translation>Mehrere davon haben denselben Namen, daher wird von diesen nichts kopiert: {names}.</translation>
    </message>
    <message>
        <source>Copy {n} file</source>
        <translation>{n} Datei kopieren</translation>
    </message>
    <message>
        <source>Copy {n} files</source>
        <translation>{n} Dateien kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>These files are not in the folder</source>
        <translation>Diese Dateien liegen nicht im Ordner</translation>
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
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Bekannt durch</translation>
    </message>
    <message>
        <source>the last packing; no file changed since</source>
        <translation>das letzte Packen; seither wurde keine Datei geändert</translation>
    </message>
    <message>
        <source>litter of the system</source>
        <translation>Systemdateien</translation>
    </message>
    <message>
        <source>litter</source>
        <translation>Abfall</translation>
    </message>
    <message>
        <source>a cache</source>
        <translation>ein Cache</translation>
    </message>
    <message>
        <source>version control</source>
        <translation>Versionsverwaltung</translation>
    </message>
    <message>
        <source>an environment</source>
        <translation>eine Umgebung</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>of an editor</source>
        <translation>von einem Editor</translation>
    </message>
    <message>
        <source>an editor&apos;s</source>
        <translation>vom Editor</translation>
    </message>
    <message>
        <source>a temporary file</source>
        <translation>eine temporäre Datei</translation>
    </message>
    <message>
        <source>temporary</source>
        <translation>temporär</translation>
    </message>
    <message>
        <source>may hold a secret</source>
        <translation>enthält vielleicht ein Geheimnis</translation>
    </message>
    <message>
        <source>a secret?</source>
        <translation>Geheimnis?</translation>
    </message>
    <message>
        <source>a link</source>
        <translation>ein Link</translation>
    </message>
    <message>
        <source>a link to nothing</source>
        <translation>ein Link ins Leere</translation>
    </message>
    <message>
        <source>broken link</source>
        <translation>toter Link</translation>
    </message>
    <message>
        <source>a link to itself</source>
        <translation>ein Link auf sich selbst</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>too many folders deep</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>too deep</source>
        <translation>zu tief</translation>
    </message>
    <message>
        <source>left by an interrupted run</source>
        <translation>Rest eines abgebrochenen Laufs</translation>
    </message>
    <message>
        <source>our remains</source>
        <translation>Rest von uns</translation>
    </message>
    <message>
        <source>The whole folder</source>
        <translation>Der ganze Ordner</translation>
    </message>
    <message>
        <source>by .kitignore</source>
        <translation>durch .kitignore</translation>
    </message>
    <message>
        <source>line {n}</source>
        <translation>Zeile {n}</translation>
    </message>
    <message>
        <source>hidden by line {n} of .kitignore: {rule}</source>
        <translation>verborgen durch Zeile {n} der .kitignore: {rule}</translation>
    </message>
    <message>
        <source>no layer can be made of it</source>
        <translation>daraus lässt sich kein Layer machen</translation>
    </message>
    <message>
        <source>{n} shard</source>
        <translation>{n} Shard</translation>
    </message>
    <message>
        <source>{n} shards</source>
        <translation>{n} Shards</translation>
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
        <source>included; may hold a secret</source>
        <translation>enthalten; vielleicht mit einem Geheimnis</translation>
    </message>
    <message>
        <source>included</source>
        <translation>enthalten</translation>
    </message>
    <message>
        <source>partly included</source>
        <translation>teilweise enthalten</translation>
    </message>
    <message>
        <source>in no layer</source>
        <translation>in keinem Layer</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>Unclaimed</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Nothing changes</source>
        <translation>Nichts ändert sich</translation>
    </message>
    <message>
        <source>{n} more change</source>
        <translation>{n} weitere Änderung</translation>
    </message>
    <message>
        <source>{n} more changes</source>
        <translation>{n} weitere Änderungen</translation>
    </message>
    <message>
        <source>{first}, and {more}</source>
        <translation>{first}, und {more}</translation>
    </message>
    <message>
        <source>The Kitfile of this draft has edits that are not saved.</source>
        <translation>Das Kitfile dieses Entwurfs hat nicht gespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>The Kitfiles of {n} drafts have edits that are not saved.</source>
        <translation>Die Kitfiles von {n} Entwürfen haben nicht gespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save all</source>
        <translation>Alle speichern</translation>
    </message>
    <message>
        <source>Discard edits</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation>Schließen, ohne zu speichern?</translation>
    </message>
    <message>
        <source>The disk does not answer. The draft is closed as soon as its Kitfile is saved.</source>
        <translation>Der Datenträger antwortet nicht. Der Entwurf wird geschlossen, sobald sein Kitfile gespeichert ist.</translation>
    </message>
    <message>
        <source>Saving takes long</source>
        <translation>Das Speichern dauert lange</translation>
    </message>
    <message>
        <source>This folder holds caches or other litter between the files of its layers. With a .kitignore that names them, whole folders become one layer each. Without it, the Kitfile names every file by itself.</source>
        <translation>Dieser Ordner enthält Caches oder anderen Ballast zwischen den Dateien seiner Layer. Mit einer .kitignore, die sie nennt, wird jeder ganze Ordner ein Layer. Ohne sie nennt das Kitfile jede Datei einzeln.</translation>
    </message>
    <message>
        <source>Save the Kitfile only</source>
        <translation>Nur das Kitfile speichern</translation>
    </message>
    <message>
        <source>Save both</source>
        <translation>Beide speichern</translation>
    </message>
    <message>
        <source>Write a .kitignore too?</source>
        <translation>Auch eine .kitignore schreiben?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>{n} models</source>
        <translation>{n} Modelle</translation>
    </message>
    <message>
        <source>{n} parts</source>
        <translation>{n} Teile</translation>
    </message>
    <message>
        <source>{n} datasets</source>
        <translation>{n} Datensätze</translation>
    </message>
    <message>
        <source>{n} code</source>
        <translation>{n} Code</translation>
    </message>
    <message>
        <source>{n} docs</source>
        <translation>{n} Doku</translation>
    </message>
    <message>
        <source>{n} prompts</source>
        <translation>{n} Prompts</translation>
    </message>
    <message>
        <source>{n} MCP</source>
        <translation>{n} MCP</translation>
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
        <source>The Kitfile changed while this was open. Shown here is what it says now.</source>
        <translation>Das Kitfile hat sich geändert, während dies offen war. Hier steht, was es jetzt sagt.</translation>
    </message>
    <message>
        <source>The .kitignore changed while this was open. Shown here is what it leaves now.</source>
        <translation>Die .kitignore hat sich geändert, während dies offen war. Hier steht, was sie jetzt übrig lässt.</translation>
    </message>
    <message>
        <source>Files of the folder changed while this was open. Shown here is what is there now.</source>
        <translation>Dateien des Ordners haben sich geändert, während dies offen war. Hier steht, was jetzt da ist.</translation>
    </message>
    <message>
        <source>Layers by size</source>
        <translation>Layer nach Größe</translation>
    </message>
    <message>
        <source>{n} unchanged</source>
        <translation>{n} unverändert</translation>
    </message>
    <message>
        <source>{n} since {tag}</source>
        <translation>{n} seit {tag}</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Show the {n} layers</source>
        <translation>Die {n} Layer anzeigen</translation>
    </message>
    <message>
        <source>Hide the layers</source>
        <translation>Layer ausblenden</translation>
    </message>
    <message>
        <source>Progress by layer</source>
        <translation>Fortschritt nach Layer</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>Nothing is named until every layer is stored. Cancelling leaves nothing behind.</source>
        <translation>Einen Namen gibt es erst, wenn jeder Layer gespeichert ist. Abbrechen hinterlässt nichts.</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>Looking at the folder</source>
        <translation>Ordner wird durchgesehen</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Schon da</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>{layers} as packed</source>
        <translation>{layers} wie gepackt</translation>
    </message>
    <message>
        <source>{n} layer was unchanged</source>
        <translation>{n} Layer war unverändert</translation>
    </message>
    <message>
        <source>{n} layers were unchanged</source>
        <translation>{n} Layer waren unverändert</translation>
    </message>
    <message>
        <source>{n} layer was already there</source>
        <translation>{n} Layer war schon da</translation>
    </message>
    <message>
        <source>{n} layers were already there</source>
        <translation>{n} Layer waren schon da</translation>
    </message>
    <message>
        <source>{name} named {digest} before and moved; that kit stays in the store</source>
        <translation>{name} benannte zuvor {digest} und ist umgezogen; jenes Kit bleibt im Kit-Speicher</translation>
    </message>
    <message>
        <source>The time is stored: packed again, it has another digest</source>
        <translation>Die Zeit ist gespeichert: erneut gepackt hat es einen anderen Digest</translation>
    </message>
    <message>
        <source>Reproducible: no time, owner or order is stored</source>
        <translation>Reproduzierbar: weder Zeit noch Eigentümer noch Reihenfolge sind gespeichert</translation>
    </message>
    <message>
        <source>Packed in {time}</source>
        <translation>In {time} gepackt</translation>
    </message>
    <message>
        <source>Copy the unpack command</source>
        <translation>Befehl zum Entpacken kopieren</translation>
    </message>
    <message>
        <source>No file had to be read</source>
        <translation>Keine Datei musste gelesen werden</translation>
    </message>
    <message>
        <source>{size} of files read</source>
        <translation>{size} an Dateien gelesen</translation>
    </message>
    <message>
        <source>{words}, {speed}</source>
        <translation>{words}, {speed}</translation>
    </message>
    <message>
        <source>Nothing was named, and no half kit was left in the store.</source>
        <translation>Nichts wurde benannt, und im Kit-Speicher blieb kein halbes Kit zurück.</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>Cancel packing</source>
        <translation>Packen abbrechen</translation>
    </message>
    <message>
        <source>Pack {name}</source>
        <translation>{name} packen</translation>
    </message>
    <message>
        <source>From {folder}</source>
        <translation>Aus {folder}</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>By its name this file holds a password, a key or a token:</source>
        <translation>Dem Namen nach enthält diese Datei ein Passwort, einen Schlüssel oder ein Token:</translation>
    </message>
    <message>
        <source>By their names these files hold passwords, keys or tokens:</source>
        <translation>Den Namen nach enthalten diese Dateien Passwörter, Schlüssel oder Token:</translation>
    </message>
    <message>
        <source>Whoever gets the kit can read it, and a kit that was passed on cannot be taken back. Programs that use the kit hardly ever need it.</source>
        <translation>Wer das Kit bekommt, kann es lesen, und ein weitergegebenes Kit lässt sich nicht zurückholen. Programme, die das Kit verwenden, brauchen es fast nie.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Put into the kit</source>
        <translation>Ins Kit aufnehmen</translation>
    </message>
    <message>
        <source>Put a secret into the kit?</source>
        <translation>Ein Geheimnis ins Kit aufnehmen?</translation>
    </message>
    <message>
        <source>Leave the link out</source>
        <translation>Link auslassen</translation>
    </message>
    <message>
        <source>Leave the {n} links out</source>
        <translation>{n} Links auslassen</translation>
    </message>
    <message>
        <source>Follow links</source>
        <translation>Links folgen</translation>
    </message>
    <message>
        <source>Pack without it</source>
        <translation>Ohne ihn packen</translation>
    </message>
    <message>
        <source>Pack without them</source>
        <translation>Ohne sie packen</translation>
    </message>
    <message>
        <source>A rule of the .kitignore hides it. It is written when the draft is saved.</source>
        <translation>Eine Regel der .kitignore blendet ihn aus. Geschrieben wird sie, wenn der Entwurf gespeichert wird.</translation>
    </message>
    <message>
        <source>Rules of the .kitignore hide them. They are written when the draft is saved.</source>
        <translation>Regeln der .kitignore blenden sie aus. Geschrieben werden sie, wenn der Entwurf gespeichert wird.</translation>
    </message>
    <message>
        <source>Pack what links lead to</source>
        <translation>Die Ziele der Links packen</translation>
    </message>
    <message>
        <source>Files and folders behind all links are packed as if they stood in the folder.</source>
        <translation>Dateien und Ordner hinter allen Links werden gepackt, als stünden sie im Ordner.</translation>
    </message>
    <message>
        <source>Do not follow links</source>
        <translation>Links nicht folgen</translation>
    </message>
    <message>
        <source>What they lead to may be what stands against it.</source>
        <translation>Das Hindernis kann hinter einem Link liegen.</translation>
    </message>
    <message>
        <source>Leave links out</source>
        <translation>Links auslassen</translation>
    </message>
    <message>
        <source>What links lead to is packed as if it stood in the folder</source>
        <translation>Die Ziele von Links werden gepackt, als stünden sie im Ordner</translation>
    </message>
</context>
<context>
    <name>drafts</name>
    <message>
        <source>Not looked at yet</source>
        <translation>Noch nicht angesehen</translation>
    </message>
    <message>
        <source>Folder is not there</source>
        <translation>Ordner ist nicht da</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>No Kitfile yet</source>
        <translation>Noch kein Kitfile</translation>
    </message>
    <message>
        <source>Ready to pack</source>
        <translation>Bereit zum Packen</translation>
    </message>
    <message>
        <source>Packed as {name}</source>
        <translation>Gepackt als {name}</translation>
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
        <translation>ungespeichert</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen…</translation>
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
        <translation>Beim letzten Öffnen lag er unter {folder}</translation>
    </message>
    <message>
        <source>Open it to have a Kitfile proposed</source>
        <translation>Öffnen Sie ihn, um ein Kitfile vorgeschlagen zu bekommen</translation>
    </message>
    <message>
        <source>Packing it now would give the kit that is in the store</source>
        <translation>Jetzt gepackt ergäbe er das Kit, das im Kit-Speicher liegt</translation>
    </message>
    <message>
        <source>Nothing stands against packing it</source>
        <translation>Dem Packen steht nichts entgegen</translation>
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
        <translation>Kitfile geschrieben</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>{path} is a mount of its own inside the destination.</source>
        <translation>{path} ist ein eigenes eingehängtes Dateisystem im Ziel.</translation>
    </message>
    <message>
        <source>Unpack to another folder, or unmount it first.</source>
        <translation>Entpacken Sie in einen anderen Ordner oder hängen Sie es zuerst aus.</translation>
    </message>
    <message>
        <source>{subject} is refused as {form}: {reason}.</source>
        <translation>{subject} wird als {form} abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>Fetch or pack it again; if that does not help, ask its author.</source>
        <translation>Laden oder packen Sie es erneut; hilft das nicht, fragen Sie den Autor.</translation>
    </message>
    <message>
        <source>{subject} is refused: its first {stored} bytes expand to over {allowed}, {ratio} times as many.</source>
        <translation>{subject} wird abgelehnt: die ersten {stored} Bytes ergeben entpackt über {allowed}, das {ratio}-Fache.</translation>
    </message>
    <message>
        <source>It may be made to fill the disk. Ask its author for a plain one.</source>
        <translation>Es soll vielleicht den Datenträger füllen. Bitten Sie den Autor um ein unkomprimiertes.</translation>
    </message>
    <message>
        <source>A compressed stream holds more than the {allowed} bytes there is room for on the disk.</source>
        <translation>Ein komprimierter Strom enthält mehr als die {allowed} Bytes, für die auf dem Datenträger Platz ist.</translation>
    </message>
    <message>
        <source>{path} is refused: it is {kind} (type {letter}).</source>
        <translation>{path} wird abgelehnt: es ist {kind} (Typ {letter}).</translation>
    </message>
    <message>
        <source>Layers hold files and folders only. Ask the kit&apos;s author.</source>
        <translation>Layer enthalten nur Dateien und Ordner. Fragen Sie den Autor des Kits.</translation>
    </message>
    <message>
        <source>The Hugging Face snapshot misses the content of {paths}.</source>
        <translation>Dem Hugging-Face-Snapshot fehlt der Inhalt von {paths}.</translation>
    </message>
    <message>
        <source>Download the model again; what is there already is not fetched twice.</source>
        <translation>Laden Sie das Modell erneut herunter; was schon da ist, wird nicht noch einmal geholt.</translation>
    </message>
    <message>
        <source>The rule {rule} in line {line} of .kitignore is refused: {reason}.</source>
        <translation>Die Regel {rule} in Zeile {line} der .kitignore wird abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>Mend the rule; put a backslash before a bracket that stands for itself.</source>
        <translation>Korrigieren Sie die Regel; setzen Sie vor eine Klammer, die für sich selbst steht, einen Backslash.</translation>
    </message>
    <message>
        <source>{path} changed while it was being packed: {how}.</source>
        <translation>{path} hat sich während des Packens geändert: {how}.</translation>
    </message>
    <message>
        <source>Nothing was packed. Wait until nothing writes there, then pack again.</source>
        <translation>Es wurde nichts gepackt. Warten Sie, bis dort nichts mehr schreibt, und packen Sie dann erneut.</translation>
    </message>
    <message>
        <source>An earlier unpacking into {directory} was interrupted and cannot be undone.</source>
        <translation>Ein früheres Entpacken nach {directory} wurde unterbrochen und lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Old files are kept in {stage}. Take what you need and remove it.</source>
        <translation>Alte Dateien liegen in {stage}. Nehmen Sie, was Sie brauchen, und entfernen Sie den Ordner.</translation>
    </message>
    <message>
        <source>{count} paths in {directory} stand in the way, nothing was written: {first}.</source>
        <translation>{count} Pfade in {directory} sind im Weg, geschrieben wurde nichts: {first}.</translation>
    </message>
    <message>
        <source>Choose another folder, or -o to replace files or -i to keep them; links, and files where folders go (or the other way round), must be moved away first.</source>
        <translation>Wählen Sie einen anderen Ordner, oder -o zum Ersetzen von Dateien, oder -i zum Behalten; Links und Dateien an Stelle von Ordnern (oder umgekehrt) müssen zuerst weg.</translation>
    </message>
    <message>
        <source>{path} was changed by another program meanwhile.</source>
        <translation>{path} wurde inzwischen von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Nothing of it was overwritten. Run it again.</source>
        <translation>Davon wurde nichts überschrieben. Starten Sie erneut.</translation>
    </message>
    <message>
        <source>Filling {directory} failed half way and could not be undone.</source>
        <translation>Das Füllen von {directory} schlug auf halbem Weg fehl und ließ sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>The old files are kept in {stage}. Repair the disk and run it again: that undoes it first.</source>
        <translation>Die alten Dateien liegen in {stage}. Reparieren Sie den Datenträger und starten Sie erneut: das macht es zuerst rückgängig.</translation>
    </message>
    <message>
        <source>The {kind} layer has the path {path}, which is not in the folder.</source>
        <translation>Der Layer ({kind}) hat den Pfad {path}, der nicht im Ordner liegt.</translation>
    </message>
    <message>
        <source>Correct the path in the Kitfile, or put the file there.</source>
        <translation>Korrigieren Sie den Pfad im Kitfile oder legen Sie die Datei dorthin.</translation>
    </message>
    <message>
        <source>The {kind} layer cannot be made of {path}: it is a {what}.</source>
        <translation>Der Layer ({kind}) lässt sich nicht aus {path} machen, denn das ist: {what}.</translation>
    </message>
    <message>
        <source>Name a file or folder in the Kitfile; a raw layer needs a file.</source>
        <translation>Nennen Sie im Kitfile eine Datei oder einen Ordner; ein raw-Layer braucht eine Datei.</translation>
    </message>
    <message>
        <source>The {kind} layer has the path {path}, but {link} is a link to {target}.</source>
        <translation>Der Layer ({kind}) hat den Pfad {path}, aber {link} ist ein Link auf {target}.</translation>
    </message>
    <message>
        <source>Name what the link leads to in the Kitfile, or add --follow-links.</source>
        <translation>Nennen Sie im Kitfile, wohin der Link führt, oder ergänzen Sie --follow-links.</translation>
    </message>
    <message>
        <source>These cannot be read by this account: {paths}.</source>
        <translation>Dieses Konto darf sie nicht lesen: {paths}.</translation>
    </message>
    <message>
        <source>Make them readable, or name them in .kitignore to leave them out.</source>
        <translation>Machen Sie sie lesbar oder nennen Sie sie in .kitignore, um sie auszulassen.</translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation>{path} ist kein Ordner.</translation>
    </message>
    <message>
        <source>Choose a folder, or a name that does not exist yet.</source>
        <translation>Wählen Sie einen Ordner oder einen Namen, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>{path} comes twice, from {first} and from {second}: {reason}.</source>
        <translation>{path} kommt zweimal, aus {first} und aus {second}: {reason}.</translation>
    </message>
    <message>
        <source>Unpack one of them with --filter, or ask the kit&apos;s author.</source>
        <translation>Entpacken Sie eines davon mit --filter oder fragen Sie den Autor des Kits.</translation>
    </message>
    <message>
        <source>{layer} is refused at {path}: with it there are over {files} files and folders, or over {bytes} bytes of their names.</source>
        <translation>{layer} wird bei {path} abgelehnt: damit sind es über {files} Dateien und Ordner oder über {bytes} Bytes an Namen.</translation>
    </message>
    <message>
        <source>It may be made to fill the disk. Unpack less of the kit with --filter, or ask its author.</source>
        <translation>Es soll vielleicht den Datenträger füllen. Entpacken Sie mit --filter weniger vom Kit oder fragen Sie den Autor.</translation>
    </message>
    <message>
        <source>This file system cannot hold both {path} and {other}.</source>
        <translation>Dieses Dateisystem kann {path} und {other} nicht zugleich aufnehmen.</translation>
    </message>
    <message>
        <source>Unpack to a file system that tells such names apart.</source>
        <translation>Entpacken Sie auf ein Dateisystem, das solche Namen unterscheidet.</translation>
    </message>
    <message>
        <source>{subject} is refused: {reason} (at byte {offset}).</source>
        <translation>{subject} wird abgelehnt: {reason} (bei Byte {offset}).</translation>
    </message>
    <message>
        <source>Links lead out of the folder: {links}.</source>
        <translation>Links führen aus dem Ordner hinaus: {links}.</translation>
    </message>
    <message>
        <source>Pack what they lead to with --follow-links, remove them, or name them in .kitignore.</source>
        <translation>Packen Sie mit --follow-links, wohin sie führen, entfernen Sie sie oder nennen Sie sie in .kitignore.</translation>
    </message>
    <message>
        <source>{folder} holds more than {limit} files and folders.</source>
        <translation>{folder} enthält mehr als {limit} Dateien und Ordner.</translation>
    </message>
    <message>
        <source>Pack a smaller folder, or put the many files into one archive.</source>
        <translation>Packen Sie einen kleineren Ordner oder legen Sie die vielen Dateien in ein Archiv.</translation>
    </message>
    <message>
        <source>Links in {folder} lead to the same folders more than {limit} times, the last time at {path}.</source>
        <translation>Verknüpfungen in {folder} führen mehr als {limit}-mal zu denselben Ordnern, zuletzt bei {path}.</translation>
    </message>
    <message>
        <source>Remove links that lead to folders with links, or do not follow them.</source>
        <translation>Verknüpfungen entfernen, die zu Ordnern mit Verknüpfungen führen, oder ihnen nicht folgen.</translation>
    </message>
    <message>
        <source>{path} changed while the folder was looked through.</source>
        <translation>{path} hat sich geändert, während der Ordner durchgesehen wurde.</translation>
    </message>
    <message>
        <source>Nothing was packed. Wait until nothing writes there, then try again.</source>
        <translation>Es wurde nichts gepackt. Warten Sie, bis dort nichts mehr schreibt, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>{problem}</source>
        <translation>{problem}</translation>
    </message>
    <message>
        <source>{advice}</source>
        <translation>{advice}</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing was changed. Run it again to start over.</source>
        <translation>Es wurde nichts geändert. Starten Sie erneut, um von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>{subject} is damaged: expected {expected}, found {actual}.</source>
        <translation>{subject} ist beschädigt: erwartet {expected}, gefunden {actual}.</translation>
    </message>
    <message>
        <source>Nothing was released from it. Run `kitstudio store repair`, then fetch or pack the kit again.</source>
        <translation>Davon wurde nichts freigegeben. Führen Sie `kitstudio store repair` aus und laden oder packen Sie das Kit dann erneut.</translation>
    </message>
    <message>
        <source>Nothing was released from it. It is damaged in {place}: copy that again, or fetch it again.</source>
        <translation>Nichts davon wurde herausgegeben. Der Schaden liegt in {place}: erneut kopieren oder erneut holen.</translation>
    </message>
    <message>
        <source>{action} failed at {path}: {reason}.</source>
        <translation>{action}: fehlgeschlagen bei {path}: {reason}.</translation>
    </message>
    <message>
        <source>Check the disk and the folder, then run it again.</source>
        <translation>Prüfen Sie Datenträger und Ordner und starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>{action} failed: the disk is full at {path} (at least {needed} bytes were needed, {free} bytes are free).</source>
        <translation>{action}: fehlgeschlagen, der Datenträger ist bei {path} voll (mindestens {needed} Bytes nötig, {free} Bytes frei).</translation>
    </message>
    <message>
        <source>Free some space (`kitstudio store gc` may help) or choose another disk, then run it again.</source>
        <translation>Schaffen Sie Platz (`kitstudio store gc` hilft vielleicht) oder wählen Sie einen anderen Datenträger und starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>{action} needs {needed} bytes, but only {free} are free at {path}.</source>
        <translation>{action}: nötig sind {needed} Bytes, aber bei {path} sind nur {free} frei.</translation>
    </message>
    <message>
        <source>{action} failed: the quota is used up at {path} (at least {needed} bytes were needed; the disk has {free} bytes free).</source>
        <translation>{action}: fehlgeschlagen, das Kontingent bei {path} ist aufgebraucht (mindestens {needed} Bytes nötig; auf dem Datenträger sind {free} Bytes frei).</translation>
    </message>
    <message>
        <source>Free some of your space (`kitstudio store gc` may help) or ask for a larger quota, then run it again.</source>
        <translation>Schaffen Sie in Ihrem Bereich Platz (`kitstudio store gc` hilft vielleicht) oder bitten Sie um ein größeres Kontingent und starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>{action} failed: the disk takes no more files at {path} (at least {needed} bytes were needed, {free} bytes are free).</source>
        <translation>{action}: fehlgeschlagen, der Datenträger nimmt bei {path} keine Dateien mehr auf (mindestens {needed} Bytes nötig, {free} Bytes frei).</translation>
    </message>
    <message>
        <source>Remove some files or choose another disk, then run it again.</source>
        <translation>Entfernen Sie Dateien oder wählen Sie einen anderen Datenträger und starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>{action} failed: {path} may not be larger than {limit} bytes.</source>
        <translation>{action}: fehlgeschlagen, {path} darf nicht größer als {limit} Bytes sein.</translation>
    </message>
    <message>
        <source>Raise the limit (`ulimit -f`) or choose a disk that takes larger files, then run it again.</source>
        <translation>Heben Sie die Grenze an (`ulimit -f`) oder wählen Sie einen Datenträger, der größere Dateien aufnimmt, und starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>{action} is not permitted at {path}.</source>
        <translation>{action}: bei {path} nicht erlaubt.</translation>
    </message>
    <message>
        <source>Check who owns the file or folder and its permissions.</source>
        <translation>Prüfen Sie Eigentümer und Rechte der Datei oder des Ordners.</translation>
    </message>
    <message>
        <source>{action} failed: {path} is on a read-only file system.</source>
        <translation>{action}: fehlgeschlagen, {path} liegt auf einem schreibgeschützten Dateisystem.</translation>
    </message>
    <message>
        <source>Choose a folder that can be written.</source>
        <translation>Wählen Sie einen beschreibbaren Ordner.</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} gibt es nicht.</translation>
    </message>
    <message>
        <source>Check the spelling and the folder you are in.</source>
        <translation>Prüfen Sie die Schreibweise und den aktuellen Ordner.</translation>
    </message>
    <message>
        <source>The path {path} is refused: {reason}.</source>
        <translation>Der Pfad {path} wird abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>Paths must stay inside the folder: relative, without `..` parts.</source>
        <translation>Pfade müssen im Ordner bleiben: relativ, ohne `..`-Teile.</translation>
    </message>
    <message>
        <source>Cancelled, though the disk has not answered yet.</source>
        <translation>Abgebrochen, obwohl der Datenträger noch nicht geantwortet hat.</translation>
    </message>
    <message>
        <source>Process {pid} clears up and ends by itself as soon as it does, and keeps its locks until then. What was just being named or put in place may still get there: look before you run it again.</source>
        <translation>Prozess {pid} räumt auf und endet von selbst, sobald er antwortet; bis dahin behält er seine Sperren. Was gerade benannt oder an seinen Ort gelegt wurde, kann noch ankommen: sehen Sie nach, bevor Sie erneut starten.</translation>
    </message>
    <message>
        <source>An error of our own: {kind}. Your files were not changed by it.</source>
        <translation>Ein eigener Fehler: {kind}. Ihre Dateien hat er nicht verändert.</translation>
    </message>
    <message>
        <source>{place}</source>
        <translation>{place}</translation>
    </message>
    <message>
        <source>No home folder is known for {account}.</source>
        <translation>Für {account} ist kein Home-Ordner bekannt.</translation>
    </message>
    <message>
        <source>Set HOME to a folder where settings and caches may lie.</source>
        <translation>Setzen Sie HOME auf einen Ordner, in dem Einstellungen und Caches liegen dürfen.</translation>
    </message>
    <message>
        <source>{place} cannot be used: {reason}.</source>
        <translation>{place} ist nicht verwendbar: {reason}.</translation>
    </message>
    <message>
        <source>Correct it, or remove it to return to the defaults.</source>
        <translation>Korrigieren Sie es oder entfernen Sie es, dann gelten wieder die Standardwerte.</translation>
    </message>
    <message>
        <source>The store is not moved: {who} says where it is.</source>
        <translation>Der Kit-Speicher wird nicht verschoben: {who} bestimmt, wo er liegt.</translation>
    </message>
    <message>
        <source>Start without that, so that the settings decide, or move the folder yourself and change it there.</source>
        <translation>Starten Sie ohne diese Angabe, damit die Einstellungen entscheiden, oder verschieben Sie den Ordner selbst und ändern Sie sie dort.</translation>
    </message>
    <message>
        <source>A mistake in Kit Studio stopped this: {kind}.</source>
        <translation>Ein Fehler in Kit Studio hat dies abgebrochen: {kind}.</translation>
    </message>
    <message>
        <source>Copy the details into a report to its makers, then try again.</source>
        <translation>Kopieren Sie die Details in eine Meldung an die Entwickler und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The blob {digest} is not in {place}.</source>
        <translation>Der Blob {digest} ist nicht in {place}.</translation>
    </message>
    <message>
        <source>The kit is not whole there: fetch it again, or pack it again.</source>
        <translation>Das Kit ist dort nicht vollständig: laden oder packen Sie es erneut.</translation>
    </message>
    <message>
        <source>{digest} has {size} bytes; a document of its kind may have {limit}.</source>
        <translation>{digest} hat {size} Bytes; ein Dokument dieser Art darf {limit} haben.</translation>
    </message>
    <message>
        <source>It was written wrongly, or to do harm; ask its author.</source>
        <translation>Es wurde falsch oder in böser Absicht geschrieben; fragen Sie den Autor.</translation>
    </message>
    <message>
        <source>There is no kit {reference} in {place}.</source>
        <translation>In {place} gibt es kein Kit {reference}.</translation>
    </message>
    <message>
        <source>Check the spelling; `kitstudio list` shows the names there are.</source>
        <translation>Prüfen Sie die Schreibweise; `kitstudio list` zeigt die vorhandenen Namen.</translation>
    </message>
    <message>
        <source>{text} is not a digest.</source>
        <translation>{text} ist kein Digest.</translation>
    </message>
    <message>
        <source>A digest is sha256: followed by 64 lower-case hex digits.</source>
        <translation>Ein Digest ist sha256: gefolgt von 64 kleingeschriebenen Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>A descriptor in {where} is refused: {reason}.</source>
        <translation>Ein Descriptor in {where} wird abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>The manifest was written wrongly; fetch it again or ask its author.</source>
        <translation>Das Manifest wurde falsch geschrieben; laden Sie es erneut oder fragen Sie den Autor.</translation>
    </message>
    <message>
        <source>{where} is not usable JSON: {reason}.</source>
        <translation>{where} ist kein verwendbares JSON: {reason}.</translation>
    </message>
    <message>
        <source>Fetch it again, or ask its author; nothing was taken from it.</source>
        <translation>Laden Sie es erneut oder fragen Sie den Autor; übernommen wurde nichts.</translation>
    </message>
    <message>
        <source>The kit does not fit together: {entry} has no layer in the manifest.</source>
        <translation>Das Kit passt nicht zusammen: {entry} hat im Manifest keinen Layer.</translation>
    </message>
    <message>
        <source>It was written wrongly or altered; use --filter to take the rest.</source>
        <translation>Es wurde falsch geschrieben oder verändert; mit --filter bekommen Sie den Rest.</translation>
    </message>
    <message>
        <source>The filter {text} is refused: {reason}.</source>
        <translation>Der Filter {text} wird abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>Write TYPE,TYPE[:NAME,NAME], each TYPE one of kitfile, model, code, datasets, docs, prompts, mcpservers.</source>
        <translation>Schreiben Sie TYPE,TYPE[:NAME,NAME]; TYPE ist jeweils kitfile, model, code, datasets, docs, prompts oder mcpservers.</translation>
    </message>
    <message>
        <source>{version} is not a version of kit.</source>
        <translation>{version} ist keine Version von kit.</translation>
    </message>
    <message>
        <source>Write a release such as 1.7, or 2026 for the newest.</source>
        <translation>Schreiben Sie ein Release wie 1.7 oder 2026 für das neueste.</translation>
    </message>
    <message>
        <source>The Kitfile was not changed at {path}: {reason}.</source>
        <translation>Das Kitfile wurde bei {path} nicht geändert: {reason}.</translation>
    </message>
    <message>
        <source>Change this place in the text itself.</source>
        <translation>Ändern Sie diese Stelle im Text selbst.</translation>
    </message>
    <message>
        <source>{node} does not name a part of a Kitfile.</source>
        <translation>{node} bezeichnet keinen Teil eines Kitfiles.</translation>
    </message>
    <message>
        <source>Write keys joined by dots, for example model.parameters; list items cannot be chosen.</source>
        <translation>Schreiben Sie Schlüssel mit Punkten dazwischen, zum Beispiel model.parameters; Listenelemente lassen sich nicht wählen.</translation>
    </message>
    <message>
        <source>The Kitfile has no {node}.</source>
        <translation>Das Kitfile hat kein {node}.</translation>
    </message>
    <message>
        <source>Show the whole Kitfile with `kitstudio info` to see what it has.</source>
        <translation>Zeigen Sie mit `kitstudio info` das ganze Kitfile an, um zu sehen, was es hat.</translation>
    </message>
    <message>
        <source>{where} is refused at line {line}, column {column}: {reason}.</source>
        <translation>{where} wird in Zeile {line}, Spalte {column} abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>Mend that place in the Kitfile; `kitstudio check` shows all it finds.</source>
        <translation>Beheben Sie diese Stelle im Kitfile; `kitstudio check` zeigt alle Befunde.</translation>
    </message>
    <message>
        <source>The manifest {digest} is refused: {reason}.</source>
        <translation>Das Manifest {digest} wird abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>It is not a ModelKit or ModelPack that can be read; ask its author.</source>
        <translation>Es ist kein lesbares ModelKit oder ModelPack; fragen Sie den Autor.</translation>
    </message>
    <message>
        <source>{digest} is not a ModelKit: its config has the type {config_type}.</source>
        <translation>{digest} ist kein ModelKit: seine Config hat den Typ {config_type}.</translation>
    </message>
    <message>
        <source>Name a ModelKit or ModelPack; container images are not read.</source>
        <translation>Nennen Sie ein ModelKit oder ModelPack; Container-Images werden nicht gelesen.</translation>
    </message>
    <message>
        <source>The layer type {media_type} is not known.</source>
        <translation>Der Layer-Typ {media_type} ist nicht bekannt.</translation>
    </message>
    <message>
        <source>A newer tool may have written it. The other layers can be unpacked with --filter.</source>
        <translation>Vielleicht hat ihn ein neueres Werkzeug geschrieben. Die anderen Layer lassen sich mit --filter entpacken.</translation>
    </message>
    <message>
        <source>The ModelPack is refused: {reason}.</source>
        <translation>Das ModelPack wird abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>The tool that wrote it left something out; ask its author.</source>
        <translation>Das Werkzeug, das es schrieb, hat etwas ausgelassen; fragen Sie den Autor.</translation>
    </message>
    <message>
        <source>{text} is not a reference: {reason}.</source>
        <translation>{text} ist keine Referenz: {reason}.</translation>
    </message>
    <message>
        <source>Write [registry/]repository[:tag] in lower case, for example team/model:v1.</source>
        <translation>Schreiben Sie [registry/]repository[:tag] in Kleinbuchstaben, zum Beispiel team/model:v1.</translation>
    </message>
    <message>
        <source>These names are taken in the folder: {names}.</source>
        <translation>Diese Namen sind im Ordner vergeben: {names}.</translation>
    </message>
    <message>
        <source>Nothing was copied. Rename the files, or take those away first.</source>
        <translation>Es wurde nichts kopiert. Benennen Sie die Dateien um oder entfernen Sie zuerst die vorhandenen.</translation>
    </message>
    <message>
        <source>{path} is neither a file nor a folder.</source>
        <translation>{path} ist weder Datei noch Ordner.</translation>
    </message>
    <message>
        <source>Copy what it leads to by hand.</source>
        <translation>Kopieren Sie von Hand, wohin es führt.</translation>
    </message>
    <message>
        <source>{path} was changed by another program since it was read.</source>
        <translation>{path} wurde seit dem Lesen von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Look at what is on disk, then save again or take that over.</source>
        <translation>Sehen Sie sich an, was auf dem Datenträger liegt; speichern Sie dann erneut oder übernehmen Sie es.</translation>
    </message>
    <message>
        <source>{path} was not saved: it would be longer than {limit} bytes.</source>
        <translation>{path} wurde nicht gespeichert: Die Datei wäre länger als {limit} Bytes.</translation>
    </message>
    <message>
        <source>Make it shorter, then save again. A longer one cannot be opened.</source>
        <translation>Kürzen Sie den Text und speichern Sie dann erneut. Eine längere Datei lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The contents were not changed: {reason}.</source>
        <translation>Der Inhalt wurde nicht geändert: {reason}.</translation>
    </message>
    <message>
        <source>Change the Kitfile or the .kitignore by hand.</source>
        <translation>Ändern Sie das Kitfile oder die .kitignore von Hand.</translation>
    </message>
    <message>
        <source>Adds {path} to the Kitfile as {kind}</source>
        <translation>Nimmt {path} als {kind} ins Kitfile auf</translation>
    </message>
    <message>
        <source>Takes {path} out of the Kitfile</source>
        <translation>Nimmt {path} aus dem Kitfile</translation>
    </message>
    <message>
        <source>Makes {path} {kind}, it is {before}</source>
        <translation>Macht aus {path} {kind} statt {before}</translation>
    </message>
    <message>
        <source>Gives up {keys}, which have no place there</source>
        <translation>Gibt {keys} auf, die dort keinen Platz haben</translation>
    </message>
    <message>
        <source>Adds the rule {rule} to .kitignore</source>
        <translation>Fügt der .kitignore die Regel {rule} hinzu</translation>
    </message>
    <message>
        <source>Adds the exception {rule} to .kitignore</source>
        <translation>Fügt der .kitignore die Ausnahme {rule} hinzu</translation>
    </message>
    <message>
        <source>Takes line {line}, {rule}, out of .kitignore</source>
        <translation>Nimmt Zeile {line}, {rule}, aus der .kitignore</translation>
    </message>
    <message>
        <source>{path} would have a file of {needed} bytes, and files there have at most {limit}.</source>
        <translation>{path} hätte eine Datei von {needed} Bytes, und Dateien haben dort höchstens {limit}.</translation>
    </message>
    <message>
        <source>Nothing was written. Export to a folder instead, whose largest file has {largest} bytes, or choose a disk (or, with `ulimit -f`, a limit) that takes larger files.</source>
        <translation>Es wurde nichts geschrieben. Exportieren Sie stattdessen in einen Ordner, dessen größte Datei {largest} Bytes hat, oder wählen Sie einen Datenträger (oder mit `ulimit -f` eine Grenze), der größere Dateien aufnimmt.</translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation>{path} gibt es schon.</translation>
    </message>
    <message>
        <source>Use --force to replace it, or --output to write elsewhere.</source>
        <translation>Mit --force ersetzen Sie es, mit --output schreiben Sie anderswohin.</translation>
    </message>
    <message>
        <source>The kit would have {count} {what}; at most {limit} can be read.</source>
        <translation>Das Kit hätte {count} {what}; höchstens {limit} sind lesbar.</translation>
    </message>
    <message>
        <source>Nothing was packed. Shorten texts, or join entries into folders.</source>
        <translation>Es wurde nichts gepackt. Kürzen Sie Texte oder fassen Sie Einträge in Ordnern zusammen.</translation>
    </message>
    <message>
        <source>No Kitfile in {folder}.</source>
        <translation>Kein Kitfile in {folder}.</translation>
    </message>
    <message>
        <source>Make one with `kitstudio init {folder}`, or name one with -f.</source>
        <translation>Erstellen Sie eines mit `kitstudio init {folder}` oder nennen Sie eines mit -f.</translation>
    </message>
    <message>
        <source>Name the folder that holds the model.</source>
        <translation>Nennen Sie den Ordner, der das Modell enthält.</translation>
    </message>
    <message>
        <source>{folder} is a Hugging Face cache with several snapshots.</source>
        <translation>{folder} ist ein Hugging-Face-Cache mit mehreren Snapshots.</translation>
    </message>
    <message>
        <source>Name one of them: {snapshots}.</source>
        <translation>Nennen Sie einen davon: {snapshots}.</translation>
    </message>
    <message>
        <source>{path} is longer than {limit} bytes.</source>
        <translation>{path} ist länger als {limit} Bytes.</translation>
    </message>
    <message>
        <source>Check that it is what its name says, and not data.</source>
        <translation>Prüfen Sie, ob es ist, was sein Name sagt, und nicht etwa Daten.</translation>
    </message>
    <message>
        <source>{path} is not a regular file.</source>
        <translation>{path} ist keine reguläre Datei.</translation>
    </message>
    <message>
        <source>Name a file; a Kitfile can also be piped in with `-f -`.</source>
        <translation>Nennen Sie eine Datei; ein Kitfile kann auch mit `-f -` über eine Pipe kommen.</translation>
    </message>
    <message>
        <source>{path} is a link to {target}, which is outside the folder.</source>
        <translation>{path} ist ein Link auf {target}, das außerhalb des Ordners liegt.</translation>
    </message>
    <message>
        <source>Put a copy in its place if you know what it leads to. A Kitfile elsewhere can be named with -f.</source>
        <translation>Legen Sie eine Kopie an seine Stelle, wenn Sie wissen, wohin er führt. Ein Kitfile an anderem Ort nennen Sie mit -f.</translation>
    </message>
    <message>
        <source>Parent kits form a circle: {chain}.</source>
        <translation>Übergeordnete Kits bilden einen Kreis: {chain}.</translation>
    </message>
    <message>
        <source>Change model.path in one of them.</source>
        <translation>Ändern Sie model.path in einem davon.</translation>
    </message>
    <message>
        <source>More than {limit} parent kits stand above one another.</source>
        <translation>Mehr als {limit} übergeordnete Kits stehen übereinander.</translation>
    </message>
    <message>
        <source>Pack the model itself instead of naming a parent.</source>
        <translation>Packen Sie das Modell selbst, statt ein übergeordnetes Kit zu nennen.</translation>
    </message>
    <message>
        <source>{where} cannot be packed: {problems}</source>
        <translation>{where} lässt sich nicht packen: {problems}</translation>
    </message>
    <message>
        <source>`kitstudio check` shows every problem with its place and its fix.</source>
        <translation>`kitstudio check` zeigt jedes Problem mit Stelle und Abhilfe.</translation>
    </message>
    <message>
        <source>{reference} is not in {place}, and this version does not read registries.</source>
        <translation>{reference} ist nicht in {place}, und diese Version liest keine Registrys.</translation>
    </message>
    <message>
        <source>Bring it in with `kitstudio receive` or `kitstudio import-kitops-store`; registries come later.</source>
        <translation>Holen Sie es mit `kitstudio receive` oder `kitstudio import-kitops-store` herein; Registrys kommen später.</translation>
    </message>
    <message>
        <source>{path} holds no ModelKit or ModelPack.</source>
        <translation>{path} enthält kein ModelKit oder ModelPack.</translation>
    </message>
    <message>
        <source>Check that it was written completely and is the right one.</source>
        <translation>Prüfen Sie, ob es vollständig geschrieben wurde und das richtige ist.</translation>
    </message>
    <message>
        <source>The text of {folder} is too long to be kept before it is saved.</source>
        <translation>Der Text von {folder} ist zu lang, um vor dem Speichern aufgehoben zu werden.</translation>
    </message>
    <message>
        <source>Make it shorter than {most} characters, or save it now.</source>
        <translation>Kürzen Sie ihn auf unter {most} Zeichen oder speichern Sie jetzt.</translation>
    </message>
    <message>
        <source>The kit holds nothing at {path}.</source>
        <translation>Das Kit enthält nichts unter {path}.</translation>
    </message>
    <message>
        <source>Look at the kit&apos;s list of files: names must match exactly.</source>
        <translation>Sehen Sie in die Dateiliste des Kits: Namen müssen genau stimmen.</translation>
    </message>
    <message>
        <source>Nothing in the kit matches the filter {filters}.</source>
        <translation>Nichts im Kit passt zum Filter {filters}.</translation>
    </message>
    <message>
        <source>`kitstudio info` shows names and paths; they must match exactly.</source>
        <translation>`kitstudio info` zeigt Namen und Pfade; sie müssen genau stimmen.</translation>
    </message>
    <message>
        <source>Nothing was freed: {subject} is damaged, so what it needs is not known.</source>
        <translation>Es wurde nichts freigegeben: {subject} ist beschädigt, daher ist nicht bekannt, was es braucht.</translation>
    </message>
    <message>
        <source>Run `kitstudio store verify`, then `kitstudio store repair`; fetch or pack damaged kits again.</source>
        <translation>Führen Sie `kitstudio store verify` aus, dann `kitstudio store repair`; laden oder packen Sie beschädigte Kits erneut.</translation>
    </message>
    <message>
        <source>The store {path} can only be read: {reason}.</source>
        <translation>Der Kit-Speicher {path} ist nur lesbar: {reason}.</translation>
    </message>
    <message>
        <source>Choose another store with --store DIR, or make this one writable.</source>
        <translation>Wählen Sie mit --store DIR einen anderen Kit-Speicher oder machen Sie diesen beschreibbar.</translation>
    </message>
    <message>
        <source>{path} holds no storage of the kit tool.</source>
        <translation>{path} enthält keinen Speicher des Werkzeugs kit.</translation>
    </message>
    <message>
        <source>Name its home folder (KITOPS_HOME), the one that holds `storage`.</source>
        <translation>Nennen Sie dessen Home-Ordner (KITOPS_HOME), in dem `storage` liegt.</translation>
    </message>
    <message>
        <source>{path} is not an OCI image layout: {reason}.</source>
        <translation>{path} ist kein OCI-Image-Layout: {reason}.</translation>
    </message>
    <message>
        <source>Name the folder or archive that `kitstudio export`, oras or skopeo wrote.</source>
        <translation>Nennen Sie den Ordner oder das Archiv, das `kitstudio export`, oras oder skopeo geschrieben hat.</translation>
    </message>
    <message>
        <source>{path} holds several kits: {names}.</source>
        <translation>{path} enthält mehrere Kits: {names}.</translation>
    </message>
    <message>
        <source>Name one of them, for example oci:DIR:NAME or oci:DIR:@sha256:….</source>
        <translation>Nennen Sie eines davon, zum Beispiel oci:DIR:NAME oder oci:DIR:@sha256:….</translation>
    </message>
    <message>
        <source>{path} is there already.</source>
        <translation>{path} ist schon da.</translation>
    </message>
    <message>
        <source>Choose another name, or --force to replace it.</source>
        <translation>Wählen Sie einen anderen Namen oder --force zum Ersetzen.</translation>
    </message>
    <message>
        <source>{path} is not replaced: it is neither a file nor an OCI layout.</source>
        <translation>{path} wird nicht ersetzt: es ist weder eine Datei noch ein OCI-Layout.</translation>
    </message>
    <message>
        <source>Choose another name, or move it away first.</source>
        <translation>Wählen Sie einen anderen Namen oder verschieben Sie es zuerst.</translation>
    </message>
    <message>
        <source>{path} is held by process {pid} ({purpose}) since {since}; waited {waited} s.</source>
        <translation>{path} wird von Prozess {pid} ({purpose}) seit {since} belegt; {waited} s gewartet.</translation>
    </message>
    <message>
        <source>Wait for that process or end it, or allow more time with --wait SECONDS; nothing needs cleaning up.</source>
        <translation>Warten Sie auf den Prozess oder beenden Sie ihn, oder geben Sie mit --wait SECONDS mehr Zeit; aufzuräumen ist nichts.</translation>
    </message>
    <message>
        <source>These names already mean other kits here: {names}.</source>
        <translation>Diese Namen bezeichnen hier schon andere Kits: {names}.</translation>
    </message>
    <message>
        <source>Nothing was taken. Use --force to move them, or --tag-as to name the kit differently.</source>
        <translation>Es wurde nichts übernommen. Mit --force ziehen die Namen um, mit --tag-as bekommt das Kit einen anderen.</translation>
    </message>
    <message>
        <source>The store {path} is not used: {reason}.</source>
        <translation>Der Kit-Speicher {path} wird nicht verwendet: {reason}.</translation>
    </message>
    <message>
        <source>A store belongs to one account and nobody else may write there. Choose another with --store DIR.</source>
        <translation>Ein Kit-Speicher gehört einem Konto, niemand sonst darf dort schreiben. Wählen Sie mit --store DIR einen anderen.</translation>
    </message>
    <message>
        <source>{path} is no store of Kit Studio: {reason}.</source>
        <translation>{path} ist kein Kit-Speicher von Kit Studio: {reason}.</translation>
    </message>
    <message>
        <source>Name an empty or a new folder with --store DIR. An OCI layout is read as oci:DIR.</source>
        <translation>Nennen Sie mit --store DIR einen leeren oder neuen Ordner. Ein OCI-Layout wird als oci:DIR gelesen.</translation>
    </message>
    <message>
        <source>The store {path} has form {found}; this release knows forms up to {known}.</source>
        <translation>Der Kit-Speicher {path} hat die Form {found}; dieses Release kennt Formen bis {known}.</translation>
    </message>
    <message>
        <source>Use the newer release that wrote it, or another store.</source>
        <translation>Verwenden Sie das neuere Release, das ihn schrieb, oder einen anderen Kit-Speicher.</translation>
    </message>
    <message>
        <source>What {reference} names is not known: its record {file} is damaged.</source>
        <translation>Was {reference} bezeichnet, ist nicht bekannt: der Eintrag {file} ist beschädigt.</translation>
    </message>
    <message>
        <source>Run `kitstudio store repair`: it brings the name back where index.json still tells it.</source>
        <translation>Führen Sie `kitstudio store repair` aus: es holt den Namen zurück, wo index.json ihn noch nennt.</translation>
    </message>
    <message>
        <source>The store cannot be moved to {path}: {reason}.</source>
        <translation>Der Kit-Speicher lässt sich nicht nach {path} verschieben: {reason}.</translation>
    </message>
    <message>
        <source>Choose an empty or a new folder. Nothing was changed.</source>
        <translation>Wählen Sie einen leeren oder neuen Ordner. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The rule {rule} is refused: {reason}.</source>
        <translation>Die Regel {rule} wird abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>No window can be opened: {reason}.</source>
        <translation>Es lässt sich kein Fenster öffnen: {reason}.</translation>
    </message>
    <message>
        <source>Run it on a desktop, or use the other commands, which need no screen. `kitstudio doctor` tells more.</source>
        <translation>Starten Sie es auf einem Desktop oder verwenden Sie die anderen Befehle, die keinen Bildschirm brauchen. `kitstudio doctor` sagt mehr.</translation>
    </message>
    <message>
        <source>The Kitfile cannot be read: {reason}.</source>
        <translation>Das Kitfile ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>{count} names hold two dots in a row, such as {path}: kit drops them when packing and refuses them later.</source>
        <translation>{count} Namen enthalten zwei Punkte hintereinander, etwa {path}: kit lässt sie beim Packen fallen und lehnt sie später ab.</translation>
    </message>
    <message>
        <source>{count} names with two dots in a row are left out of the {kind} layer as kit does, the first is {path}.</source>
        <translation>{count} Namen mit zwei Punkten hintereinander bleiben wie bei kit aus dem Layer ({kind}), der erste ist {path}.</translation>
    </message>
    <message>
        <source>The {kind} layer with the path {path} holds no files.</source>
        <translation>Der Layer ({kind}) mit dem Pfad {path} enthält keine Dateien.</translation>
    </message>
    <message>
        <source>The {kind} layer with the path {path} is ignored by .kitignore and empty.</source>
        <translation>Der Layer ({kind}) mit dem Pfad {path} ist durch .kitignore ignoriert und leer.</translation>
    </message>
    <message>
        <source>An earlier unpack into {directory} was interrupted; it is now {outcome}.</source>
        <translation>Ein früheres Entpacken nach {directory} wurde unterbrochen; jetzt gilt: {outcome}.</translation>
    </message>
    <message>
        <source>No tag given: using {reference}.</source>
        <translation>Kein Tag angegeben: verwendet wird {reference}.</translation>
    </message>
    <message>
        <source>{name} named {old} until now; that kit stays in the store, without this name.</source>
        <translation>{name} benannte bisher {old}; jenes Kit bleibt im Kit-Speicher, ohne diesen Namen.</translation>
    </message>
    <message>
        <source>Names without a repository are not taken over ({count}): {names}. --tag-as gives a kit another.</source>
        <translation>Namen ohne Repository werden nicht übernommen ({count}): {names}. --tag-as gibt einem Kit einen anderen.</translation>
    </message>
    <message>
        <source>{folder} is a repository of the Hugging Face cache: working on its snapshot {snapshot}.</source>
        <translation>{folder} ist ein Repository des Hugging-Face-Caches: gearbeitet wird mit dem Snapshot {snapshot}.</translation>
    </message>
    <message>
        <source>Pipes and the like are left out ({count}): {paths}.</source>
        <translation>Pipes und Ähnliches werden ausgelassen ({count}): {paths}.</translation>
    </message>
    <message>
        <source>What a run of Kit Studio keeps there, or left when it was interrupted, is left out ({count}): {paths}.</source>
        <translation>Was ein Lauf von Kit Studio dort aufhebt oder bei einer Unterbrechung hinterließ, bleibt aus ({count}): {paths}.</translation>
    </message>
    <message>
        <source>{count} files look like secrets and are left out: {paths}.</source>
        <translation>{count} Dateien sehen nach Geheimnissen aus und bleiben aus: {paths}.</translation>
    </message>
    <message>
        <source>A .kitignore keeps what is left out out of the layers of folders.</source>
        <translation>Eine .kitignore hält Ausgelassenes aus den Layern von Ordnern heraus.</translation>
    </message>
    <message>
        <source>{path} resembles {licences} but is not that text alone; no licence is taken from it.</source>
        <translation>{path} ähnelt {licences}, ist aber nicht nur dieser Text; daraus wird keine Lizenz übernommen.</translation>
    </message>
    <message>
        <source>{path} is no licence known here; no licence is taken from it.</source>
        <translation>{path} ist keine hier bekannte Lizenz; daraus wird keine Lizenz übernommen.</translation>
    </message>
    <message>
        <source>The model card says {card}, {path} is {text}; the model card&apos;s is taken.</source>
        <translation>Die Model Card sagt {card}, {path} ist {text}; es gilt die der Model Card.</translation>
    </message>
    <message>
        <source>The licence files name {licences}; which holds for the kit only a person can say.</source>
        <translation>Die Lizenzdateien nennen {licences}; was für das Kit gilt, kann nur ein Mensch sagen.</translation>
    </message>
    <message>
        <source>{name} is no kit archive and no OCI layout.</source>
        <translation>{name} ist weder ein Kit-Archiv noch ein OCI-Layout.</translation>
    </message>
    <message>
        <source>Choose the .kit.tar or .kit.tar.zst file, or the folder, that an export, oras or skopeo wrote.</source>
        <translation>Die .kit.tar- oder .kit.tar.zst-Datei oder den Ordner wählen, den ein Export, oras oder skopeo geschrieben hat.</translation>
    </message>
    <message>
        <source>{path} is in the way: {reason}.</source>
        <translation>{path} ist im Weg: {reason}.</translation>
    </message>
    <message>
        <source>Nothing was written. Go back and choose another name or folder, or take away what is there.</source>
        <translation>Nichts wurde geschrieben. Zurückgehen und einen anderen Namen oder Ordner wählen oder wegräumen, was dort steht.</translation>
    </message>
    <message>
        <source>{count} path in {directory} stands in the way, nothing was written: {first}.</source>
        <translation>{count} Pfad in {directory} ist im Weg, geschrieben wurde nichts: {first}.</translation>
    </message>
    <message>
        <source>{count} name holds two dots in a row, {path}: kit drops it when packing and refuses it later.</source>
        <translation>{count} Name enthält zwei Punkte hintereinander, {path}: kit lässt ihn beim Packen fallen und lehnt ihn später ab.</translation>
    </message>
    <message>
        <source>{count} name with two dots in a row is left out of the {kind} layer as kit does: {path}.</source>
        <translation>{count} Name mit zwei Punkten hintereinander bleibt wie bei kit aus dem Layer ({kind}): {path}.</translation>
    </message>
    <message>
        <source>Free some space (Clean up on the Storage page may help) or choose another disk, then try again.</source>
        <translation>Platz schaffen („Aufräumen“ auf der Seite „Kit-Speicher“ kann helfen) oder einen anderen Datenträger wählen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Verify all on the Storage page and repair what it finds; then fetch or pack the kit again.</source>
        <translation>Auf der Seite „Kit-Speicher“ alles verifizieren und reparieren, was dabei auffällt; dann das Kit erneut holen oder packen.</translation>
    </message>
    <message>
        <source>Everything else can be unpacked: take the tick from that layer.</source>
        <translation>Alles andere lässt sich entpacken: das Häkchen dieses Layers entfernen.</translation>
    </message>
    <message>
        <source>Choose another name or folder, or replace it.</source>
        <translation>Einen anderen Namen oder Ordner wählen oder es ersetzen.</translation>
    </message>
    <message>
        <source>Choose another name, or replace it.</source>
        <translation>Einen anderen Namen wählen oder es ersetzen.</translation>
    </message>
    <message>
        <source>Mend that place in the Kitfile; the problems of its draft show all that is found.</source>
        <translation>Die Stelle im Kitfile berichtigen; die Probleme des Entwurfs zeigen alles, was gefunden wurde.</translation>
    </message>
    <message>
        <source>Nothing was released from it. Verify all on the Storage page says more; then fetch or pack it again.</source>
        <translation>Nichts davon wurde herausgegeben. „Alles verifizieren“ auf der Seite „Kit-Speicher“ sagt mehr; dann erneut holen oder packen.</translation>
    </message>
    <message>
        <source>A store belongs to one account alone. The Storage page says where this one is, and moves it.</source>
        <translation>Ein Kit-Speicher gehört nur einem Konto. Die Seite „Kit-Speicher“ sagt, wo dieser liegt, und verschiebt ihn.</translation>
    </message>
    <message>
        <source>Check the spelling; Kits shows the names there are.</source>
        <translation>Schreibweise prüfen; unter Kits stehen die Namen, die es gibt.</translation>
    </message>
    <message>
        <source>Put a copy in its place if you know what it leads to.</source>
        <translation>Eine Kopie an seine Stelle legen, wenn bekannt ist, wohin er führt.</translation>
    </message>
    <message>
        <source>Open the folder as a draft: one is proposed there.</source>
        <translation>Den Ordner als Entwurf öffnen: dort wird eines vorgeschlagen.</translation>
    </message>
    <message>
        <source>The problems of its draft show every fault with its place and its fix.</source>
        <translation>Die Probleme des Entwurfs zeigen jeden Fehler mit seiner Stelle und der Abhilfe.</translation>
    </message>
    <message>
        <source>Verify all on the Storage page and repair the store; then pack the kit again or receive it again.</source>
        <translation>Auf der Seite „Kit-Speicher“ alles verifizieren und den Kit-Speicher reparieren; dann das Kit erneut packen oder empfangen.</translation>
    </message>
    <message>
        <source>Elsewhere they would lead nowhere: leave them out, follow them, or put copies in their places.</source>
        <translation>Anderswo führten sie ins Leere: Man lässt sie aus, folgt ihnen oder legt Kopien an ihre Stelle.</translation>
    </message>
    <message>
        <source>Take the tick from one of them, or ask the kit&apos;s author.</source>
        <translation>Das Häkchen bei einem davon entfernen oder den Autor des Kits fragen.</translation>
    </message>
    <message>
        <source>Verify all on the Storage page and repair the store: a name that its index still tells comes back.</source>
        <translation>Auf der Seite „Kit-Speicher“ alles verifizieren und den Kit-Speicher reparieren: Ein Name, den sein Index noch nennt, kommt zurück.</translation>
    </message>
    <message>
        <source>Choose the folder or archive that an export, oras or skopeo wrote.</source>
        <translation>Den Ordner oder das Archiv wählen, das ein Export, oras oder skopeo geschrieben hat.</translation>
    </message>
    <message>
        <source>A store needs an empty or a new folder. The Storage page moves it; an OCI layout is received.</source>
        <translation>Ein Kit-Speicher braucht einen leeren oder neuen Ordner. Die Seite „Kit-Speicher“ verschiebt ihn; ein OCI-Layout wird empfangen.</translation>
    </message>
    <message>
        <source>Receive it from an archive or a layout; registries come later.</source>
        <translation>Es aus einem Archiv oder Layout empfangen; Registries kommen später.</translation>
    </message>
    <message>
        <source>Free some of your space (Clean up on the Storage page may help) or ask for a larger quota.</source>
        <translation>Eigenen Platz schaffen („Aufräumen“ auf der Seite „Kit-Speicher“ kann helfen) oder um ein größeres Kontingent bitten.</translation>
    </message>
    <message>
        <source>Receive it, and tick there which of them to take.</source>
        <translation>Es empfangen und dort ankreuzen, welche davon genommen werden.</translation>
    </message>
    <message>
        <source>Wait for that process or end it, then try again; nothing needs cleaning up.</source>
        <translation>Auf diesen Prozess warten oder ihn beenden, dann erneut versuchen; aufzuräumen ist nichts.</translation>
    </message>
    <message>
        <source>Let this account write there, or move the store: the Storage page says where it is.</source>
        <translation>Diesem Konto dort das Schreiben erlauben oder den Kit-Speicher verschieben: Die Seite „Kit-Speicher“ sagt, wo er liegt.</translation>
    </message>
    <message>
        <source>It may be made to fill the disk. Unpack less of the kit, or ask its author.</source>
        <translation>Es könnte gemacht sein, um den Datenträger zu füllen. Weniger vom Kit entpacken oder seinen Autor fragen.</translation>
    </message>
    <message>
        <source>A newer tool may have written it. Everything else can be unpacked: take the tick from that layer.</source>
        <translation>Vielleicht hat es ein neueres Programm geschrieben. Alles andere lässt sich entpacken: das Häkchen dieses Layers entfernen.</translation>
    </message>
    <message>
        <source>Nothing was taken. Tick the names that may move, and receive it again.</source>
        <translation>Nichts wurde übernommen. Die Namen ankreuzen, die wechseln dürfen, und erneut empfangen.</translation>
    </message>
    <message>
        <source>{name} was given to another kit meanwhile.</source>
        <translation>{name} bezeichnet inzwischen ein anderes Kit.</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at which kit has the name now, and decide again.</source>
        <translation>Es wurde nichts geändert. Sehen Sie nach, welches Kit jetzt so heißt, und entscheiden Sie neu.</translation>
    </message>
    <message>
        <source>Missing layers: {layers}.</source>
        <translation>Fehlende Layer: {layers}.</translation>
    </message>
    <message>
        <source>Pack the kit again, or receive it again from an archive or a layout; the rest can be unpacked.</source>
        <translation>Das Kit erneut packen oder aus einem Archiv oder Layout erneut empfangen; der Rest lässt sich entpacken.</translation>
    </message>
    <message>
        <source>Damaged layers: {layers}.</source>
        <translation>Beschädigte Layer: {layers}.</translation>
    </message>
    <message>
        <source>Run `kitstudio store repair`, then pack the kit again or receive it again.</source>
        <translation>`kitstudio store repair` ausführen, dann das Kit erneut packen oder empfangen.</translation>
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
        <translation>{name} exportieren</translation>
    </message>
    <message>
        <source>{n} blob</source>
        <translation>{n} Blob</translation>
    </message>
    <message>
        <source>{n} blobs, shared ones once</source>
        <translation>{n} Blobs, geteilte einmal</translation>
    </message>
    <message>
        <source>{name} is mounted read-only</source>
        <translation>{name} ist schreibgeschützt eingehängt</translation>
    </message>
    <message>
        <source>{name} may not be written by this account</source>
        <translation>Dieses Konto darf nicht auf {name} schreiben</translation>
    </message>
    <message>
        <source>{name} is no folder</source>
        <translation>{name} ist kein Ordner</translation>
    </message>
    <message>
        <source>{free} free on {name}: {short} short</source>
        <translation>{free} frei auf {name}: {short} zu wenig</translation>
    </message>
    <message>
        <source>One file of {size}; {whose} takes files up to {limit}</source>
        <translation>Eine Datei von {size}; {whose} nimmt Dateien bis {limit} auf</translation>
    </message>
    <message>
        <source>One file of {size}; this program may write files up to {limit} (ulimit -f)</source>
        <translation>Eine Datei von {size}; dieses Programm darf Dateien bis {limit} schreiben (ulimit -f)</translation>
    </message>
    <message>
        <source>As a folder</source>
        <translation>Als Ordner</translation>
    </message>
    <message>
        <source>A file called {name} is there already</source>
        <translation>Eine Datei namens {name} ist schon da</translation>
    </message>
    <message>
        <source>A folder with kits called {name} is there already</source>
        <translation>Ein Ordner mit Kits namens {name} ist schon da</translation>
    </message>
    <message>
        <source>A folder called {name} is there already, with other files in it</source>
        <translation>Ein Ordner namens {name} mit anderen Dateien ist schon da</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>{name} would be free</source>
        <translation>{name} wäre frei</translation>
    </message>
    <message>
        <source>Take this name</source>
        <translation>Diesen Namen nehmen</translation>
    </message>
    <message>
        <source>{free} free, {size} needed</source>
        <translation>{free} frei, {size} nötig</translation>
    </message>
    <message>
        <source>{free} free, at most {size} needed</source>
        <translation>{free} frei, höchstens {size} nötig</translation>
    </message>
    <message>
        <source>{free} free, at least {size} needed</source>
        <translation>{free} frei, mindestens {size} nötig</translation>
    </message>
    <message>
        <source>{free} free</source>
        <translation>{free} frei</translation>
    </message>
    <message>
        <source>mounted read-only</source>
        <translation>schreibgeschützt eingehängt</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>nicht beschreibbar</translation>
    </message>
    <message>
        <source>{free} free: {short} short</source>
        <translation>{free} frei: {short} zu wenig</translation>
    </message>
    <message>
        <source>no limit for one file</source>
        <translation>keine Grenze für eine Datei</translation>
    </message>
    <message>
        <source>files up to {limit}</source>
        <translation>Dateien bis {limit}</translation>
    </message>
    <message>
        <source>{limit}: {over} over</source>
        <translation>{limit}: {over} darüber</translation>
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
        <translation>Geschrieben, gesichert, zurückgelesen und gehasht</translation>
    </message>
    <message>
        <source>What was begun was removed; what was there before stays.</source>
        <translation>Begonnenes wurde entfernt; was vorher da war, bleibt.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel exporting</source>
        <translation>Export abbrechen</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>not looked into</source>
        <translation>nicht durchgesehen</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>wird gelesen</translation>
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
        <translation>Layer: {digest}</translation>
    </message>
    <message>
        <source>{size} stored</source>
        <translation>{size} gespeichert</translation>
    </message>
    <message>
        <source>Stored layer: {size}</source>
        <translation>Gespeicherter Layer: {size}</translation>
    </message>
    <message>
        <source>Its files: {size}</source>
        <translation>Seine Dateien: {size}</translation>
    </message>
    <message>
        <source>Known after Verify</source>
        <translation>Bekannt nach dem Verifizieren</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>manifestVersion is {version}, kit expects 1.0.0 and reads the Kitfile as that.</source>
        <translation>manifestVersion ist {version}, kit erwartet 1.0.0 und liest das Kitfile so.</translation>
    </message>
    <message>
        <source>The Kitfile names no files: the kit has no layers.</source>
        <translation>Das Kitfile nennt keine Dateien: das Kit hat keine Layer.</translation>
    </message>
    <message>
        <source>The model has neither a path nor parts, so no file of it is packed.</source>
        <translation>Das Modell hat weder Pfad noch Teile, daher wird keine Datei davon gepackt.</translation>
    </message>
    <message>
        <source>The model has parts but no path of its own: the newest kit crashes unpacking it.</source>
        <translation>Das Modell hat Teile, aber keinen eigenen Pfad: das neueste kit stürzt beim Entpacken ab.</translation>
    </message>
    <message>
        <source>{path} is an absolute path; paths are relative to the Kitfile&apos;s folder.</source>
        <translation>{path} ist ein absoluter Pfad; Pfade sind relativ zum Ordner des Kitfiles.</translation>
    </message>
    <message>
        <source>{path} leads out of the Kitfile&apos;s folder; only what lies in it can be packed.</source>
        <translation>{path} führt aus dem Ordner des Kitfiles hinaus; packen lässt sich nur, was darin liegt.</translation>
    </message>
    <message>
        <source>{path} cannot be packed safely: {reason}.</source>
        <translation>{path} lässt sich nicht sicher packen: {reason}.</translation>
    </message>
    <message>
        <source>{path} is a URL; a path names a file or folder beside the Kitfile.</source>
        <translation>{path} ist eine URL; ein Pfad nennt eine Datei oder einen Ordner neben dem Kitfile.</translation>
    </message>
    <message>
        <source>{path} names a ModelKit; only the model&apos;s path may do so.</source>
        <translation>{path} nennt ein ModelKit; das darf nur der Pfad des Modells.</translation>
    </message>
    <message>
        <source>The file {path} is packed, but kit takes its name for a ModelKit&apos;s. Rename it if kit is to pack it.</source>
        <translation>Die Datei {path} wird gepackt, aber kit hält ihren Namen für den eines ModelKits. Benennen Sie sie um, wenn kit sie packen soll.</translation>
    </message>
    <message>
        <source>{path} does not exist in the folder.</source>
        <translation>{path} gibt es im Ordner nicht.</translation>
    </message>
    <message>
        <source>{path} does not exist in the folder. Did you mean {nearest}?</source>
        <translation>{path} gibt es im Ordner nicht. Meinten Sie {nearest}?</translation>
    </message>
    <message>
        <source>{path} is or passes through the link {link}; kit packs an empty layer for it.</source>
        <translation>{path} ist der Link {link} oder führt durch ihn; kit packt dafür einen leeren Layer.</translation>
    </message>
    <message>
        <source>{path} is a {kind}, neither a file nor a folder; kit packs an empty layer for it.</source>
        <translation>{path} ist weder Datei noch Ordner ({kind}); kit packt dafür einen leeren Layer.</translation>
    </message>
    <message>
        <source>{path} is the path of {other} already.</source>
        <translation>{path} ist schon der Pfad von {other}.</translation>
    </message>
    <message>
        <source>{path} leaves out what other entries name, which goes into their layers: {names}.</source>
        <translation>{path} lässt aus, was andere Einträge nennen und was in deren Layer kommt: {names}.</translation>
    </message>
    <message>
        <source>{path} holds no file, so its layer is empty.</source>
        <translation>{path} enthält keine Datei, daher ist der Layer leer.</translation>
    </message>
    <message>
        <source>Every file in {path} belongs to another entry, so its layer is empty.</source>
        <translation>Jede Datei in {path} gehört zu einem anderen Eintrag, daher ist der Layer leer.</translation>
    </message>
    <message>
        <source>{path} holds no bytes: its files are empty.</source>
        <translation>{path} enthält keine Bytes: die Dateien sind leer.</translation>
    </message>
    <message>
        <source>{path} is hidden by .kitignore, so its layer is empty.</source>
        <translation>{path} ist durch .kitignore verborgen, daher ist der Layer leer.</translation>
    </message>
    <message>
        <source>Names with two dots in a row ({names}): kit neither packs nor unpacks them.</source>
        <translation>Namen mit zwei Punkten hintereinander ({names}): kit packt und entpackt sie nicht.</translation>
    </message>
    <message>
        <source>Kit 1.7 would pack {names} into no layer at all, because the names begin like {other} ({prefix}).</source>
        <translation>Kit 1.7 würde {names} in gar keinen Layer packen, weil die Namen wie {other} beginnen ({prefix}).</translation>
    </message>
    <message>
        <source>Windows cannot hold some names: {names}.</source>
        <translation>Windows erlaubt manche Namen nicht: {names}.</translation>
    </message>
    <message>
        <source>The part type {type} is not allowed: letters, digits, dots, dashes and underscores only.</source>
        <translation>Der Typ {type} eines Teils ist nicht erlaubt: nur Buchstaben, Ziffern, Punkte, Binde- und Unterstriche.</translation>
    </message>
    <message>
        <source>The part type has {length} characters; 64 are allowed.</source>
        <translation>Der Typ eines Teils hat {length} Zeichen; erlaubt sind 64.</translation>
    </message>
    <message>
        <source>{licence} is not an SPDX licence.</source>
        <translation>{licence} ist keine SPDX-Lizenz.</translation>
    </message>
    <message>
        <source>{licence} is not an SPDX licence. Did you mean {nearest}?</source>
        <translation>{licence} ist keine SPDX-Lizenz. Meinten Sie {nearest}?</translation>
    </message>
    <message>
        <source>{licence} is no SPDX expression: it goes wrong at {word}.</source>
        <translation>{licence} ist kein SPDX-Ausdruck: falsch wird es bei {word}.</translation>
    </message>
    <message>
        <source>{word} is an old SPDX identifier: it leaves open whether later versions are allowed.</source>
        <translation>{word} ist eine alte SPDX-Kennung: sie lässt offen, ob spätere Versionen erlaubt sind.</translation>
    </message>
    <message>
        <source>{licence} is spelt {nearest} in the SPDX list.</source>
        <translation>{licence} wird in der SPDX-Liste {nearest} geschrieben.</translation>
    </message>
    <message>
        <source>{path} is no licence known here, and the Kitfile names none.</source>
        <translation>{path} ist keine hier bekannte Lizenz, und das Kitfile nennt keine.</translation>
    </message>
    <message>
        <source>{path} resembles {licences} but is not that text alone, and the Kitfile names no licence.</source>
        <translation>{path} ähnelt {licences}, ist aber nicht dieser Text allein, und das Kitfile nennt keine Lizenz.</translation>
    </message>
    <message>
        <source>remoteHash is given without remotePath.</source>
        <translation>remoteHash ist ohne remotePath angegeben.</translation>
    </message>
    <message>
        <source>{path} is on S3 and needs a remoteHash, the object&apos;s ETag.</source>
        <translation>{path} liegt auf S3 und braucht einen remoteHash, das ETag des Objekts.</translation>
    </message>
    <message>
        <source>remoteHash is ignored: remotePath names a ModelKit, which has digests of its own.</source>
        <translation>remoteHash wird ignoriert: remotePath nennt ein ModelKit, das eigene Digests hat.</translation>
    </message>
    <message>
        <source>{path} is neither s3://bucket/key nor a ModelKit such as registry/team/data:v1.</source>
        <translation>{path} ist weder s3://bucket/key noch ein ModelKit wie registry/team/data:v1.</translation>
    </message>
    <message>
        <source>{path} lies within {remote}, where the remote data set {other} is unpacked.</source>
        <translation>{path} liegt in {remote}, wohin der entfernte Datensatz {other} entpackt wird.</translation>
    </message>
    <message>
        <source>An MCP server needs a name.</source>
        <translation>Ein MCP-Server braucht einen Namen.</translation>
    </message>
    <message>
        <source>The name {name} is that of {other} already.</source>
        <translation>{name} ist schon der Name von {other}.</translation>
    </message>
    <message>
        <source>{path} is not the path of an .mcpb file.</source>
        <translation>{path} ist nicht der Pfad einer .mcpb-Datei.</translation>
    </message>
    <message>
        <source>Kit {version} does not know {key}: it refuses this Kitfile, and drops it from a kit without a word.</source>
        <translation>Kit {version} kennt {key} nicht: es lehnt dieses Kitfile ab und lässt das Feld aus einem Kit stillschweigend fallen.</translation>
    </message>
    <message>
        <source>Kit writes the number {number} as {shown} when it unpacks.</source>
        <translation>Kit schreibt die Zahl {number} beim Entpacken als {shown}.</translation>
    </message>
    <message>
        <source>Kit {version} cannot unpack {what}.</source>
        <translation>Kit {version} kann {what} nicht entpacken.</translation>
    </message>
    <message>
        <source>{count} link is left out: {paths}.</source>
        <translation>{count} Link wird ausgelassen: {paths}.</translation>
    </message>
    <message>
        <source>{count} links are left out: {paths}.</source>
        <translation>{count} Links werden ausgelassen: {paths}.</translation>
    </message>
    <message>
        <source>{count} link leads nowhere and is left out: {paths}.</source>
        <translation>{count} Link führt ins Leere und wird ausgelassen: {paths}.</translation>
    </message>
    <message>
        <source>{count} links lead nowhere and are left out: {paths}.</source>
        <translation>{count} Links führen ins Leere und werden ausgelassen: {paths}.</translation>
    </message>
    <message>
        <source>What {count} link leads to is in no layer: {paths}.</source>
        <translation>Das Ziel von {count} Link ist in keinem Layer: {paths}.</translation>
    </message>
    <message>
        <source>What {count} links lead to is in no layer: {paths}.</source>
        <translation>Die Ziele von {count} Links sind in keinem Layer: {paths}.</translation>
    </message>
    <message>
        <source>The kit has no model: the link {path} looks like one and is in no layer.</source>
        <translation>Das Kit hat kein Modell: Der Link {path} sieht nach einem aus und ist in keinem Layer.</translation>
    </message>
    <message>
        <source>The kit has neither a model nor data: the link {path} is in no layer.</source>
        <translation>Das Kit hat weder Modell noch Daten: Der Link {path} ist in keinem Layer.</translation>
    </message>
    <message>
        <source>{path} looks like a secret and is left out.</source>
        <translation>{path} sieht nach einem Geheimnis aus und bleibt aus.</translation>
    </message>
    <message>
        <source>{count} files look like secrets and are left out: {paths}.</source>
        <translation>{count} Dateien sehen nach Geheimnissen aus und bleiben aus: {paths}.</translation>
    </message>
</context>
<context>
    <name>fixes</name>
    <message>
        <source>Remove this path</source>
        <translation>Diesen Pfad entfernen</translation>
    </message>
    <message>
        <source>Remove this entry</source>
        <translation>Diesen Eintrag entfernen</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Change to {value}</source>
        <translation>In {value} ändern</translation>
    </message>
    <message>
        <source>Rename to {value}</source>
        <translation>In {value} umbenennen</translation>
    </message>
    <message>
        <source>Remove {value}</source>
        <translation>{value} entfernen</translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>Not in this folder.</source>
        <translation>Nicht in diesem Ordner.</translation>
    </message>
    <message>
        <source>{field} of {entry}</source>
        <translation>{field} von {entry}</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
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
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Framework</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Remote path</source>
        <translation>Entfernter Pfad</translation>
    </message>
    <message>
        <source>Remote hash</source>
        <translation>Entfernter Hash</translation>
    </message>
    <message>
        <source>Kitfile format</source>
        <translation>Kitfile-Format</translation>
    </message>
    <message>
        <source>A file or folder here, or a reference to a parent kit</source>
        <translation>Eine Datei oder ein Ordner hier, oder eine Referenz auf ein übergeordnetes Kit</translation>
    </message>
    <message>
        <source>For example tokenizer, lora, config</source>
        <translation>Zum Beispiel tokenizer, lora, config</translation>
    </message>
    <message>
        <source>s3:// address or ModelKit reference; kit 2026 and newer</source>
        <translation>s3://-Adresse oder ModelKit-Referenz; ab kit 2026</translation>
    </message>
    <message>
        <source>ETag of the S3 object</source>
        <translation>ETag des S3-Objekts</translation>
    </message>
    <message>
        <source>kit expects 1.0.0</source>
        <translation>kit erwartet 1.0.0</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Add part</source>
        <translation>Teil hinzufügen</translation>
    </message>
    <message>
        <source>Part {n}</source>
        <translation>Teil {n}</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Add dataset</source>
        <translation>Datensatz hinzufügen</translation>
    </message>
    <message>
        <source>Dataset {n}</source>
        <translation>Datensatz {n}</translation>
    </message>
    <message>
        <source>Docs</source>
        <translation>Doku</translation>
    </message>
    <message>
        <source>Add document</source>
        <translation>Dokument hinzufügen</translation>
    </message>
    <message>
        <source>Document {n}</source>
        <translation>Dokument {n}</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Add code</source>
        <translation>Code hinzufügen</translation>
    </message>
    <message>
        <source>Code {n}</source>
        <translation>Code {n}</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Add prompt</source>
        <translation>Prompt hinzufügen</translation>
    </message>
    <message>
        <source>Prompt {n}</source>
        <translation>Prompt {n}</translation>
    </message>
    <message>
        <source>MCP servers</source>
        <translation>MCP-Server</translation>
    </message>
    <message>
        <source>Add MCP server</source>
        <translation>MCP-Server hinzufügen</translation>
    </message>
    <message>
        <source>MCP server {n}</source>
        <translation>MCP-Server {n}</translation>
    </message>
    <message>
        <source>Deprecated</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Unclaimed</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja oder nein</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
</context>
<context>
    <name>home</name>
    <message>
        <source>No longer in the store</source>
        <translation>Nicht mehr im Kit-Speicher</translation>
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
        <translation>Ordner ist nicht mehr da</translation>
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
        <translation>{name}: {state}</translation>
    </message>
    <message>
        <source>Open the draft</source>
        <translation>Entwurf öffnen</translation>
    </message>
    <message>
        <source>{n} drafts have problems</source>
        <translation>{n} Entwürfe haben Probleme</translation>
    </message>
    <message>
        <source>Open the first</source>
        <translation>Erstes öffnen</translation>
    </message>
    <message>
        <source>{n} kit is damaged</source>
        <translation>{n} Kit ist beschädigt</translation>
    </message>
    <message>
        <source>{n} kits are damaged</source>
        <translation>{n} Kits sind beschädigt</translation>
    </message>
    <message>
        <source>Show the kits</source>
        <translation>Kits anzeigen</translation>
    </message>
    <message>
        <source>An interrupted job left {size}</source>
        <translation>Ein unterbrochener Vorgang hinterließ {size}</translation>
    </message>
    <message>
        <source>Receiving the same again goes on from there.</source>
        <translation>Wer dasselbe erneut empfängt, macht dort weiter.</translation>
    </message>
    <message>
        <source>Receive again…</source>
        <translation>Erneut empfangen…</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>schon da</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nichts zu tun</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht beendet</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Einfg</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild↑</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild↓</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Docs</source>
        <translation>Doku</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>MCP</source>
        <translation>MCP</translation>
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
        <source>{n} tokens</source>
        <translation>{n} Token</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>The manifest holds a time</source>
        <translation>Das Manifest enthält eine Zeit</translation>
    </message>
    <message>
        <source>Packed again at another time, it gets another digest</source>
        <translation>Später gepackt, ist der Digest ein anderer</translation>
    </message>
    <message>
        <source>No time in the manifest</source>
        <translation>Keine Zeit im Manifest</translation>
    </message>
    <message>
        <source>It does not depend on when the kit was packed</source>
        <translation>unabhängig vom Zeitpunkt des Packens</translation>
    </message>
    <message>
        <source>The headers of the layers could not be read</source>
        <translation>Die Header der Layer konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Reading the headers of the layers…</source>
        <translation>Header der Layer werden gelesen…</translation>
    </message>
    <message>
        <source>They are compressed or not tar archives</source>
        <translation>Sie sind komprimiert oder kein tar</translation>
    </message>
    <message>
        <source>Headers of the layers not looked at</source>
        <translation>Header der Layer nicht angesehen</translation>
    </message>
    <message>
        <source>Header of {n} layer</source>
        <translation>Header von {n} Layer</translation>
    </message>
    <message>
        <source>Headers of {n} layers</source>
        <translation>Header von {n} Layern</translation>
    </message>
    <message>
        <source>Files carry times and owners</source>
        <translation>Dateien tragen Zeiten und Eigentümer</translation>
    </message>
    <message>
        <source>Files carry times</source>
        <translation>Dateien tragen Zeiten</translation>
    </message>
    <message>
        <source>Files carry owners</source>
        <translation>Dateien tragen Eigentümer</translation>
    </message>
    <message>
        <source>No time and no owner on any file</source>
        <translation>Keine Datei trägt Zeit oder Eigentümer</translation>
    </message>
    <message>
        <source>Not compressed</source>
        <translation>Nicht komprimiert</translation>
    </message>
    <message>
        <source>The bytes follow from the files and their modes</source>
        <translation>Bytes folgen aus Dateien und Rechten</translation>
    </message>
    <message>
        <source>Compressed: {forms}</source>
        <translation>Komprimiert: {forms}</translation>
    </message>
    <message>
        <source>Another version of the packer may write other bytes</source>
        <translation>Andere Packer schreiben vielleicht andere</translation>
    </message>
    <message>
        <source>{format} of {forms} layers</source>
        <translation>{format} mit {forms}-Layern</translation>
    </message>
    <message>
        <source>packed by {version}</source>
        <translation>gepackt mit {version}</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Config</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>Liegt in</translation>
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
        <translation>Autoren</translation>
    </message>
    <message>
        <source>Media type</source>
        <translation>Media-Typ</translation>
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
        <translation>Diff-ID</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Open {tag}</source>
        <translation>{tag} öffnen</translation>
    </message>
    <message>
        <source>Open what has this name</source>
        <translation>Öffnen, was diesen Namen hat</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} und {n} weitere</translation>
    </message>
    <message>
        <source>The store has {tags} of {name}.</source>
        <translation>Der Kit-Speicher hat {tags} von {name}.</translation>
    </message>
    <message>
        <source>Show the kits</source>
        <translation>Kits anzeigen</translation>
    </message>
    <message>
        <source>Look for it among the kits</source>
        <translation>Unter den Kits danach suchen</translation>
    </message>
    <message>
        <source>By name, tag or the beginning of its digest.</source>
        <translation>Nach Name, Tag oder Anfang des Digests.</translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>Empfangen…</translation>
    </message>
    <message>
        <source>Receive them into the store</source>
        <translation>In den Kit-Speicher empfangen</translation>
    </message>
    <message>
        <source>Each has a tick, and every digest is checked first.</source>
        <translation>Jedes hat ein Häkchen, und zuerst wird jeder Digest geprüft.</translation>
    </message>
    <message>
        <source>Look into one where it lies</source>
        <translation>Eines ansehen, wo es liegt</translation>
    </message>
</context>
<context>
    <name>kitfile</name>
    <message>
        <source>Name of the kit</source>
        <translation>Name des Kits</translation>
    </message>
    <message>
        <source>Version of the kit, any text</source>
        <translation>Version des Kits, beliebiger Text</translation>
    </message>
    <message>
        <source>What the kit is for</source>
        <translation>Wofür das Kit da ist</translation>
    </message>
    <message>
        <source>Licence of the kit as a whole, an SPDX expression</source>
        <translation>Lizenz des ganzen Kits, ein SPDX-Ausdruck</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>Name of the part</source>
        <translation>Name des Teils</translation>
    </message>
    <message>
        <source>File or folder, relative to the Kitfile</source>
        <translation>Datei oder Ordner, relativ zum Kitfile</translation>
    </message>
    <message>
        <source>Licence of the part</source>
        <translation>Lizenz des Teils</translation>
    </message>
    <message>
        <source>Kind of part: letters, digits, dots, dashes and underscores, at most 64</source>
        <translation>Art des Teils: Buchstaben, Ziffern, Punkte, Binde- und Unterstriche, höchstens 64</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>File or folder, relative to the Kitfile, or a reference to a parent ModelKit</source>
        <translation>Datei oder Ordner, relativ zum Kitfile, oder eine Referenz auf ein übergeordnetes ModelKit</translation>
    </message>
    <message>
        <source>Licence of the model</source>
        <translation>Lizenz des Modells</translation>
    </message>
    <message>
        <source>Framework the model was made with</source>
        <translation>Framework, mit dem das Modell entstand</translation>
    </message>
    <message>
        <source>File format of the weights</source>
        <translation>Dateiformat der Gewichte</translation>
    </message>
    <message>
        <source>Version of the model</source>
        <translation>Version des Modells</translation>
    </message>
    <message>
        <source>What the model is for</source>
        <translation>Wofür das Modell da ist</translation>
    </message>
    <message>
        <source>Files and folders that belong to the model</source>
        <translation>Dateien und Ordner, die zum Modell gehören</translation>
    </message>
    <message>
        <source>Anything about the model, as a map</source>
        <translation>Beliebiges zum Modell, als Map</translation>
    </message>
    <message>
        <source>What the code does</source>
        <translation>Was der Code tut</translation>
    </message>
    <message>
        <source>Licence of the code</source>
        <translation>Lizenz des Codes</translation>
    </message>
    <message>
        <source>Name of the data set</source>
        <translation>Name des Datensatzes</translation>
    </message>
    <message>
        <source>s3:// address or ModelKit reference where the data lies</source>
        <translation>s3://-Adresse oder ModelKit-Referenz, wo die Daten liegen</translation>
    </message>
    <message>
        <source>ETag of the S3 object</source>
        <translation>ETag des S3-Objekts</translation>
    </message>
    <message>
        <source>What the data is</source>
        <translation>Was die Daten sind</translation>
    </message>
    <message>
        <source>Licence of the data</source>
        <translation>Lizenz der Daten</translation>
    </message>
    <message>
        <source>Anything about the data, as a map</source>
        <translation>Beliebiges zu den Daten, als Map</translation>
    </message>
    <message>
        <source>What the document is</source>
        <translation>Was das Dokument ist</translation>
    </message>
    <message>
        <source>Name of the prompt</source>
        <translation>Name des Prompts</translation>
    </message>
    <message>
        <source>What the prompt is for</source>
        <translation>Wofür der Prompt da ist</translation>
    </message>
    <message>
        <source>Name of the server, unique in the kit</source>
        <translation>Name des Servers, im Kit eindeutig</translation>
    </message>
    <message>
        <source>The .mcpb file, relative to the Kitfile</source>
        <translation>Die .mcpb-Datei, relativ zum Kitfile</translation>
    </message>
    <message>
        <source>What the server offers</source>
        <translation>Was der Server anbietet</translation>
    </message>
    <message>
        <source>Version of the Kitfile format, 1.0.0</source>
        <translation>Version des Kitfile-Formats, 1.0.0</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>Quellcode</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>Dokumentation</translation>
    </message>
    <message>
        <source>Prompts and agent skills</source>
        <translation>Prompts und Agent Skills</translation>
    </message>
    <message>
        <source>MCP bundles</source>
        <translation>MCP-Bundles</translation>
    </message>
    <message>
        <source>{meaning} (kit {version} and newer)</source>
        <translation>{meaning} (ab kit {version})</translation>
    </message>
</context>
<context>
    <name>naming</name>
    <message>
        <source>Becomes {name}</source>
        <translation>Wird zu {name}</translation>
    </message>
    <message>
        <source>A kit is named by a tag, a digest names itself</source>
        <translation>Ein Kit bekommt seinen Namen durch ein Tag, ein Digest benennt sich selbst</translation>
    </message>
    <message>
        <source>Its name now</source>
        <translation>Sein jetziger Name</translation>
    </message>
    <message>
        <source>Type a tag behind the colon</source>
        <translation>Schreiben Sie hinter den Doppelpunkt ein Tag</translation>
    </message>
    <message>
        <source>Kit {digest} has this name now; it would lose it</source>
        <translation>So heißt jetzt Kit {digest}; es verlöre den Namen</translation>
    </message>
    <message>
        <source>It has this name already</source>
        <translation>Es hat diesen Namen schon</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Keep it there</source>
        <translation>Dort lassen</translation>
    </message>
    <message>
        <source>Move the name</source>
        <translation>Namen umziehen</translation>
    </message>
    <message>
        <source>{name} is the name of kit {digest} now, which takes {size}.</source>
        <translation>{name} ist jetzt der Name des Kits {digest} ({size}).</translation>
    </message>
    <message>
        <source>That kit keeps its other names.</source>
        <translation>Jenes Kit behält seine anderen Namen.</translation>
    </message>
    <message>
        <source>That kit stays in the store without a name of this repository.</source>
        <translation>Jenes Kit bleibt im Kit-Speicher, ohne Namen aus diesem Repository.</translation>
    </message>
    <message>
        <source>Move {name}?</source>
        <translation>{name} umziehen?</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>{record} is damaged, so what it names is not listed: run `kitstudio store repair`.</source>
        <translation>{record} ist beschädigt, daher fehlt in der Liste, was er benennt: führen Sie `kitstudio store repair` aus.</translation>
    </message>
    <message>
        <source>Waiting for {digest}, which process {pid} ({purpose}) is writing.</source>
        <translation>Wartet auf {digest}, das Prozess {pid} ({purpose}) gerade schreibt.</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Open tabs</source>
        <translation>Offene Tabs</translation>
    </message>
    <message>
        <source>Kits of the store</source>
        <translation>Kits des Kit-Speichers</translation>
    </message>
    <message>
        <source>Files of this kit</source>
        <translation>Dateien dieses Kits</translation>
    </message>
    <message>
        <source>Files of open kits</source>
        <translation>Dateien offener Kits</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>{page}: {setting}</source>
        <translation>{page}: {setting}</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>quitting</name>
    <message>
        <source>{n} job is running.</source>
        <translation>{n} Vorgang läuft.</translation>
    </message>
    <message>
        <source>{n} jobs are running.</source>
        <translation>{n} Vorgänge laufen.</translation>
    </message>
    <message>
        <source>Cancel jobs and quit</source>
        <translation>Vorgänge abbrechen und beenden</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Quit while jobs run?</source>
        <translation>Beenden, während Vorgänge laufen?</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>it is cut short</source>
        <translation>es ist abgeschnitten</translation>
    </message>
    <message>
        <source>its content is damaged</source>
        <translation>sein Inhalt ist beschädigt</translation>
    </message>
    <message>
        <source>it is a file and ends like a folder</source>
        <translation>es ist eine Datei und endet wie ein Ordner</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>es ist zu lang</translation>
    </message>
    <message>
        <source>it was written to or its attributes were changed</source>
        <translation>es wurde hineingeschrieben oder die Attribute wurden geändert</translation>
    </message>
    <message>
        <source>another file is in its place</source>
        <translation>an ihrer Stelle liegt eine andere Datei</translation>
    </message>
    <message>
        <source>it is gone, or is no file any more</source>
        <translation>sie ist weg oder keine Datei mehr</translation>
    </message>
    <message>
        <source>it became shorter</source>
        <translation>sie wurde kürzer</translation>
    </message>
    <message>
        <source>its name is kept for unfinished unpacking</source>
        <translation>der Name ist für unfertiges Entpacken reserviert</translation>
    </message>
    <message>
        <source>one is a file, one a folder</source>
        <translation>das eine ist eine Datei, das andere ein Ordner</translation>
    </message>
    <message>
        <source>a layer may hold a file once</source>
        <translation>ein Layer darf eine Datei nur einmal enthalten</translation>
    </message>
    <message>
        <source>their modes differ</source>
        <translation>die Rechte sind verschieden</translation>
    </message>
    <message>
        <source>their contents differ</source>
        <translation>die Inhalte sind verschieden</translation>
    </message>
    <message>
        <source>a header has a wrong checksum</source>
        <translation>ein Header hat eine falsche Prüfsumme</translation>
    </message>
    <message>
        <source>a header is of no known kind</source>
        <translation>ein Header ist von unbekannter Art</translation>
    </message>
    <message>
        <source>a size is too large</source>
        <translation>eine Größe ist zu groß</translation>
    </message>
    <message>
        <source>a PAX size is no size</source>
        <translation>eine PAX-Größe ist keine Größe</translation>
    </message>
    <message>
        <source>a PAX header is malformed</source>
        <translation>ein PAX-Header ist fehlerhaft</translation>
    </message>
    <message>
        <source>a PAX header says one thing twice</source>
        <translation>ein PAX-Header sagt dasselbe zweimal</translation>
    </message>
    <message>
        <source>too many extended headers follow each other</source>
        <translation>zu viele erweiterte Header folgen aufeinander</translation>
    </message>
    <message>
        <source>an extended header belongs to no member</source>
        <translation>ein erweiterter Header gehört zu keinem Eintrag</translation>
    </message>
    <message>
        <source>something follows its end</source>
        <translation>nach dem Ende folgt noch etwas</translation>
    </message>
    <message>
        <source>two long headers contradict each other</source>
        <translation>zwei lange Header widersprechen sich</translation>
    </message>
    <message>
        <source>a long name is malformed</source>
        <translation>ein langer Name ist fehlerhaft</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es ist leer</translation>
    </message>
    <message>
        <source>it needs a dictionary</source>
        <translation>es braucht ein Wörterbuch</translation>
    </message>
    <message>
        <source>it names no file</source>
        <translation>es nennt keine Datei</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>es ist keine reguläre Datei</translation>
    </message>
    <message>
        <source>it must be true or false</source>
        <translation>es muss true oder false sein</translation>
    </message>
    <message>
        <source>it holds the character U+0000</source>
        <translation>es enthält das Zeichen U+0000</translation>
    </message>
    <message>
        <source>it holds bytes that are no UTF-8 text</source>
        <translation>es enthält Bytes, die kein UTF-8-Text sind</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>es ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it must be a number</source>
        <translation>es muss eine Zahl sein</translation>
    </message>
    <message>
        <source>its annotations are not text</source>
        <translation>die Annotationen sind kein Text</translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation>es ist kein Objekt</translation>
    </message>
    <message>
        <source>its size is not a number of bytes</source>
        <translation>die Größe ist keine Anzahl von Bytes</translation>
    </message>
    <message>
        <source>its media type is not text</source>
        <translation>der Media-Typ ist kein Text</translation>
    </message>
    <message>
        <source>it has more than one colon</source>
        <translation>es hat mehr als einen Doppelpunkt</translation>
    </message>
    <message>
        <source>the model has no files of its own</source>
        <translation>das Modell hat keine eigenen Dateien</translation>
    </message>
    <message>
        <source>there is a model already, and a kit has one</source>
        <translation>es gibt schon ein Modell, und ein Kit hat nur eines</translation>
    </message>
    <message>
        <source>it has no files of its own</source>
        <translation>es hat keine eigenen Dateien</translation>
    </message>
    <message>
        <source>its comments have no place at the model</source>
        <translation>für die Kommentare ist beim Modell kein Platz</translation>
    </message>
    <message>
        <source>the new entry is empty</source>
        <translation>der neue Eintrag ist leer</translation>
    </message>
    <message>
        <source>it would change something else too</source>
        <translation>es würde auch anderes ändern</translation>
    </message>
    <message>
        <source>what stands there has no such parts</source>
        <translation>was dort steht, hat keine solchen Teile</translation>
    </message>
    <message>
        <source>there is no such entry</source>
        <translation>einen solchen Eintrag gibt es nicht</translation>
    </message>
    <message>
        <source>merges are nested too deep</source>
        <translation>Zusammenführungen sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>only lists have places</source>
        <translation>nur Listen haben Plätze</translation>
    </message>
    <message>
        <source>only a map, or a list of maps, can be merged</source>
        <translation>nur eine Map oder eine Liste von Maps lässt sich zusammenführen</translation>
    </message>
    <message>
        <source>nothing of it would be left</source>
        <translation>es bliebe nichts davon übrig</translation>
    </message>
    <message>
        <source>no list of its own stands there</source>
        <translation>dort steht keine eigene Liste</translation>
    </message>
    <message>
        <source>its entries do not stand in lines of their own</source>
        <translation>die Einträge stehen nicht in eigenen Zeilen</translation>
    </message>
    <message>
        <source>its comments have no place in a list on one line</source>
        <translation>für die Kommentare ist in einer einzeiligen Liste kein Platz</translation>
    </message>
    <message>
        <source>it is no Unicode text, so YAML cannot hold it</source>
        <translation>es ist kein Unicode-Text, YAML kann ihn nicht aufnehmen</translation>
    </message>
    <message>
        <source>a key is no text</source>
        <translation>ein Schlüssel ist kein Text</translation>
    </message>
    <message>
        <source>the key is there twice</source>
        <translation>der Schlüssel steht zweimal da</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>es ist kein UTF-8</translation>
    </message>
    <message>
        <source>its key is written with a question mark</source>
        <translation>der Schlüssel ist mit einem Fragezeichen geschrieben</translation>
    </message>
    <message>
        <source>it is not an image manifest</source>
        <translation>es ist kein Image-Manifest</translation>
    </message>
    <message>
        <source>its layers are not a list</source>
        <translation>die Layer sind keine Liste</translation>
    </message>
    <message>
        <source>it is not an image index</source>
        <translation>es ist kein Image-Index</translation>
    </message>
    <message>
        <source>it is a manifest and an index at once</source>
        <translation>es ist Manifest und Index zugleich</translation>
    </message>
    <message>
        <source>its manifests are not a list</source>
        <translation>die Manifeste sind keine Liste</translation>
    </message>
    <message>
        <source>its config is not an object</source>
        <translation>die Config ist kein Objekt</translation>
    </message>
    <message>
        <source>a layer does not say its path</source>
        <translation>ein Layer nennt seinen Pfad nicht</translation>
    </message>
    <message>
        <source>several tags are not allowed here</source>
        <translation>mehrere Tags sind hier nicht erlaubt</translation>
    </message>
    <message>
        <source>what follows @ is not a digest</source>
        <translation>was auf @ folgt, ist kein Digest</translation>
    </message>
    <message>
        <source>the Kitfile cannot be read</source>
        <translation>das Kitfile ist nicht lesbar</translation>
    </message>
    <message>
        <source>a rule of the .kitignore cannot be read</source>
        <translation>eine Regel der .kitignore ist nicht lesbar</translation>
    </message>
    <message>
        <source>an MCP bundle is one file, not a folder</source>
        <translation>ein MCP-Bundle ist eine Datei, kein Ordner</translation>
    </message>
    <message>
        <source>it could not be read afterwards</source>
        <translation>es wäre danach nicht lesbar</translation>
    </message>
    <message>
        <source>its version is not 1.0.0</source>
        <translation>die Version ist nicht 1.0.0</translation>
    </message>
    <message>
        <source>index.json is missing</source>
        <translation>index.json fehlt</translation>
    </message>
    <message>
        <source>it does not begin like an archive</source>
        <translation>sie beginnt nicht wie ein Archiv</translation>
    </message>
    <message>
        <source>its indexes are nested too deep</source>
        <translation>die Indexe sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>it belongs to another account</source>
        <translation>er gehört einem anderen Konto</translation>
    </message>
    <message>
        <source>its permissions let other accounts write into it</source>
        <translation>seine Rechte erlauben anderen Konten das Schreiben</translation>
    </message>
    <message>
        <source>its version cannot be read</source>
        <translation>seine Version ist nicht lesbar</translation>
    </message>
    <message>
        <source>it holds other things</source>
        <translation>er enthält anderes</translation>
    </message>
    <message>
        <source>one folder would lie in the other</source>
        <translation>ein Ordner läge im anderen</translation>
    </message>
    <message>
        <source>it is not empty</source>
        <translation>er ist nicht leer</translation>
    </message>
    <message>
        <source>it does not say what it should</source>
        <translation>sie sagt nicht, was sie soll</translation>
    </message>
    <message>
        <source>it is no record of a name, or not of that one</source>
        <translation>es ist kein Eintrag eines Namens oder nicht von diesem</translation>
    </message>
    <message>
        <source>it does not list the kits of this store</source>
        <translation>sie nennt nicht die Kits dieses Kit-Speichers</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>eine Map</translation>
    </message>
    <message>
        <source>{wanted} belongs here, not {found}</source>
        <translation>hierher gehört {wanted}, nicht {found}</translation>
    </message>
    <message>
        <source>a key is a text, not {found}</source>
        <translation>ein Schlüssel ist ein Text, nicht {found}</translation>
    </message>
    <message>
        <source>it must be {wanted}</source>
        <translation>es muss {wanted} sein</translation>
    </message>
    <message>
        <source>its content has the digest {digest}</source>
        <translation>sein Inhalt hat den Digest {digest}</translation>
    </message>
    <message>
        <source>needed by {names}</source>
        <translation>gebraucht von {names}</translation>
    </message>
    <message>
        <source>it has {found} bytes, {size} are promised</source>
        <translation>es hat {found} Bytes, versprochen sind {size}</translation>
    </message>
    <message>
        <source>it is longer than {number} bytes</source>
        <translation>es ist länger als {number} Bytes</translation>
    </message>
    <message>
        <source>the file is larger than {number} bytes</source>
        <translation>die Datei ist größer als {number} Bytes</translation>
    </message>
    <message>
        <source>{path} holds no files</source>
        <translation>{path} enthält keine Dateien</translation>
    </message>
    <message>
        <source>{path} would be left out</source>
        <translation>{path} bliebe aus</translation>
    </message>
    <message>
        <source>{path} would come in</source>
        <translation>{path} käme herein</translation>
    </message>
    <message>
        <source>{key} stands twice</source>
        <translation>{key} steht zweimal da</translation>
    </message>
    <message>
        <source>something else stands there</source>
        <translation>dort steht schon etwas anderes</translation>
    </message>
    <message>
        <source>a file stands where a folder is needed</source>
        <translation>wo ein Ordner gebraucht wird, steht eine Datei</translation>
    </message>
    <message>
        <source>a folder stands where a file is needed</source>
        <translation>wo eine Datei gebraucht wird, steht ein Ordner</translation>
    </message>
    <message>
        <source>the folder is not empty</source>
        <translation>der Ordner ist nicht leer</translation>
    </message>
    <message>
        <source>the name is too long for this disk</source>
        <translation>der Name ist für diesen Datenträger zu lang</translation>
    </message>
    <message>
        <source>links lead in a circle</source>
        <translation>Verknüpfungen führen im Kreis</translation>
    </message>
    <message>
        <source>this disk does not take such a name or file</source>
        <translation>dieser Datenträger nimmt einen solchen Namen oder eine solche Datei nicht an</translation>
    </message>
    <message>
        <source>the disk could not be read or written</source>
        <translation>der Datenträger ließ sich nicht lesen oder beschreiben</translation>
    </message>
    <message>
        <source>another program is using it</source>
        <translation>ein anderes Programm benutzt es</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>zu viele Dateien sind offen</translation>
    </message>
    <message>
        <source>it lies on another disk</source>
        <translation>es liegt auf einem anderen Datenträger</translation>
    </message>
    <message>
        <source>the network drive has changed meanwhile</source>
        <translation>das Netzlaufwerk hat sich inzwischen geändert</translation>
    </message>
    <message>
        <source>the disk is gone</source>
        <translation>der Datenträger ist nicht mehr da</translation>
    </message>
    <message>
        <source>the connection to the disk is gone</source>
        <translation>die Verbindung zum Datenträger ist unterbrochen</translation>
    </message>
    <message>
        <source>the disk did not answer in time</source>
        <translation>der Datenträger hat nicht rechtzeitig geantwortet</translation>
    </message>
</context>
<context>
    <name>receive</name>
    <message>
        <source>An OCI archive, or the folder of an OCI layout. Every digest is checked first.</source>
        <translation>Ein OCI-Archiv oder der Ordner eines OCI-Layouts. Zuerst wird jeder Digest geprüft.</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Choose archive…</source>
        <translation>Archiv wählen…</translation>
    </message>
    <message>
        <source>Choose layout folder…</source>
        <translation>Layout-Ordner wählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>OCI archives ({endings});;All files (*)</source>
        <translation>OCI-Archive ({endings});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose an archive</source>
        <translation>Archiv wählen</translation>
    </message>
    <message>
        <source>Choose the folder of a layout</source>
        <translation>Ordner eines Layouts wählen</translation>
    </message>
    <message>
        <source>It is a folder of other files.</source>
        <translation>Es ist ein Ordner mit anderen Dateien.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>It seems to be a text.</source>
        <translation>Es scheint ein Text zu sein.</translation>
    </message>
    <message>
        <source>It seems to be a gzip file with something else in it.</source>
        <translation>Es scheint eine gzip-Datei mit anderem Inhalt zu sein.</translation>
    </message>
    <message>
        <source>It seems to be a zstd file with something else in it.</source>
        <translation>Es scheint eine zstd-Datei mit anderem Inhalt zu sein.</translation>
    </message>
    <message>
        <source>It seems to be a picture.</source>
        <translation>Es scheint ein Bild zu sein.</translation>
    </message>
    <message>
        <source>It seems to be a program.</source>
        <translation>Es scheint ein Programm zu sein.</translation>
    </message>
    <message>
        <source>It seems to be a PDF document.</source>
        <translation>Es scheint ein PDF-Dokument zu sein.</translation>
    </message>
    <message>
        <source>It seems to be a SQLite database.</source>
        <translation>Es scheint eine SQLite-Datenbank zu sein.</translation>
    </message>
    <message>
        <source>It seems to be a file of model weights (safetensors).</source>
        <translation>Es scheint eine Datei mit Modellgewichten zu sein (safetensors).</translation>
    </message>
    <message>
        <source>It seems to be a file of model weights (GGUF).</source>
        <translation>Es scheint eine Datei mit Modellgewichten zu sein (GGUF).</translation>
    </message>
    <message>
        <source>It seems to be an HDF5 file.</source>
        <translation>Es scheint eine HDF5-Datei zu sein.</translation>
    </message>
    <message>
        <source>It seems to be an archive of another kind ({kind}).</source>
        <translation>Es scheint ein Archiv anderer Art zu sein ({kind}).</translation>
    </message>
    <message>
        <source>size known when it is read</source>
        <translation>Größe nach dem Lesen bekannt</translation>
    </message>
    <message>
        <source>stored here already</source>
        <translation>hier schon gespeichert</translation>
    </message>
    <message>
        <source>{size} of it new</source>
        <translation>{size} davon neu</translation>
    </message>
    <message>
        <source>and {n} more names</source>
        <translation>und {n} weitere Namen</translation>
    </message>
    <message>
        <source>from {old} to {new}</source>
        <translation>von {old} nach {new}</translation>
    </message>
    <message>
        <source>Nothing was named, and no name was moved.</source>
        <translation>Nichts wurde benannt, und kein Name ist umgezogen.</translation>
    </message>
    <message>
        <source>Cancel receiving</source>
        <translation>Empfang abbrechen</translation>
    </message>
    <message>
        <source>Receive from {name}</source>
        <translation>Aus {name} empfangen</translation>
    </message>
</context>
<context>
    <name>recovery</name>
    <message>
        <source>Discard the edits</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Use the proposal</source>
        <translation>Vorschlag nehmen</translation>
    </message>
    <message>
        <source>Use the saved file</source>
        <translation>Gespeicherte nehmen</translation>
    </message>
</context>
<context>
    <name>removal</name>
    <message>
        <source>They come back by Undo (Ctrl+Z) for a minute.</source>
        <translation>Eine Minute lang holt „Rückgängig“ (Strg+Z) sie zurück.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove {n} name</source>
        <translation>{n} Namen entfernen</translation>
    </message>
    <message>
        <source>Remove {n} names</source>
        <translation>{n} Namen entfernen</translation>
    </message>
    <message>
        <source>Remove from the store</source>
        <translation>Aus dem Kit-Speicher entfernen</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Kit-Speicher</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Starting and asking</source>
        <translation>Starten und Nachfragen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Colour and size</source>
        <translation>Farbe und Größe</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesbarkeit</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Kit-Speicher</translation>
    </message>
    <message>
        <source>What a pack begins with</source>
        <translation>Womit ein Packen beginnt</translation>
    </message>
    <message>
        <source>New Kitfiles</source>
        <translation>Neue Kitfiles</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>What the window shows when it opens; tabs come back in any case</source>
        <translation>Was das Fenster beim Öffnen zeigt; Tabs kommen in jedem Fall zurück</translation>
    </message>
    <message>
        <source>Where I was</source>
        <translation>Wo ich war</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>Kits</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Ask before removing</source>
        <translation>Vor dem Entfernen fragen</translation>
    </message>
    <message>
        <source>Otherwise kits go at once, and come back by Undo for a minute</source>
        <translation>Sonst verschwinden Kits sofort; eine Minute lang holt „Rückgängig“ sie zurück</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>Takes effect at the next start; numbers and days are written in it too</source>
        <translation>Wirkt ab dem nächsten Start; auch Zahlen und Tage werden so geschrieben</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Direction of the window</source>
        <translation>Richtung des Fensters</translation>
    </message>
    <message>
        <source>On which side lists, forms and sheets begin; automatic is that of the language</source>
        <translation>Auf welcher Seite Listen, Formulare und Blätter beginnen; automatisch heißt: wie in der Sprache</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation>Von links nach rechts</translation>
    </message>
    <message>
        <source>Right to left</source>
        <translation>Von rechts nach links</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>Farben des Fensters</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Accent</source>
        <translation>Akzent</translation>
    </message>
    <message>
        <source>For selection, focus and the one main act; high contrast keeps its own</source>
        <translation>Für Auswahl, Fokus und die eine Hauptaktion; hoher Kontrast behält seine eigene</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>Indigo</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Pink</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Schiefer</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Compact shows about a fifth more rows</source>
        <translation>Kompakt zeigt etwa ein Fünftel mehr Zeilen</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Komfortabel</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Per cent of the usual size</source>
        <translation>Prozent der üblichen Größe</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Größenangaben</translation>
    </message>
    <message>
        <source>Decimal matches registries and disk labels</source>
        <translation>Dezimal entspricht Registrys und Angaben auf Datenträgern</translation>
    </message>
    <message>
        <source>Decimal (GB)</source>
        <translation>Dezimal (GB)</translation>
    </message>
    <message>
        <source>Binary (GiB)</source>
        <translation>Binär (GiB)</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Bewegung verringern</translation>
    </message>
    <message>
        <source>Sheets and notes appear without moving</source>
        <translation>Dialoge und Hinweise erscheinen ohne Bewegung</translation>
    </message>
    <message>
        <source>Folder of the local store; the usual one unless another is chosen</source>
        <translation>Ordner des lokalen Kit-Speichers; der übliche, solange kein anderer gewählt ist</translation>
    </message>
    <message>
        <source>Wait for the store</source>
        <translation>Auf den Kit-Speicher warten</translation>
    </message>
    <message>
        <source>Seconds to wait for another process that holds the store</source>
        <translation>Sekunden, die auf einen anderen Prozess gewartet wird, der den Kit-Speicher belegt</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>ModelKit is what kit reads in every version</source>
        <translation>ModelKit liest kit in jeder Version</translation>
    </message>
    <message>
        <source>ModelKit</source>
        <translation>ModelKit</translation>
    </message>
    <message>
        <source>ModelPack</source>
        <translation>ModelPack</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>Weights hardly shrink; text and tables do</source>
        <translation>Gewichte schrumpfen kaum, Text und Tabellen schon</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>zstd</source>
        <translation>zstd</translation>
    </message>
    <message>
        <source>gzip</source>
        <translation>gzip</translation>
    </message>
    <message>
        <source>Layer format</source>
        <translation>Layer-Format</translation>
    </message>
    <message>
        <source>tar keeps folders; raw is one file an entry</source>
        <translation>tar erhält Ordner; raw ist eine Datei je Eintrag</translation>
    </message>
    <message>
        <source>tar</source>
        <translation>tar</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>raw</translation>
    </message>
    <message>
        <source>Canonical file modes</source>
        <translation>Einheitliche Dateirechte</translation>
    </message>
    <message>
        <source>The same digest whatever permissions a checkout gave the files</source>
        <translation>Derselbe Digest, gleich welche Rechte ein Checkout den Dateien gab</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Written into every new Kitfile</source>
        <translation>Steht in jedem neuen Kitfile</translation>
    </message>
    <message>
        <source>What the window logs</source>
        <translation>Was das Fenster protokolliert</translation>
    </message>
    <message>
        <source>All is jobs that began and ended, and what was said on the way</source>
        <translation>Alles heißt: begonnene und beendete Vorgänge und was dabei gemeldet wurde</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>Protokolldatei</translation>
    </message>
    <message>
        <source>Write the log to this file (empty: the window has one of its own)</source>
        <translation>Protokoll in diese Datei schreiben (leer: das Fenster hat eine eigene)</translation>
    </message>
</context>
<context>
    <name>sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Run in background</source>
        <translation>Im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Kit digest</source>
        <translation>Digest des Kits</translation>
    </message>
    <message>
        <source>Archive SHA-256</source>
        <translation>SHA-256 des Archivs</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
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
        <translation>Rolle geben, Modell bis MCP</translation>
    </message>
    <message>
        <source>Go to tab 1 to 9</source>
        <translation>Zu Tab 1 bis 9</translation>
    </message>
    <message>
        <source>Close a sheet; never stops a job</source>
        <translation>Dialog schließen; hält nie einen Vorgang an</translation>
    </message>
</context>
<context>
    <name>storage</name>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>also {names}</source>
        <translation>auch {names}</translation>
    </message>
    <message>
        <source>stored {when}</source>
        <translation>gespeichert {when}</translation>
    </message>
    <message>
        <source>opened {when}</source>
        <translation>geöffnet {when}</translation>
    </message>
    <message>
        <source>Kits without a name</source>
        <translation>Kits ohne Namen</translation>
    </message>
    <message>
        <source>Blobs no kit refers to</source>
        <translation>Blobs, auf die kein Kit verweist</translation>
    </message>
    <message>
        <source>Broken-off transfers</source>
        <translation>Abgebrochene Übertragungen</translation>
    </message>
    <message>
        <source>Set aside by a repair</source>
        <translation>Bei einer Reparatur beiseitegelegt</translation>
    </message>
    <message>
        <source>Rest of the old store</source>
        <translation>Rest des alten Kit-Speichers</translation>
    </message>
    <message>
        <source>Packing cache</source>
        <translation>Pack-Cache</translation>
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
        <translation>{kits}, ohne Tag</translation>
    </message>
    <message>
        <source>{files}, older than 24 hours</source>
        <translation>{files}, älter als 24 Stunden</translation>
    </message>
    <message>
        <source>{files}, last touched {when}</source>
        <translation>{files}, zuletzt geändert {when}</translation>
    </message>
    <message>
        <source>{files}, damaged; kept for a rescue</source>
        <translation>{files}, beschädigt; für eine Rettung aufgehoben</translation>
    </message>
    <message>
        <source>{files}, of a move broken off</source>
        <translation>{files}, von einem abgebrochenen Verschieben</translation>
    </message>
    <message>
        <source>rebuilt when needed</source>
        <translation>wird bei Bedarf neu aufgebaut</translation>
    </message>
    <message>
        <source>Files that would go</source>
        <translation>Dateien, die entfernt würden</translation>
    </message>
    <message>
        <source>What would go</source>
        <translation>Was entfernt würde</translation>
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
        <translation>Pfad eines Ordners</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Move {size}</source>
        <translation>{size} verschieben</translation>
    </message>
    <message>
        <source>The store stays where it is until the new one is whole and checked.</source>
        <translation>Der Kit-Speicher bleibt, wo er ist, bis der neue vollständig und geprüft ist.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Move the store</source>
        <translation>Kit-Speicher verschieben</translation>
    </message>
    <message>
        <source>Choose a folder for the store</source>
        <translation>Ordner für den Kit-Speicher wählen</translation>
    </message>
    <message>
        <source>A folder that holds other things gets a new folder inside it.</source>
        <translation>In einem Ordner mit anderem Inhalt wird ein neuer angelegt.</translation>
    </message>
    <message>
        <source>Becomes {path}, on the same disk: nothing is copied.</source>
        <translation>Wird {path}, auf demselben Datenträger: kopiert wird nichts.</translation>
    </message>
    <message>
        <source>Becomes {path}; {free} are free there.</source>
        <translation>Wird {path}; dort sind {free} frei.</translation>
    </message>
    <message>
        <source>{path} is {missing} too small: {free} are free there.</source>
        <translation>{path} ist um {missing} zu klein: dort sind {free} frei.</translation>
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
        <translation>vollständig geprüft {when}, {blobs}, keiner beschädigt</translation>
    </message>
    <message>
        <source>checked in full {when}, {blobs}, with problems</source>
        <translation>vollständig geprüft {when}, {blobs}, mit Problemen</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation>unter 1 s</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation>{m} min {s} s</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} h {m} min</translation>
    </message>
    <message>
        <source>about {s} s</source>
        <translation>etwa {s} s</translation>
    </message>
    <message>
        <source>about {m} min</source>
        <translation>etwa {m} min</translation>
    </message>
    <message>
        <source>about {h} h</source>
        <translation>etwa {h} h</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>vor {n} min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>vor {n} h</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>vor {n} Tagen</translation>
    </message>
    <message>
        <source>last week</source>
        <translation>letzte Woche</translation>
    </message>
    <message>
        <source>{n} weeks ago</source>
        <translation>vor {n} Wochen</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>letzten Monat</translation>
    </message>
    <message>
        <source>{n} months ago</source>
        <translation>vor {n} Monaten</translation>
    </message>
    <message>
        <source>last year</source>
        <translation>letztes Jahr</translation>
    </message>
    <message>
        <source>{n} years ago</source>
        <translation>vor {n} Jahren</translation>
    </message>
</context>
<context>
    <name>unpack</name>
    <message>
        <source>Nothing was unpacked; what was in the folder is as it was.</source>
        <translation>Es wurde nichts entpackt; was im Ordner war, ist wie zuvor.</translation>
    </message>
    <message>
        <source>Unpack</source>
        <translation>Entpacken</translation>
    </message>
    <message>
        <source>Cancel unpacking</source>
        <translation>Entpacken abbrechen</translation>
    </message>
    <message>
        <source>Unpack {name}</source>
        <translation>{name} entpacken</translation>
    </message>
</context>
</TS>
