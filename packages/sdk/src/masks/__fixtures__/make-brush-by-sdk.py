"""Writes brush-by-sdk.jsonl.gz: masks and what label_studio_sdk.converter.brush.mask2rle (2.1.2) makes of them."""

import base64
import gzip
import json
import pathlib

import numpy as np
from label_studio_sdk.converter.brush import mask2rle

random = np.random.default_rng(20)
sizes = [(1, 1), (2, 1), (1, 2), (3, 1), (1, 7), (4, 2), (17, 5), (64, 1), (1, 65), (16, 16), (127, 33), (128, 128), (257, 64)]


def blobs(width, height):
    """Ellipses with ragged edges."""
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    mask = np.zeros((height, width), np.uint8)
    for _ in range(3):
        x, y = random.uniform(0, width), random.uniform(0, height)
        angle = np.arctan2(down - y, across - x)
        radius = min(width, height) * random.uniform(0.1, 0.4) * (1 + 0.1 * np.sin(9 * angle) + 0.03 * np.sin(61 * angle))
        mask[np.hypot(across - x, down - y) <= radius] = 255
    return mask


def masks():
    for width, height in sizes:
        shape = (height, width)
        yield "empty", np.zeros(shape, np.uint8)
        yield "full", np.full(shape, 255, np.uint8)
        yield "half", (random.random(shape) < 0.5).astype(np.uint8) * 255
        yield "sparse", (random.random(shape) < 0.03).astype(np.uint8) * 255
        yield "opacities", random.integers(0, 256, shape).astype(np.uint8)
        yield "faint", (random.random(shape) < 0.2).astype(np.uint8) * 77
    for width, height in [(100, 80), (333, 250), (640, 480), (30, 900)]:
        yield "blobs", blobs(width, height)
    for width, height in [(128, 129), (256, 128), (257, 128), (400, 300)]:
        yield "long runs", np.full((height, width), 255, np.uint8)
        yield "one pixel", np.pad([[255]], ((height // 2, height - height // 2 - 1), (width // 3, width - width // 3 - 1))).astype(np.uint8)


here = pathlib.Path(__file__).parent
with open(here / "brush-by-sdk.jsonl.gz", "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as lines:
    for name, mask in masks():
        row = {"name": f"{name}, {mask.shape[1]} x {mask.shape[0]}", "width": mask.shape[1], "height": mask.shape[0]}
        row["mask"] = base64.b64encode(mask.tobytes()).decode()
        row["rle"] = base64.b64encode(bytes(mask2rle(mask))).decode()
        lines.write((json.dumps(row) + "\n").encode())
