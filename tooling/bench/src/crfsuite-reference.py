"""Trains python-crfsuite (L-BFGS, c1 = c2 = 0.1, 100 iterations) on one CoNLL file and tags another.

Usage: python crfsuite-reference.py TRAIN TEST. Both files have a word and a tag in two tab-separated columns and an empty
line between sentences; of several types in one tag the first counts. Prints one JSON object: seconds of training, seconds of
tagging (features included), megabytes of the model file and the predicted tags of each sentence of TEST.
"""

import json
import os
import sys
import tempfile
import time

import pycrfsuite


def sentences(path):
    words, tags = [], []
    with open(path, encoding="utf8") as lines:
        for line in list(lines) + [""]:
            columns = line.rstrip().split("\t")
            if len(columns) > 1 and columns[0]:
                words.append(columns[0])
                tags.append(columns[1].split(",")[0])
            elif words:
                yield words, tags
                words, tags = [], []


def shape(word):
    kinds = ("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word)
    return "".join(kinds)


def features(words, i):
    word = words[i]
    found = ["bias", "w=" + word, "l=" + word.lower(), "shape=" + shape(word)]
    found.append("digits=" + str(any(c.isdigit() for c in word)))
    for n in range(1, 5):
        found += [f"p{n}=" + word[:n], f"s{n}=" + word[-n:]]
    for offset in (-2, -1, 1, 2):
        if 0 <= i + offset < len(words):
            other = words[i + offset]
            found += [f"{offset}:l=" + other.lower(), f"{offset}:shape=" + shape(other)]
        else:
            found.append(f"{offset}:edge")
    return found


def main(train, test):
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.1, "max_iterations": 100})
    started = time.perf_counter()
    for words, tags in sentences(train):
        trainer.append([features(words, i) for i in range(len(words))], tags)
    with tempfile.NamedTemporaryFile() as model:
        trainer.train(model.name)
        trained = time.perf_counter()
        tagger = pycrfsuite.Tagger()
        tagger.open(model.name)
        found = [tagger.tag([features(words, i) for i in range(len(words))]) for words, _ in sentences(test)]
        tagged = time.perf_counter()
        size = os.path.getsize(model.name) / 1e6
    result = {"trainSeconds": trained - started, "tagSeconds": tagged - trained, "megabytes": size, "tags": found}
    json.dump(result, sys.stdout)


main(sys.argv[1], sys.argv[2])
