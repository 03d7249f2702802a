"""The parts that pages are made of. Each module is imported by itself; this is the map.

| Module | Parts |
|---|---|
| `base` | `Label` (words), `Line` (one eliding line), `Panel`, `Card`, `Rule`, `Glyph`, `Tile`, `Mark`, `Tinted` |
| `buttons` | `Button`, `icon_button`, `Keys`, `Switch`, `Segmented`, `FilterChip` |
| `word_ring` | `WordRing`, the focus ring of links and digests |
| `inputs` | `Field`, `labelled` (title above, hint below), `setting` (words left, control right) |
| `chips` | `Chip`, `KindChip`, `DigestLabel` (middle-elided, a click copies), `facts` (a line with middle dots) |
| `bars` | `LayerBar`, `ShareBar`, `Sparkline`, `Legend` |
| `heads` | `page_head`, `header_band`, `footer_bar`, `SubTabs` |
| `overlays` | `Sheet` (right), `Dialog` (centre), `Toast`, `Toasts`, `command_well` |
| `notes` | `Band`, `EmptyState`, `Steps` (numbered ways out) |
| `drop_zone` | `DropZone`, `DropOverlay`, `dropped_folder` |
| `cells` | typed contents of table cells: `TwoLine`, `SizeCell`, `DigestCell`, `KindCell`, `Entry`, `Plain`… |
| `delegates` | `CellDelegate`, `Role`: models return a cell for `Role.CELL`, the delegate paints it |
| `tree` | `Tree`, `Header`: every table and tree |

Stock Qt controls (`QCheckBox`, `QComboBox`, `QMenu`, `QMessageBox`, `QProgressBar`, `QSpinBox`) need no subclass: the
style paints them. Rules for pages:

- Lay out with `ui.layout.row`, `col`, `wrap`: an int is an exact space, None a stretch, `(part, 1)` takes the rest.
- Name tokens, never colours: `ink="muted"`, `fill="surface"`, `tone="state.warn"`, `tone=kinds.TONES[kind]`.
- Name icons by `icons.Icon`, words by `self.tr("… {n}").format(n=n)`, sizes and times through `ui.text`.
- Keep no QColor; what must hold a palette is `Tinted`. Then a live theme switch equals a fresh start.
- A model answers `Role.CELL` with a cell, `Role.SORT` with a number or text, `DisplayRole` and
  `AccessibleTextRole` with plain words. Cells are frozen: build them once per row and keep them.
- Text from outside (file names, Kitfile fields) is made printable by `Label`, `Line` and `paint.write` themselves.
"""
