"""Writes what parse_config of label-studio-sdk returns: of each parse-config/*.xml, and of random label configs.

Usage: python write-golden.py, with label-studio-sdk 2.1.2 installed. In parse-config-of-random.jsonl.gz every line is a JSON list
of the XML and the result. The seed is fixed: the same version of the SDK writes the same files.
"""

import gzip
import json
import random
from pathlib import Path

from label_studio_sdk._extensions.label_studio_tools.core.label_config import parse_config

COUNT = 500
NAMES = ["a", "b", "c", "text", "__proto__", "constructor", "toString", "1", "0", "x{{idx}}", "{{idx}}", "{{i}}_y", " a", "é🐱"]
CONTROLS = ["Choices", "Labels", "Taxonomy", "TextArea", "RectangleLabels", "Pairwise", "Filter", "Relations", "choices"]
OBJECTS = ["Text", "Image", "Audio", "Header", "HyperText", "Chat"]
LABELS = ["Label", "Choice", "Relation", "label", "Bucket"]
VALUES = ["$text", "$$a", "$labels", "$labels1", "$a.b[0]", "Title: $x", " $text ", "", "A", "B", "a,b", "$é", "$_", "10", "true"]
ENTITIES = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#10;", "&#x9;", "&#13;", "&#8232;", "&#x1F431;"]
SPACES = ["\n", "\t", "\r\n", "\r", "  ", "\u0085", "\u2028", "\u00a0"]


def main(folder):
    for path in sorted((folder / "parse-config").glob("*.xml")):
        parsed = parse_config(path.read_bytes().decode())
        path.with_suffix(".json").write_text(json.dumps(parsed, ensure_ascii=False, indent=1) + "\n")
    rng = random.Random(20)
    with (folder / "parse-config-of-random.jsonl.gz").open("wb") as file, gzip.GzipFile("", "wb", 9, file, 0) as out:
        for _ in range(COUNT):
            xml = document(rng)
            line = json.dumps([xml, parse_config(xml)], ensure_ascii=False, separators=(",", ":"))
            out.write((line + "\n").encode())


def document(rng):
    start = rng.choice(["", "", "", "\n ", '<?xml version="1.0"?>\n', "<!-- before -->"])
    namespace = ' xmlns:n="urn:n"' if rng.random() < 0.7 else ' xmlns="urn:d" xmlns:n="urn:n"' if rng.random() < 0.2 else None
    prefixes = ["n:"] if namespace else []
    children = "".join(node(rng, 4, prefixes) for _ in range(rng.randint(0, 7)))
    end = rng.choice(["", "", "\n", "<!-- {\"data\": {}} -->", "<?end of=\"it\"?>"])
    return f"{start}<View{namespace or ''}>{children}</View>{end}"


def node(rng, depth, prefixes):
    kind = rng.random()
    if kind < 0.1:
        return rng.choice(["text", "a &amp; b", "<![CDATA[<Label value='no'/>]]>", "<!-- <Label value='no'/> -->", "<?pi some?>", "\r\n"])
    tag, attributes = element(rng)
    prefix = rng.choice(prefixes) if prefixes and rng.random() < 0.04 else ""
    if prefixes and rng.random() < 0.05:
        attributes.append(("n:" + rng.choice(["value", "name", "extra"]), rng.choice(VALUES)))
    if rng.random() < 0.03:
        attributes.append(("xml:lang", "de"))
    rng.shuffle(attributes)
    written = "".join(space(rng) + f"{name}{rng.choice(['=', '=', ' = '])}{quoted(rng, value)}" for name, value in attributes)
    if depth == 0 or rng.random() < 0.3:
        return f"<{prefix}{tag}{written}{rng.choice(['/>', ' />', f'></{prefix}{tag}>'])}"
    children = "".join(node(rng, depth - 1, prefixes) for _ in range(rng.randint(0, 4)))
    return f"<{prefix}{tag}{written}>{children}</{prefix}{tag}>"


def element(rng):
    kind = rng.random()
    if kind < 0.3:
        return rng.choice(CONTROLS), control_attributes(rng)
    if kind < 0.5:
        return rng.choice(OBJECTS), some(rng, [("name", NAMES, 0.9), ("value", VALUES, 0.8), ("valueList", VALUES, 0.2), ("valueType", ["url", "text", ""], 0.3)])
    if kind < 0.85:
        return rng.choice(LABELS), some(rng, [
            ("value", VALUES + NAMES, 0.85), ("alias", NAMES + [""], 0.25), ("valueList", VALUES, 0.05), ("name", NAMES, 0.05),
            ("predicted_values", ["car, truck", ""], 0.2), ("__proto__", ["p"], 0.05), ("constructor", ["q"], 0.05), ("background", ["#fff"], 0.2),
        ])
    return rng.choice(["View", "Repeater", "Repeater"]), some(rng, [
        ("on", ["$items"], 0.8), ("indexFlag", ["{{idx}}", "{{i}}", "x", ""], 0.5), ("name", NAMES, 0.1), ("value", VALUES, 0.1),
    ])


def control_attributes(rng):
    targets = [name for name in NAMES + ["missing"] if name != ""]
    to_name = ",".join(rng.choice(targets) for _ in range(rng.choice([1, 1, 1, 2, 3])))
    attributes = some(rng, [
        ("name", NAMES, 0.95), ("value", VALUES, 0.3), ("apiUrl", ["https://example.org/labels", ""], 0.08), ("perRegion", ["true", "True", "false"], 0.35),
        ("whenTagName", NAMES + [""], 0.35), ("whenLabelValue", ["A", "A,B", ""], 0.35), ("whenChoiceValue", ["A", "A,B", ""], 0.35),
        ("visibleWhen", ["choice-selected"], 0.2), ("indexFlag", ["{{k}}", "a"], 0.04), ("choice", ["multiple"], 0.3),
    ])
    return attributes + ([("toName", to_name)] if rng.random() < 0.95 else [])


def some(rng, choices):
    return [(name, rng.choice(values)) for name, values, probability in choices if rng.random() < probability]


def space(rng):
    return rng.choice([" ", " ", " ", "\n  ", "\t", "\r\n"])


def quoted(rng, value):
    quote = rng.choice(['"', '"', "'"])
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(quote, "&quot;" if quote == '"' else "&apos;")
    if rng.random() < 0.12:
        at = rng.randint(0, len(value))
        if escaped == value:
            escaped = value[:at] + rng.choice(SPACES + ENTITIES) + value[at:]
    return quote + escaped + quote


if __name__ == "__main__":
    main(Path(__file__).parent)
