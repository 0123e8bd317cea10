"""Reads lines of {width, height, mask, rle} (base64) from stdin; label_studio_sdk 2.1.2 decodes each rle to its mask."""

import base64
import json
import sys

import numpy as np
from label_studio_sdk.converter.brush import decode_rle

count = 0
for line in sys.stdin:
    row = json.loads(line)
    values = decode_rle(base64.b64decode(row["rle"]))
    decoded = values.reshape(row["height"], row["width"], 4)[:, :, 3]
    expected = np.frombuffer(base64.b64decode(row["mask"]), np.uint8).reshape(row["height"], row["width"])
    assert (decoded == expected).all(), row
    count += 1
print(f"{count} masks decoded")
