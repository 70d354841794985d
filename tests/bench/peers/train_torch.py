# SPDX-License-Identifier: GPL-3.0-or-later
"""train_torch.py WEIGHTS SPLIT EPOCHS [SEED] [LIMIT] [WORKERS]: bench_train's recipe as an ordinary PyTorch
program: torchvision's resnet50 in float32, layer4 and a head of two layers learn, frozen batch norm in
evaluation mode, SGD, StepLR, PIL, a DataLoader, every core. LIMIT takes so many training pictures only (and a
quarter as many for validation). Prints a line an epoch on the error output and one JSON object."""
import json
import os
import resource
import sys
import time

import torch
import torchvision
from PIL import Image
from torchvision import transforms


class Pictures(torch.utils.data.Dataset):
    def __init__(self, rows):
        self.rows = rows
        self.transform = transforms.Compose([
            transforms.Resize((224, 224)),
            transforms.ToTensor(),
            transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
        ])

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        label, file = self.rows[index]
        return self.transform(Image.open(file).convert("RGB")), label


def network(weights, classes):
    model = torchvision.models.resnet50()
    model.load_state_dict(torch.load(weights))
    model.fc = torch.nn.Sequential(model.fc, torch.nn.ReLU(), torch.nn.Linear(1000, classes))
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name.startswith(("layer4", "fc"))
    return model


def read_split(path):
    rows = {"train": [], "validation": []}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            side, label, file = line.rstrip("\n").split("\t")
            rows[side].append((int(label), file))
    return rows, 1 + max(label for label, _ in rows["train"] + rows["validation"])


def recipe(model):
    optimiser = torch.optim.SGD(
        [{"params": [p for n, p in model.named_parameters() if n.startswith("layer4")]},
         {"params": model.fc.parameters(), "lr": 1e-2}], lr=1e-3, momentum=0.9, weight_decay=1e-3)
    return optimiser, torch.optim.lr_scheduler.StepLR(optimiser, 5, 0.5)


def learn(model, loader, optimiser):
    model.eval()
    model.layer4.train()
    model.fc.train()
    loss_sum, correct, seen = 0.0, 0, 0
    start = time.perf_counter()
    for images, labels in loader:
        optimiser.zero_grad()
        logits = model(images)
        loss = torch.nn.functional.cross_entropy(logits, labels)
        loss.backward()
        optimiser.step()
        loss_sum += loss.item() * len(labels)
        correct += (logits.argmax(1) == labels).sum().item()
        seen += len(labels)
    return loss_sum / seen, correct / seen, seen / (time.perf_counter() - start)


def evaluate(model, loader):
    model.eval()
    with torch.no_grad():
        hits = [(model(images).argmax(1) == labels).float() for images, labels in loader]
    return torch.cat(hits).mean().item()


def main():
    weights, split, epochs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    seed, limit, workers = (int(sys.argv[i]) if len(sys.argv) > i else d for i, d in ((4, 1), (5, 0), (6, 2)))
    torch.manual_seed(seed)
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    rows, classes = read_split(split)
    if limit:
        rows = {"train": rows["train"][:limit], "validation": rows["validation"][:limit // 4]}
    start = time.perf_counter()
    model = network(weights, classes)
    optimiser, schedule = recipe(model)
    train = torch.utils.data.DataLoader(Pictures(rows["train"]), 32, shuffle=True, num_workers=workers)
    validation = torch.utils.data.DataLoader(Pictures(rows["validation"]), 32, num_workers=workers)
    best, speed = 0.0, 0.0
    for epoch in range(epochs):
        loss, accuracy, pace = learn(model, train, optimiser)
        found = evaluate(model, validation)
        schedule.step()
        best, speed = max(best, found), max(speed, pace)
        print(f"{time.perf_counter() - start:7.1f} s  epoch {epoch + 1}: loss {loss:.4f}, {100 * accuracy:.2f} %, "
              f"validation {100 * found:.2f} %, {pace:.1f} images/s", file=sys.stderr)
    print(json.dumps({"seconds": round(time.perf_counter() - start, 1), "images_per_s": round(speed, 2),
                      "accuracy": round(best, 4),
                      "peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9}))


if __name__ == "__main__":
    main()
