"""The frame of the window: sidebar (or rail), top bar, document tabs, inset panel with inspector and dock, status bar.

`frame.shell.Shell` puts them together; a main window makes one, adds pages with `shell.show_page(page)` and connects:

- `sidebar.went(str)`: a room was chosen (`Room.key`); `sidebar.go(key)` shows it chosen; `sidebar.count(key, "24")`.
- `top_bar.back / forward / receive / open / jobs / menu`: its buttons; `top_bar.show_jobs(running, share)`.
- `tabs`: a QTabBar of open documents; `tabs.add_document(...)`, `tabCloseRequested(int)`.
- `status.show_store(...)`, `status.show_transfer(...)`, `status.show_problems(...)`.

What a page can use of it, without knowing the window it is in:

- a signal `inspected(object)` that carries `inspector.Facts`: what the inspector shows while the page is in front;
- a property `offers` and a signal `offered()`: ways to begin that the top bar leaves to it meanwhile;
- `memory.remember(splitter_or_table, key)`: sizes and columns come back in the next run;
- `panes.set_pane(part)`: F6 stops there too (panes of its splitters are stopped at anyway);
- `actions.add_act(...)`: what is listed in the palette and on the page of shortcuts, and heard as a key.

Only rooms that exist are shown. Below 1100 px the sidebar becomes a rail of icons by itself.
"""
