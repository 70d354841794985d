# SPDX-License-Identifier: GPL-3.0-or-later
"""train_torch_seeds.py WEIGHTS SPLIT EPOCHS SEED ...: the accuracy that train_torch.py's recipe reaches from
several seeds. The recipe changes no picture and its frozen layers stay as they are, so they are computed once
for all epochs and seeds here: the numbers are those of the ordinary loop, the time is not. Prints one JSON
object a seed."""
import json
import os
import sys

import torch

from train_torch import Pictures, evaluate, learn, network, read_split, recipe


class Tail(torch.nn.Module):
    """What of a network comes after its frozen layers."""

    def __init__(self, model):
        super().__init__()
        self.layer4, self.avgpool, self.fc = model.layer4, model.avgpool, model.fc

    def forward(self, activations):
        return self.fc(torch.flatten(self.avgpool(self.layer4(activations)), 1))


def frozen(model, pictures):
    layers = torch.nn.Sequential(model.conv1, model.bn1, model.relu, model.maxpool, model.layer1, model.layer2,
                                 model.layer3)
    layers.eval()
    with torch.no_grad():
        parts = [(layers(images), labels) for images, labels in torch.utils.data.DataLoader(pictures, 32)]
    return torch.utils.data.TensorDataset(torch.cat([p for p, _ in parts]), torch.cat([l for _, l in parts]))


def main():
    weights, split, epochs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    rows, classes = read_split(split)
    data = {side: frozen(network(weights, classes), Pictures(rows[side])) for side in rows}
    for seed in map(int, sys.argv[4:]):
        torch.manual_seed(seed)
        model = Tail(network(weights, classes))
        optimiser, schedule = recipe(model)
        train = torch.utils.data.DataLoader(data["train"], 32, shuffle=True)
        validation = torch.utils.data.DataLoader(data["validation"], 32)
        found = []
        for epoch in range(epochs):
            learn(model, train, optimiser)
            found.append(evaluate(model, validation))
            schedule.step()
            print(f"seed {seed}, epoch {epoch + 1}: validation {100 * found[-1]:.2f} %", file=sys.stderr)
        print(json.dumps({"seed": seed, "accuracy": round(max(found), 4), "last": round(found[-1], 4)}), flush=True)


main()
