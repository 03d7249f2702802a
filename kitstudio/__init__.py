"""Kit Studio: pack, inspect, compare, sign and move AI model packages.

`kitstudio.operations` is the SDK: one plain function for each verb, typed and free of Qt. `kitstudio.cli` and
`kitstudio.ui` are two faces over it.
"""

__version__ = "0.1.0"
