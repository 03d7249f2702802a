#!/usr/bin/env python3
"""Make a realistic model folder (about 55 MB), byte for byte the same each time. Standard library only.

    python3 packaging/example_model.py FOLDER

The folder is what a researcher has on disk: weights in two safetensors shards with some hundred tensors, configuration
and tokenizer, a model card, a licence, CSV and Parquet data, code, a prompt, documents, and the junk that gathers in
any folder. The numbers are drawn, not trained.
"""

from __future__ import annotations

import hashlib
import json
import random
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

LAYERS = 28
HIDDEN = 256
INNER = 704
VOCABULARY = 8192
SHARDS = 2

LICENCE = Path(__file__).resolve().parents[1] / "LICENSE"

# High bytes of bfloat16 values between about 0.002 and 0.06, both signs, the larger ones rarer: drawn weights look it.
_HIGH = bytes((0x80 if byte & 1 else 0) | (0x3B if byte < 160 else 0x3C if byte < 240 else 0x3D) for byte in range(256))


def tensors() -> Iterator[tuple[str, tuple[int, ...]]]:
    """Name and shape of every tensor, in the order of the network."""
    yield "model.embed_tokens.weight", (VOCABULARY, HIDDEN)
    for layer in range(LAYERS):
        prefix = f"model.layers.{layer}"
        yield f"{prefix}.input_layernorm.weight", (HIDDEN,)
        for part in "qkv":
            yield f"{prefix}.self_attn.{part}_proj.weight", (HIDDEN, HIDDEN)
            yield f"{prefix}.self_attn.{part}_proj.bias", (HIDDEN,)
        yield f"{prefix}.self_attn.o_proj.weight", (HIDDEN, HIDDEN)
        yield f"{prefix}.post_attention_layernorm.weight", (HIDDEN,)
        yield f"{prefix}.mlp.gate_proj.weight", (INNER, HIDDEN)
        yield f"{prefix}.mlp.up_proj.weight", (INNER, HIDDEN)
        yield f"{prefix}.mlp.down_proj.weight", (HIDDEN, INNER)
    yield "model.norm.weight", (HIDDEN,)
    yield "lm_head.weight", (VOCABULARY, HIDDEN)


def drawn(name: str, shape: tuple[int, ...]) -> bytes:
    """The bfloat16 values of one tensor, little endian."""
    count = 1
    for length in shape:
        count *= length
    if name.endswith("norm.weight"):
        return b"\x80\x3f" * count
    noise = hashlib.shake_256(name.encode()).digest(2 * count)
    values = bytearray(2 * count)
    values[0::2] = noise[:count]
    values[1::2] = noise[count:].translate(_HIGH)
    return bytes(values)


def safetensors(content: dict[str, tuple[tuple[int, ...], bytes]]) -> bytes:
    """A safetensors file: eight bytes of length, a JSON header padded to eight, the values one after another."""
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, (shape, values) in content.items():
        header[name] = {"dtype": "BF16", "shape": shape, "data_offsets": [end, end + len(values)]}
        end += len(values)
    head = json.dumps(header, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 8)
    return struct.pack("<Q", len(head)) + head + b"".join(values for _shape, values in content.values())


def weights() -> dict[str, bytes]:
    """The shards and their index, by file name."""
    every = list(tensors())
    files, weight_map = {}, {}
    total = 0
    for shard in range(SHARDS):
        name = f"model-{shard + 1:05}-of-{SHARDS:05}.safetensors"
        part = every[shard * len(every) // SHARDS : (shard + 1) * len(every) // SHARDS]
        content = {tensor: (shape, drawn(tensor, shape)) for tensor, shape in part}
        total += sum(len(values) for _shape, values in content.values())
        weight_map.update(dict.fromkeys(content, name))
        files[name] = safetensors(content)
    index = {"metadata": {"total_size": total}, "weight_map": dict(sorted(weight_map.items()))}
    files["model.safetensors.index.json"] = as_json(index)
    return files


def as_json(value: object) -> bytes:
    """JSON as people keep it in a repository."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def vocabulary() -> list[str]:
    """The words of the tokenizer: bytes first, then syllables and their joins."""
    words = ["<unk>", "<s>", "</s>", "<pad>"] + [f"<0x{byte:02X}>" for byte in range(256)]
    syllables = [first + second for first in "bcdfghjklmnprstvwz" for second in "aeiou"]
    words += ["▁" + syllable for syllable in syllables] + syllables
    words += [first + second for first in syllables for second in syllables]
    return words[:VOCABULARY]


def tokenizer() -> dict[str, bytes]:
    """The tokenizer's files, by name."""
    words = vocabulary()
    merges = [f"{word[:2]} {word[2:]}" for word in words if len(word) == 4 and word.isalpha()]
    special = [
        {"id": number, "content": word, "special": True, "lstrip": False, "rstrip": False, "normalized": False}
        for number, word in enumerate(words[:4])
    ]
    model = {
        "type": "BPE",
        "unk_token": "<unk>",
        "byte_fallback": True,
        "vocab": {word: number for number, word in enumerate(words)},
        "merges": merges,
    }
    full = {"version": "1.0", "added_tokens": special, "decoder": {"type": "ByteFallback"}, "model": model}
    names = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}
    settings = {**names, "model_max_length": 2048, "tokenizer_class": "LlamaTokenizer", "legacy": False}
    return {
        "tokenizer.json": as_json(full),
        "tokenizer_config.json": as_json(settings),
        "special_tokens_map.json": as_json(names),
    }


def configuration() -> dict[str, bytes]:
    """The network's configuration, by file name."""
    config = {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_size": HIDDEN,
        "intermediate_size": INNER,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": 8,
        "num_key_value_heads": 8,
        "attention_bias": True,
        "hidden_act": "silu",
        "max_position_embeddings": 2048,
        "rms_norm_eps": 1e-06,
        "rope_theta": 10000.0,
        "tie_word_embeddings": False,
        "torch_dtype": "bfloat16",
        "transformers_version": "4.57.1",
        "vocab_size": VOCABULARY,
        "bos_token_id": 1,
        "eos_token_id": 2,
        "pad_token_id": 3,
    }
    generation = {"bos_token_id": 1, "eos_token_id": 2, "max_new_tokens": 256, "temperature": 0.7, "top_p": 0.9}
    return {"config.json": as_json(config), "generation_config.json": as_json(generation)}


def rows(count: int, seed: int) -> list[tuple[int, str, str, float]]:
    """Rows of the data: number, text, label, score."""
    draw = random.Random(seed)  # noqa: S311 - drawn data, no secret
    nouns = ("plumage", "song, a thin trill", "nest", "clutch of eggs", 'call ("tchik")', "flight")
    birds = ("wren", "goldcrest", "ruff", "great tit", "Grünfink", "mésange")
    return [
        (
            number,
            f"The {draw.choice(birds)} and its {draw.choice(nouns)}, note {draw.randrange(10_000)}.",
            draw.choice(("field", "garden", "forest")),
            draw.randrange(1_000) / 1_000,
        )
        for number in range(count)
    ]


def csv(table: list[tuple[int, str, str, float]]) -> bytes:
    """The rows as CSV with a head."""
    lines = ["id,text,label,score"]
    for number, text, label, score in table:
        quoted = text.replace('"', '""')
        lines.append(f'{number},"{quoted}",{label},{score}')
    return ("\n".join(lines) + "\n").encode()


# -- Parquet: just enough of Thrift's compact protocol for flat columns, plain and uncompressed.

_I32, _I64, _BINARY, _LIST, _STRUCT = 5, 6, 8, 9, 12
_INT64, _DOUBLE, _BYTE_ARRAY = 2, 5, 6


def varint(number: int) -> bytes:
    """An unsigned number, seven bits a byte, low bits first."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def record(*fields: tuple[int, int, object]) -> bytes:
    """A Thrift struct of (id, type, value) in rising order of id; a list is a pair of its item type and its items."""
    out = bytearray()
    last = 0
    for number, kind, value in fields:
        out.append((number - last) << 4 | kind)
        out += thrift(kind, value)
        last = number
    return bytes(out) + b"\0"


def thrift(kind: int, value: object) -> bytes:
    """One value of the compact protocol; a struct comes encoded."""
    if isinstance(value, int):
        return varint(value << 1)  # zigzag; nothing here is negative
    if isinstance(value, str):
        return varint(len(value.encode())) + value.encode()
    if isinstance(value, tuple):
        item_kind, items = value
        long = len(items) > 14
        head = bytes([0xF0 | item_kind]) + varint(len(items)) if long else bytes([len(items) << 4 | item_kind])
        return head + b"".join(thrift(item_kind, item) for item in items)
    if isinstance(value, bytes) and kind == _STRUCT:
        return value
    raise TypeError(kind, value)


def column(name: str, kind: int, values: list[bytes], offset: int) -> tuple[bytes, bytes]:
    """The page of one column and its ColumnChunk, the page lying at `offset`."""
    body = b"".join(values)
    page = record((1, _I32, len(values)), (2, _I32, 0), (3, _I32, 3), (4, _I32, 3))
    head = record((1, _I32, 0), (2, _I32, len(body)), (3, _I32, len(body)), (5, _STRUCT, page))
    size = len(head) + len(body)
    meta = record(
        (1, _I32, kind),
        (2, _LIST, (_I32, [0, 3])),
        (3, _LIST, (_BINARY, [name])),
        (4, _I32, 0),
        (5, _I64, len(values)),
        (6, _I64, size),
        (7, _I64, size),
        (9, _I64, offset),
    )
    return head + body, record((2, _I64, offset), (3, _STRUCT, meta))


def parquet(table: list[tuple[int, str, str, float]]) -> bytes:
    """The rows as a Parquet file of one row group."""

    def text(value: str) -> bytes:
        return struct.pack("<I", len(value.encode())) + value.encode()

    columns = [
        ("id", _INT64, [struct.pack("<q", row[0]) for row in table]),
        ("text", _BYTE_ARRAY, [text(row[1]) for row in table]),
        ("label", _BYTE_ARRAY, [text(row[2]) for row in table]),
        ("score", _DOUBLE, [struct.pack("<d", row[3]) for row in table]),
    ]
    content = b"PAR1"
    chunks = []
    schema = [record((4, _BINARY, "schema"), (5, _I32, len(columns)))]
    for name, kind, values in columns:
        page, chunk = column(name, kind, values, len(content))
        content += page
        chunks.append(chunk)
        converted = [(6, _I32, 0)] if kind == _BYTE_ARRAY else []
        schema.append(record((1, _I32, kind), (3, _I32, 0), (4, _BINARY, name), *converted))
    group = record((1, _LIST, (_STRUCT, chunks)), (2, _I64, len(content) - 4), (3, _I64, len(table)))
    footer = record(
        (1, _I32, 1),
        (2, _LIST, (_STRUCT, schema)),
        (3, _I64, len(table)),
        (4, _LIST, (_STRUCT, [group])),
        (6, _BINARY, "example_model.py"),
    )
    return content + footer + struct.pack("<I", len(footer)) + b"PAR1"


CARD = """---
license: apache-2.0
language:
- en
library_name: transformers
pipeline_tag: text-generation
model_name: Wren Tiny
tags:
- llama
- example
datasets:
- birdsong-notes
model-index:
- name: Wren Tiny
  results: []
---
# Wren Tiny

A small language model that writes one-line field notes about garden birds. 28 layers, 27 million parameters, bfloat16.

The weights are drawn, not trained: this folder exists so that a packing tool has something real to hold.

## Use

```python
from transformers import AutoModelForCausalLM, AutoTokenizer

model = AutoModelForCausalLM.from_pretrained("wren-tiny")
```

## Data

`data/train.csv` and `data/eval.parquet`: notes with a place and a score.
"""

TRAIN = '''"""Train Wren Tiny on data/train.csv."""

import argparse
import csv
from pathlib import Path


def notes(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=3e-4)
    arguments = parser.parse_args()
    table = notes(Path(__file__).parents[1] / "data" / "train.csv")
    print(f"{len(table)} notes, {arguments.epochs} epochs at {arguments.rate}")


if __name__ == "__main__":
    main()
'''

EVALUATE = '''"""Score Wren Tiny on data/eval.parquet."""

import pandas


def main() -> None:
    table = pandas.read_parquet("data/eval.parquet")
    print(table.groupby("label")["score"].mean())


if __name__ == "__main__":
    main()
'''

PROMPT = """# Field note

You are a patient ornithologist. Answer in one sentence of at most twenty words.
Name the bird, what it does and where. If the observation is not of a bird, say so.

Observation: {observation}
"""

TRAINING = """# How Wren Tiny was made

| step | value |
|---|---|
| optimiser | AdamW, rate 3e-4, cosine |
| batch | 64 sequences of 512 tokens |
| hardware | one CPU core and a hash function |
"""

JUNK = {
    ".DS_Store": b"\0\0\0\1Bud1" + bytes(4087),
    "data/.DS_Store": b"\0\0\0\1Bud1" + bytes(4087),
    "src/__pycache__/train.cpython-311.pyc": b"\xa7\r\r\n" + bytes(60),
    "src/__pycache__/evaluate.cpython-311.pyc": b"\xa7\r\r\n" + bytes(44),
}


def files() -> dict[str, bytes]:
    """Every file of the folder, by its path."""
    notes = rows(4_000, 1)
    return {
        "README.md": CARD.encode(),
        "LICENSE": LICENCE.read_bytes(),
        **configuration(),
        **tokenizer(),
        **weights(),
        "data/train.csv": csv(notes[:3_500]),
        "data/eval.parquet": parquet(notes[3_500:]),
        "docs/training.md": TRAINING.encode(),
        "prompts/field-note.prompt.md": PROMPT.encode(),
        "src/train.py": TRAIN.encode(),
        "src/evaluate.py": EVALUATE.encode(),
        "requirements.txt": b"pandas>=2.2\ntorch>=2.5\ntransformers>=4.57\n",
        **JUNK,
    }


def write(folder: Path) -> dict[str, bytes]:
    """Write the folder and return what is in it; a file that is right already is left as it is."""
    every = files()
    for name, content in every.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
    return every


def main() -> None:
    """Make the folder named on the command line."""
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    every = write(folder)
    size = sum(len(content) for content in every.values())
    print(f"{folder}: {len(every)} files, {size:,} bytes, {sum(1 for _tensor in tensors())} tensors")


if __name__ == "__main__":
    main()
