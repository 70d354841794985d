# SPDX-License-Identifier: GPL-3.0-or-later
"""Beside tst_resnet. `parity.py make FOLDER`: random torchvision networks as weight files, an input of 8-bit
pixels, and torchvision's outputs as raw float32. `parity.py load FILE`: reads a file of ours with torch.load
into torchvision's network and prints what it holds. Exits with 77 where torchvision is missing."""
import pathlib
import sys

try:
    import torch
    import torchvision
except ImportError as missing:
    print(missing)
    sys.exit(77)

SIDE = 64


def settle(model):
    """batch-norm statistics as after some training"""
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.running_mean, -0.2, 0.2)
            torch.nn.init.uniform_(module.running_var, 0.5, 1.5)
            torch.nn.init.uniform_(module.weight, 0.2, 1.0)
            torch.nn.init.uniform_(module.bias, -0.2, 0.2)
    return model.eval()


def make(folder):
    torch.manual_seed(11)
    pixels = torch.randint(0, 256, (2, SIDE, SIDE, 3), dtype=torch.uint8)
    (folder / "pixels.bin").write_bytes(pixels.numpy().tobytes())
    mean = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
    images = (pixels.permute(0, 3, 1, 2).float() / 255 - mean) / deviation
    for depth in (18, 50):
        model = settle(getattr(torchvision.models, f"resnet{depth}")())
        torch.save(model.state_dict(), folder / f"resnet{depth}.pth",
                   _use_new_zipfile_serialization=depth != 18)
        with torch.no_grad():
            (folder / f"resnet{depth}.bin").write_bytes(model(images).numpy().tobytes())
    model.fc = torch.nn.Sequential(model.fc, torch.nn.ReLU(), torch.nn.Linear(1000, 13))
    torch.save(model.state_dict(), folder / "tuned.pth")
    with torch.no_grad():
        (folder / "tuned.bin").write_bytes(model(images).numpy().tobytes())


def load(file):
    state = torch.load(file)
    model = torchvision.models.resnet18()
    model.fc = torch.nn.Sequential(torch.nn.Linear(512, 1000), torch.nn.ReLU(), torch.nn.Linear(1000, 13))
    model.load_state_dict(state)
    total = sum(t.double().abs().sum().item() for t in state.values())
    print(type(state).__name__, len(state), f"{total:.6e}")


if __name__ == "__main__":
    make(pathlib.Path(sys.argv[2])) if sys.argv[1] == "make" else load(sys.argv[2])
