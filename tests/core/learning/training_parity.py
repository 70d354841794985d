# SPDX-License-Identifier: GPL-3.0-or-later
"""Beside tst_optimisers and tst_trainer. `training_parity.py numbers`: what PyTorch's optimisers, schedules and
cross entropy make of fixed numbers, as JSON (data/training.json keeps it). `training_parity.py train FOLDER DEPTH
STEPS`: so many steps of a resnet of that depth from FOLDER/start.pth on FOLDER/pixels.bin; leaves
FOLDER/learnt.pth. Exits with 77 where torch or torchvision is missing."""
import json
import pathlib
import sys
import warnings

try:
    import torch
    import torchvision
except ImportError as missing:
    print(missing)
    sys.exit(77)

warnings.filterwarnings("ignore")
COUNT, STEPS, EPOCHS, BATCHES = 7, 6, 10, 5
SIDE, PICTURES, CLASSES = 64, 6, 3


def optimise(make, clip=0.0):
    weights = torch.tensor([((3 * i) % 7 - 3) / 4 for i in range(COUNT)], requires_grad=True)
    optimiser = make([weights])
    for step in range(STEPS):
        weights.grad = torch.tensor([((5 * i + 3 * step) % 11 - 5) / 8 for i in range(COUNT)])
        if clip:
            torch.nn.utils.clip_grad_norm_([weights], clip)
        optimiser.step()
    return weights.tolist()


def rates(make, per_epoch=False):
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule = make(optimiser)
    found = []
    for step in range(EPOCHS * BATCHES):
        found.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        if not per_epoch or step % BATCHES == BATCHES - 1:
            schedule.step()
    return found


def warm_then_cosine(optimiser):
    lr = torch.optim.lr_scheduler
    warm = lr.LinearLR(optimiser, start_factor=0.1, total_iters=2 * BATCHES)
    rest = lr.CosineAnnealingLR(optimiser, T_max=(EPOCHS - 2) * BATCHES)
    return lr.SequentialLR(optimiser, [warm, rest], milestones=[2 * BATCHES])


def entropy(smoothing, weights):
    logits = torch.tensor([[((7 * i + 2 * j) % 9 - 4) / 3 for j in range(4)] for i in range(5)], requires_grad=True)
    labels = torch.tensor([0, 2, 3, 2, 1])
    loss = torch.nn.functional.cross_entropy(
        logits, labels, weight=torch.tensor(weights) if weights else None, label_smoothing=smoothing)
    loss.backward()
    return {"loss": loss.item(), "gradient": logits.grad.flatten().tolist()}


def numbers():
    optim, lr = torch.optim, torch.optim.lr_scheduler
    weights = [0.5, 1.0, 2.0, 0.25]
    print(json.dumps({
        "sgd": optimise(lambda p: optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01)),
        "sgd_clipped": optimise(lambda p: optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01), 0.5),
        "adamw": optimise(lambda p: optim.AdamW(p, lr=0.1, weight_decay=0.01)),
        "step": rates(lambda o: lr.StepLR(o, 3, 0.5), per_epoch=True),
        "cosine": rates(lambda o: lr.CosineAnnealingLR(o, T_max=EPOCHS * BATCHES)),
        "cosine_warm": rates(warm_then_cosine),
        "one_cycle": rates(lambda o: lr.OneCycleLR(o, 1.0, total_steps=EPOCHS * BATCHES, cycle_momentum=False)),
        "entropy": entropy(0.0, None),
        "entropy_smooth": entropy(0.1, None),
        "entropy_weighted": entropy(0.0, weights),
        "entropy_both": entropy(0.1, weights),
    }, indent=1))


def train(folder, depth, steps):
    torch.set_num_threads(1)
    model = getattr(torchvision.models, f"resnet{depth}")()
    features = model.fc.in_features
    model.fc = torch.nn.Sequential(torch.nn.Linear(features, 1000), torch.nn.ReLU(), torch.nn.Linear(1000, CLASSES))
    model.load_state_dict(torch.load(folder / "start.pth"))
    pixels = torch.frombuffer(bytearray((folder / "pixels.bin").read_bytes()), dtype=torch.uint8)
    mean = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
    images = (pixels.view(PICTURES, SIDE, SIDE, 3).permute(0, 3, 1, 2).float() / 255 - mean) / deviation
    labels = torch.arange(PICTURES) % CLASSES
    backbone = [p for n, p in model.named_parameters() if not n.startswith("fc")]
    optimiser = torch.optim.SGD([{"params": backbone}, {"params": model.fc.parameters(), "lr": 1e-2}],
                                lr=1e-3, momentum=0.9, weight_decay=1e-3)
    model.train()
    losses = []
    for _ in range(steps):
        optimiser.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(images), labels)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    torch.save(model.state_dict(), folder / "learnt.pth")
    print(json.dumps(losses))


if __name__ == "__main__":
    numbers() if sys.argv[1] == "numbers" else train(pathlib.Path(sys.argv[2]), *map(int, sys.argv[3:]))
