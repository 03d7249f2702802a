"""What a file is for, told from its name: the guess behind a proposed Kitfile.

kit's own, cruder guess is in `kit_init`. Suffixes are compared without case; of double suffixes the whole counts.
"""

from __future__ import annotations

import enum
import re
from typing import Final


class Role(enum.StrEnum):
    """What a file is for. `META` goes with whatever it lies beside: configuration, tokenizer, index."""

    WEIGHTS = "weights"
    META = "meta"
    DATA = "data"
    CODE = "code"
    DOCS = "docs"
    PROMPT = "prompt"
    MCP = "mcp"


_SUFFIXES: Final = {
    Role.WEIGHTS: (
        *(
            "safetensors",
            "gguf",
            "ggml",
            "ggmf",
            "llamafile",
            "onnx",
            "onnx_data",
            "onnx.data",
            "pt",
            "pth",
            "pt2",
            "ptl",
        ),
        *("bin", "ckpt", "h5", "keras", "tflite", "pb", "mar", "caffemodel", "pmml", "coreml", "mlmodel", "msgpack"),
        *(
            "nemo",
            "pkl",
            "pickle",
            "joblib",
            "cbm",
            "ubj",
            "engine",
            "plan",
            "pdparams",
            "pdmodel",
            "rknn",
            "mnn",
            "lite",
        ),
        *("torchscript", "distcp", "skops", "task", "litertlm"),
    ),
    Role.DATA: (
        *(
            "csv",
            "tsv",
            "parquet",
            "jsonl",
            "ndjson",
            "arrow",
            "feather",
            "orc",
            "avro",
            "tfrecord",
            "tfrecords",
            "npy",
        ),
        *(
            "npz",
            "sqlite",
            "sqlite3",
            "db",
            "duckdb",
            "mdb",
            "lmdb",
            "zip",
            "tar",
            "tar.gz",
            "tgz",
            "tar.zst",
            "tar.xz",
        ),
        *(
            "tar.bz2",
            "7z",
            "rar",
            "xlsx",
            "xls",
            "ods",
            "hdf5",
            "hdf",
            "mat",
            "wav",
            "flac",
            "mp3",
            "ogg",
            "m4a",
            "mp4",
        ),
        *("webm", "mkv", "avi", "mov", "dcm", "nii", "nii.gz", "las", "laz", "ply", "pcd", "geojson", "shp", "fasta"),
        *("fastq", "vcf", "jsonl.gz", "csv.gz", "json.gz", "jsonl.zst", "csv.zst", "zarr"),
    ),
    Role.DOCS: (
        *(
            "md",
            "markdown",
            "rst",
            "adoc",
            "html",
            "htm",
            "pdf",
            "tex",
            "bib",
            "docx",
            "odt",
            "txt",
            "png",
            "jpg",
            "jpeg",
        ),
        *("gif", "svg", "webp", "bmp", "tif", "tiff", "ico", "pptx", "epub", "cff"),
    ),
    Role.META: ("json", "yaml", "yml", "xml", "toml", "jinja", "jinja2", "tiktoken", "model", "spm", "vocab", "merges"),
    Role.CODE: ("requirements.txt", "lock", "cfg", "ini", "cmake"),
    Role.MCP: ("mcpb",),
}
_BY_SUFFIX: Final = {suffix: role for role, suffixes in _SUFFIXES.items() for suffix in suffixes}

# Whole names that mean something else than their suffix.
_NAMES: Final = (
    (
        Role.PROMPT,
        r"agents\.md|skill\.md|claude\.md|gemini\.md|.*\.prompt(?:\..*)?|(?:system[-_])?prompts?\.(?:md|txt|ya?ml|json)",
    ),
    (
        Role.DOCS,
        r"(?:readme|licen[cs]e|copying|notice|changelog|authors|contributors|citation|use_policy|terms)(?:[^a-z].*)?",
    ),
    (
        Role.META,
        r"(?:vocab|merges|labels?|classes|added_tokens|tokens|synsets?|imagenet_classes)\.txt|.*\.spm|spiece\.model",
    ),
    (
        Role.META,
        r"training_args.*\.(?:bin|pth?|pkl)|.*tokenizer.*\.(?:json|model|txt|bin|pkl)|.*\.tokenizer|imatrix\.dat|params\.json",
    ),
    (
        Role.CODE,
        (
            r"requirements.*\.txt|constraints.*\.txt|pyproject\.toml|setup\.(?:py|cfg)|package(?:-lock)?\.json|tsconfig\.json"
            r"|cargo\.toml|environment\.ya?ml|(?:docker-)?compose.*\.ya?ml|mkdocs\.ya?ml|\..*\.ya?ml|cmakelists\.txt|runtime\.txt"
            r"|pipfile|uv\.toml|ruff\.toml|pixi\.toml|dvc\.ya?ml|\.pre-commit-.*|pom\.xml|cog\.yaml|gradle\.xml|tox\.ini"
        ),
    ),
)
# One search for all of them: a folder has a hundred thousand names. No group inside is counted.
_BY_NAME = re.compile("|".join(f"({pattern})" for _role, pattern in _NAMES), re.DOTALL)

_FOLDERS: Final = {
    Role.DOCS: (
        "docs",
        "doc",
        "documentation",
        "assets",
        "images",
        "figures",
        "figs",
        "img",
        "media",
        "papers",
        "reports",
    ),
    Role.CODE: (
        *(
            "src",
            "lib",
            "pkg",
            "build",
            "code",
            "scripts",
            "script",
            "tests",
            "test",
            "notebooks",
            "notebook",
            "examples",
        ),
        *("tools", "bin", "app", "utils", "cmd", "internal", ".github", ".circleci", "ci"),
    ),
    Role.DATA: ("data", "dataset", "datasets", "train", "eval", "validation", "corpus", "samples"),
    Role.PROMPT: ("prompts", "prompt", "skills"),
}
_BY_FOLDER: Final = {name: role for role, names in _FOLDERS.items() for name in names}

_FORMATS: Final = {
    "safetensors": ("safetensors",),
    "gguf": ("gguf",),
    "ggml": ("ggml", "ggmf"),
    "onnx": ("onnx", "onnx_data", "onnx.data"),
    "llamafile": ("llamafile",),
    "pytorch": ("pt", "pth", "ckpt", "bin", "distcp"),
    "torchscript": ("ptl", "pt2", "torchscript"),
    "torchserve": ("mar",),
    "keras": ("keras", "h5"),
    "tflite": ("tflite", "lite", "task", "litertlm"),
    "tensorflow": ("pb",),
    "flax": ("msgpack",),
    "coreml": ("mlmodel", "coreml"),
    "nemo": ("nemo",),
    "caffe": ("caffemodel",),
    "pmml": ("pmml",),
    "catboost": ("cbm",),
    "xgboost": ("ubj",),
    "paddle": ("pdparams", "pdmodel"),
    "tensorrt": ("engine", "plan"),
    "skops": ("skops",),
    "joblib": ("joblib",),
    "pickle": ("pkl", "pickle"),
}
FORMAT_BY_SUFFIX: Final = {suffix: name for name, suffixes in _FORMATS.items() for suffix in suffixes}
FORMAT_RANK: Final = {name: rank for rank, name in enumerate(_FORMATS)}
"""Which format is preferred as the model where several hold the same weights; the lower the better."""

_PART_TYPES: Final = (
    ("chat-template", r"chat_template.*|.*\.jinja2?"),
    (
        "tokenizer",
        r".*token(?:izer|s)?[._].*|.*tokenizer.*|vocab.*|merges\.txt|.*\.(?:tiktoken|spm|tokenizer)|spiece\.model",
    ),
    ("index", r".*\.index\.json"),
    ("processor", r".*(?:pre|post)?processor.*\.json|.*feature_extractor.*\.json"),
    ("labels", r"(?:labels?|classes|synsets?|imagenet_classes)\..*|.*label_map.*|id2label.*"),
    (
        "optimizer",
        r"(?:optimizer|scheduler|scaler|rng_state|trainer_state|random_states|zero_pp).*\.(?:pt|pth|bin|pkl|json|ckpt)",
    ),
    ("adapter", r"(?:adapter|lora).*|.*[-_.](?:lora|adapter)[-_.].*"),
    ("projector", r".*mmproj.*|.*projector.*"),
    ("imatrix", r".*imatrix.*"),
    ("config", r"training_args.*\.(?:bin|pth?|pkl)|.*\.(?:json|ya?ml|toml|xml|ini|cfg|txt)"),
)
_BY_PART = tuple((word, re.compile(pattern, re.DOTALL)) for word, pattern in _PART_TYPES)


def role_of(name: str) -> Role:
    """The role of a file by its name (last part of a path); code when nothing else fits."""
    lower = name.lower()
    by_name = _BY_NAME.fullmatch(lower)
    if by_name is not None and by_name.lastindex is not None:
        return _NAMES[by_name.lastindex - 1][0]
    return _BY_SUFFIX.get(suffix_of(lower), Role.CODE)


def folder_role(name: str) -> Role | None:
    """What a folder's name says of all that is in it, None when it says nothing."""
    return _BY_FOLDER.get(name.lower())


def suffix_of(name: str) -> str:
    """The longest known suffix of a file name, lower case without the dot; else what follows the last dot."""
    pieces = name.lower().split(".")
    doubled = ".".join(pieces[-2:])
    return doubled if len(pieces) > 2 and (doubled in _BY_SUFFIX or doubled in FORMAT_BY_SUFFIX) else pieces[-1]


def weights_format(name: str) -> str:
    """The format of a weights file (`safetensors`, `gguf`, `pytorch`…), empty when it is not one."""
    return FORMAT_BY_SUFFIX.get(suffix_of(name), "")


def part_type(name: str) -> str:
    """The `type` of a model part by its file name; empty when nothing is evident."""
    lower = name.lower()
    return next((word for word, pattern in _BY_PART if pattern.fullmatch(lower)), "")
