# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the files in this folder with PyTorch and torchvision:

    python3 make_goldens.py

resnets.json: for each depth, torchvision's tensor names and shapes (as a hash) and what it computes from
the pseudo-random weights and picture of prngweights.h. tiny.*: one small state_dict in each format.
"""
import collections
import hashlib
import json
import pathlib
import struct

import numpy as np
import torch
import torchvision

HERE = pathlib.Path(__file__).parent
SIDE = 64


def uniform(seed, count):
    """learning::uniformAt of core/learning/networks/randomnetwork.h"""
    with np.errstate(over="ignore"):
        index = np.arange(1, count + 1, dtype=np.uint64)
        z = np.uint64(seed) * np.uint64(0x9E3779B97F4A7C15) + index * np.uint64(0xD1B54A32D192ED03)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    return ((z >> np.uint64(40)).astype(np.int64) - 0x800000).astype(np.float32) * np.float32(2.0**-23)


def values(name, shape, seed):
    """prngValues of prngweights.h"""
    base, spread = np.float32(0), np.float32(0.1)
    if len(shape) > 1:
        spread = np.sqrt(np.float32(6 if len(shape) == 4 else 3) / np.float32(np.prod(shape[1:])))
    elif name.endswith((".weight", ".running_var")):
        base = spread = np.float32(0.5)
    if name.endswith(".running_var"):
        base += np.float32(0.5)
    return (base + spread * uniform(seed, int(np.prod(shape)))).reshape(shape)


def network(depth):
    model = getattr(torchvision.models, f"resnet{depth}")()
    state = model.state_dict()
    for number, (name, tensor) in enumerate(state.items()):
        if tensor.dim() > 0:
            tensor.copy_(torch.from_numpy(values(name, tuple(tensor.shape), depth * 1000 + number)))
    return model.eval()


def picture(seed):
    pixels = (np.float32(127.5) + np.float32(127.5) * uniform(seed, SIDE * SIDE * 3)).astype(np.uint8)
    images = torch.from_numpy(pixels.reshape(1, SIDE, SIDE, 3)).permute(0, 3, 1, 2).float() / 255
    mean = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
    return (images - mean) / deviation


def layout_hash(model):
    lines = [f"{n}:{'x'.join(map(str, t.shape))}\n" for n, t in model.state_dict().items()]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def write_resnets():
    goldens = {}
    for depth in (18, 34, 50, 101, 152):
        model = network(depth)
        with torch.no_grad():
            outputs = model(picture(depth))[0]
        goldens[f"resnet{depth}"] = {
            "layout": layout_hash(model),
            "norm": outputs.double().norm().item(),
            "outputs": outputs[:16].tolist(),
        }
    (HERE / "resnets.json").write_text(json.dumps(goldens, indent=1) + "\n")


def tiny_state():
    """value = 0, 1, 2, ... in row-major order, whatever the layout underneath"""
    state = collections.OrderedDict()
    grid = torch.arange(12, dtype=torch.float32)
    state["plain"] = grid.view(3, 4).clone()
    state["half"] = grid.view(3, 4).half()
    state["bfloat16"] = grid.view(3, 4).bfloat16()
    state["double"] = grid.view(3, 4).double()
    state["transposed"] = grid.view(3, 4).t().contiguous().t()
    state["view"] = torch.arange(-5, 12, dtype=torch.float32)[5:].view(3, 4)
    state["channels_last"] = (
        torch.arange(24, dtype=torch.float32).view(1, 2, 3, 4).contiguous(memory_format=torch.channels_last)
    )
    state["parameter"] = torch.nn.Parameter(grid.view(3, 4).clone())
    state["counter"] = torch.tensor(7)
    state["nothing"] = torch.zeros(0, 5)
    state._metadata = collections.OrderedDict({"": {"version": 1}})
    return state


def safetensors(state):
    names = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.float64: "F64",
             torch.int64: "I64"}
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in state.items():
        tensor = tensor.detach().contiguous()
        raw = tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor
        raw = raw.numpy().tobytes()
        header[name] = {"dtype": names[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def write_tiny():
    state = tiny_state()
    torch.save(state, HERE / "tiny.zip.pth")
    torch.save(state, HERE / "tiny.legacy.pth", _use_new_zipfile_serialization=False)
    wrapped = {"epoch": 3, "loss": 0.5, "names": ["a", "b"],
               "state_dict": collections.OrderedDict(("module." + k, v) for k, v in state.items())}
    torch.save(wrapped, HERE / "tiny.wrapped.pth")
    torch.save(wrapped, HERE / "tiny.protocol4.pth", pickle_protocol=4)
    (HERE / "tiny.safetensors").write_bytes(safetensors(state))


if __name__ == "__main__":
    write_tiny()
    write_resnets()
