"""The content of the example model: a folder as a researcher has it, byte for byte the same each time.

Weights in two safetensors shards, configuration and tokenizer, a model card, a licence, CSV and Parquet data, code, a
prompt, documents, and the junk that gathers in any folder. The numbers are drawn, not trained.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kitstudio.operations.examples.parquet import parquet


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the model is."""

    layers: int
    hidden: int
    inner: int
    vocabulary: int
    notes: int


SMALL: Final = Scale(layers=4, hidden=128, inner=352, vocabulary=1024, notes=400)
"""About 2 MB."""

LARGE: Final = Scale(layers=28, hidden=256, inner=704, vocabulary=8192, notes=4_000)
"""About 55 MB."""

_SHARDS: Final = 2

# High bytes of bfloat16 values between about 0.002 and 0.06, both signs, the larger ones rarer: drawn weights look it.
_HIGH = bytes((0x80 if byte & 1 else 0) | (0x3B if byte < 160 else 0x3C if byte < 240 else 0x3D) for byte in range(256))


def tensors(scale: Scale) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Name and shape of every tensor, in the order of the network."""
    hidden, inner = scale.hidden, scale.inner
    yield "model.embed_tokens.weight", (scale.vocabulary, hidden)
    for layer in range(scale.layers):
        prefix = f"model.layers.{layer}"
        yield f"{prefix}.input_layernorm.weight", (hidden,)
        for part in "qkv":
            yield f"{prefix}.self_attn.{part}_proj.weight", (hidden, hidden)
            yield f"{prefix}.self_attn.{part}_proj.bias", (hidden,)
        yield f"{prefix}.self_attn.o_proj.weight", (hidden, hidden)
        yield f"{prefix}.post_attention_layernorm.weight", (hidden,)
        yield f"{prefix}.mlp.gate_proj.weight", (inner, hidden)
        yield f"{prefix}.mlp.up_proj.weight", (inner, hidden)
        yield f"{prefix}.mlp.down_proj.weight", (hidden, inner)
    yield "model.norm.weight", (hidden,)
    yield "lm_head.weight", (scale.vocabulary, hidden)


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


def weights(scale: Scale) -> dict[str, bytes]:
    """The shards and their index, by file name."""
    every = list(tensors(scale))
    files, weight_map = {}, {}
    total = 0
    for shard in range(_SHARDS):
        name = f"model-{shard + 1:05}-of-{_SHARDS:05}.safetensors"
        part = every[shard * len(every) // _SHARDS : (shard + 1) * len(every) // _SHARDS]
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


def vocabulary(size: int) -> list[str]:
    """The words of the tokenizer: bytes first, then syllables and their joins."""
    words = ["<unk>", "<s>", "</s>", "<pad>"] + [f"<0x{byte:02X}>" for byte in range(256)]
    syllables = [first + second for first in "bcdfghjklmnprstvwz" for second in "aeiou"]
    words += ["▁" + syllable for syllable in syllables] + syllables
    words += [first + second for first in syllables for second in syllables]
    return words[:size]


def tokenizer(scale: Scale) -> dict[str, bytes]:
    """The tokenizer's files, by name."""
    words = vocabulary(scale.vocabulary)
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


def configuration(scale: Scale) -> dict[str, bytes]:
    """The network's configuration, by file name."""
    config = {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_size": scale.hidden,
        "intermediate_size": scale.inner,
        "num_hidden_layers": scale.layers,
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
        "vocab_size": scale.vocabulary,
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

A small language model that writes one-line field notes about garden birds. {size}, bfloat16.

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


def files(scale: Scale, licence: bytes) -> dict[str, bytes]:
    """Every file of the folder, by its path; `licence` is the text of its licence."""
    notes = rows(scale.notes, 1)
    trained = scale.notes * 7 // 8
    return {
        "README.md": _card(scale).encode(),
        "LICENSE": licence,
        **configuration(scale),
        **tokenizer(scale),
        **weights(scale),
        "data/train.csv": csv(notes[:trained]),
        "data/eval.parquet": parquet(notes[trained:]),
        "docs/training.md": TRAINING.encode(),
        "prompts/field-note.prompt.md": PROMPT.encode(),
        "src/train.py": TRAIN.encode(),
        "src/evaluate.py": EVALUATE.encode(),
        "requirements.txt": b"pandas>=2.2\ntorch>=2.5\ntransformers>=4.57\n",
        **JUNK,
    }


def _card(scale: Scale) -> str:
    parameters = 0
    for _name, shape in tensors(scale):
        parameters += math.prod(shape)
    return CARD.format(size=f"{scale.layers} layers, {round(parameters / 1e6)} million parameters")
