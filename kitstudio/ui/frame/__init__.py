"""The frame of the window: sidebar (or rail), top bar, document tabs, inset panel, status bar.

`frame.shell.Shell` puts them together; a main window makes one, adds pages with `shell.show_page(page)` and connects:

- `sidebar.went(str)`: a room was chosen (`Room.key`); `sidebar.go(key)` shows it chosen; `sidebar.count(key, "24")`.
- `top_bar.back / forward / receive / open / jobs / menu`: its buttons; `top_bar.show_jobs(running, share)`.
- `tabs`: a QTabBar of open documents; `tabs.add_document(...)`, `tabCloseRequested(int)`.
- `status.show_left(...)`, `status.show_transfer(...)`, `status.show_problems(...)`.

Only rooms that exist are shown. Below 1100 px the sidebar becomes a rail of icons by itself.
"""
