"""Writes images.json: images of 7 x 4 pixels in several formats and EXIF orientations, made by Pillow 13."""

import base64
import io
import json
import pathlib

from PIL import Image

image = Image.new("RGB", (7, 4), (200, 30, 60))
rows = []


def add(name, width, height, **options):
    file = io.BytesIO()
    image.save(file, **options)
    rows.append({"name": name, "width": width, "height": height, "bytes": base64.b64encode(file.getvalue()).decode()})


for name in ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"]:
    add(name, 7, 4, format=name)
add("WEBP without loss", 7, 4, format="WEBP", lossless=True)
add("progressive JPEG", 7, 4, format="JPEG", progressive=True)
for name in ["JPEG", "PNG", "WEBP"]:
    for orientation in [1, 3, 5, 6, 8]:
        exif = Image.Exif()
        exif[0x010F] = "a camera"
        exif[0x0112] = orientation
        on_its_side = orientation >= 5 and name != "WEBP"
        size = (4, 7) if on_its_side else (7, 4)
        add(f"{name} of orientation {orientation}", *size, format=name, exif=exif)

lines = ",\n".join(json.dumps(row) for row in rows)
(pathlib.Path(__file__).parent / "images.json").write_text(f"[\n{lines}\n]\n")
