"""The window. Everything in it is painted from tokens; nothing uses a style sheet.

How an application is made, in this order (the first widget comes last):

    app = QApplication(sys.argv)
    load_fonts()                          # fonts.py: the faces we ship
    style = dress(app)                    # style.py: keep the result
    appearance = Appearance(app, choice)  # theme.py: `appearance.choose(Choice.DARK)` switches live
    app.setWindowIcon(window_icon())      # icons.py

| Module | What it is for |
|---|---|
| `theme` | `T["muted"]`, `T.font("body")`, `METRIC`, `RADIUS`; `T.still = True` when nothing may move |
| `icons` | `Icon.KIT`, `icon(...)` for actions, `paint_icon(...)` in painters |
| `kinds` | icon, tone and word of each kind of layer |
| `paint` | `box`, `write`, `chip`, `bar`, `segments`… on a `Painter(widget)`, written from left to right |
| `text` | sizes, times, digests; errors, findings and notices as translated sentences |
| `layout` | `row`, `col`, `wrap` |
| `widgets` | the parts of pages; its docstring is the map |
| `frame` | sidebar, top bar, tabs, panel, status bar; `frame.shell.Shell` puts them together |

Work that takes time goes through `jobs.runner.Runner`; pages connect methods to the signals of a job, never lambdas
across threads. `python -m tests.ui.gallery DIR` draws every part in the three themes.
"""
