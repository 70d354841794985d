# SPDX-License-Identifier: GPL-3.0-or-later
"""embed_torch.py WEIGHTS PICTURES COUNT OUTPUT [WORKERS]: embeds the first COUNT pictures of a folder as an
ordinary PyTorch program does: torchvision's resnet50 in float32, PIL, transforms, a DataLoader, batches of
32, every core. Writes the vectors as raw float32 and prints one JSON object."""
import json
import os
import pathlib
import sys
import time

import torch
import torchvision
from PIL import Image
from torchvision import transforms


class Pictures(torch.utils.data.Dataset):
    def __init__(self, files):
        self.files = files
        self.transform = transforms.Compose([
            transforms.Resize((224, 224)),
            transforms.ToTensor(),
            transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
        ])

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        return self.transform(Image.open(self.files[index]).convert("RGB"))


def main():
    weights, folder, count, output = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    workers = int(sys.argv[5]) if len(sys.argv) > 5 else 0
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    model = torchvision.models.resnet50()
    model.load_state_dict(torch.load(weights))
    model.eval()
    files = sorted(folder.iterdir())[:count]
    loader = torch.utils.data.DataLoader(Pictures(files), batch_size=32, num_workers=workers)
    with torch.no_grad():
        model(torch.zeros(1, 3, 224, 224))
        start = time.perf_counter()
        vectors = torch.cat([model(batch) for batch in loader])
        seconds = time.perf_counter() - start
    pathlib.Path(output).write_bytes(vectors.numpy().tobytes())
    print(json.dumps({"images": len(files), "images_per_s": len(files) / seconds}))


main()
