"""Writes verdicts.jsonl.gz: predictions and what label-studio-sdk says about them. See README.md."""

import gzip
import json
import os
import pathlib
import random
import sys
from importlib.metadata import version

from faker import Faker
from label_studio_sdk.label_interface import LabelInterface
from lxml import etree

from mutants import IDS, random_mutant, region_mutants, relations, whole_mutants
from own_configs import own_configs
from sound_values import merged_values, sound_values

SEED = 20260821
DRAWN_AT_A_PLACE = 6
DRAWN_OF_A_TEMPLATE = 120
MESSAGES_OF_ONE_IN = 15
LABEL_TAGS = {'Label', 'Choice', 'Relation'}
KEPT_ATTRIBUTES = {'name', 'toName', 'value', 'valueList', 'alias', 'choice', 'apiUrl', 'maxRating', 'indexFlag'}


def skeleton(xml):
    """A template without its looks: only what the SDK reads, so that the file stays small."""
    root = etree.fromstring(xml.encode())
    etree.strip_tags(root, etree.Comment)
    etree.strip_elements(root, 'Style', with_tail=False)
    for element in root.iter():
        element.text = element.tail = None
        for attribute in set(element.attrib) - KEPT_ATTRIBUTES:
            del element.attrib[attribute]
    for element in reversed(list(root.iter())):
        is_shown_only = 'name' not in element.attrib and element.tag not in LABEL_TAGS
        if is_shown_only and not len(element) and element.getparent() is not None:
            element.getparent().remove(element)
    return etree.tostring(root, encoding='unicode')


def shape(interface):
    return [
        {name: (control.tag, control.to_name, control.labels) for name, control in interface._controls.items()},
        {name: tag.tag for name, tag in interface._objects.items()},
    ]


def template_configs(folder):
    for path in sorted(pathlib.Path(folder).rglob('*.xml')):
        xml = path.read_text()
        small = skeleton(xml)
        assert shape(LabelInterface(xml)) == shape(LabelInterface(small)), path
        yield small


def as_sent(value):
    """As JSON.stringify writes a number: whole ones without a point, from 1e21 on with an exponent."""
    if isinstance(value, dict):
        return {key: as_sent(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_sent(item) for item in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        return int(value)
    return value


def region_of(control, value, kind=None, id=None):
    region = {'from_name': control.name, 'to_name': control.to_name[0], 'type': kind or control.tag.lower(), 'value': value}
    return region if id is None else {'id': id, **region}


def sample_prediction(interface):
    """The SDK's own. Its ids and times, which differ from run to run, become fixed ones."""
    try:
        sample = interface.generate_sample_prediction()
    except Exception:
        return None
    if sample is None:
        return None
    for index, region in enumerate(sample['result']):
        region['id'] = f'sample{index}'
        if 'datetime' in region['value']:
            region['value']['datetime'] = '2024-05-07T10:00:00+00:00'
    return sample


def pairs(interface, rng):
    """Regions that share an id: geometry with labels and texts."""
    controls = list(interface.controls)
    for control in controls:
        for sibling in controls:
            if sibling is control:
                continue
            value = sound_values(sibling)[0]
            key = 'text' if control.tag == 'TextArea' else control.tag.lower()
            both = {**value, key: control.labels[:1] or ['free']}
            for id in IDS:
                yield [region_of(sibling, value, id=id), region_of(control, both, id=id)]
                yield [region_of(control, both, id=id), region_of(sibling, value, id=id)]
            for other in ['other', None, 1]:
                yield [region_of(sibling, value, id=other), region_of(control, both, id='id1')]
            yield [region_of(sibling, value, id='s'), region_of(control, {key: both[key]}, id='s')]
            for mutant in rng.sample(list(region_mutants(region_of(control, both, id='s'), control.name, rng, 3)), 12):
                yield [region_of(sibling, value, id='s'), mutant]
            for mutant in rng.sample(list(region_mutants(region_of(sibling, value, id='s'), sibling.name, rng, 3)), 12):
                yield [mutant, region_of(control, both, id='s')]


def merged(interface, rng):
    controls = list(interface.controls)
    for control in controls:
        if control.tag.lower() != 'labels':
            continue
        for sibling in controls:
            for kind, value in merged_values(control, sibling):
                region = region_of(control, value, kind)
                yield region
                yield {**region, 'type': kind.upper()}
                yield from rng.sample(list(region_mutants(region, control.name, rng, 3)), 25)


def predictions_of(interface, rng):
    sound = [region_of(control, value) for control in interface.controls for value in sound_values(control)]
    for region in sound:
        yield {'result': [region]}
        yield from ({'result': [mutant]} for mutant in region_mutants(region, region['from_name'], rng, DRAWN_AT_A_PLACE))
    yield from ({'result': [region]} for region in merged(interface, rng))
    shared = list(pairs(interface, rng))
    yield from ({'result': result} for result in (rng.sample(shared, 150) if len(shared) > 150 else shared))
    yield from whole_mutants(sound)
    numbered = [{'id': f'id{index}', **region} for index, region in enumerate(sound, 1)]
    everything = {'result': numbered, 'score': 0.5}
    yield everything
    if numbered:
        ids = [region['id'] for region in numbered]
        for relation in relations(ids, rng):
            yield {'result': [*numbered[:3], relation]}
            yield {'result': [relation, *numbered[-1:]]}
        for id in IDS:
            ends = {'type': 'relation', 'direction': 'bi', 'from_id': id, 'to_id': id}
            yield {'result': [{**numbered[0], 'id': id}, ends]}
            yield {'result': [{**numbered[0], 'id': id}, {**ends, 'to_id': 1}]}
        bases = [everything, {'result': [*numbered[:3], next(relations(ids[:3], rng))]}]
        yield from (random_mutant(rng.choice(bases), rng) for _ in range(60))
    sample = sample_prediction(interface)
    if sample is not None:
        yield sample
        yield from (random_mutant(sample, rng) for _ in range(20))


def verdict(interface, prediction):
    try:
        errors = interface.validate_prediction(prediction, return_errors=True)
        assert interface.validate_prediction(prediction) is (len(errors) == 0)
    except Exception:
        return 'raises', None
    return len(errors) == 0, errors


def rows_of(index, xml, is_template):
    rng = random.Random(f'{SEED} {xml}')
    random.seed(f'{SEED} {xml}')
    Faker.seed(SEED)
    interface = LabelInterface(xml)
    seen = {}
    for prediction in predictions_of(interface, rng):
        seen.setdefault(json.dumps(as_sent(prediction), ensure_ascii=False, separators=(',', ':')))
    texts = list(seen)
    for text in rng.sample(texts, min(DRAWN_OF_A_TEMPLATE, len(texts))) if is_template else texts:
        prediction = json.loads(text)
        is_valid, errors = verdict(interface, prediction)
        keeps_messages = errors and rng.randrange(MESSAGES_OF_ONE_IN) == 0
        yield [index, prediction, is_valid, *([errors] if keeps_messages else [])]


def main(templates):
    own = own_configs()
    configs = [*own, *template_configs(templates)]
    rows = [row for index, xml in enumerate(configs) for row in rows_of(index, xml, index >= len(own))]
    head = {'label-studio-sdk': version('label-studio-sdk'), 'pydantic': version('pydantic'), 'configs': configs}
    lines = [json.dumps(line, ensure_ascii=False, separators=(',', ':')) for line in (head, *rows)]
    target = pathlib.Path(__file__).with_name('verdicts.jsonl.gz')
    target.write_bytes(gzip.compress('\n'.join(lines).encode(), 9, mtime=0))
    count = {str(kind): sum(row[2] == kind for row in rows) for kind in (True, False, 'raises')}
    print(len(configs), 'configs', len(rows), 'rows', count, sum(len(row) > 3 for row in rows), 'with messages', target.stat().st_size, 'bytes')


if __name__ == '__main__':
    assert os.environ.get('PYTHONHASHSEED') == '0', 'the samples of the SDK are the same only with PYTHONHASHSEED=0'
    main(sys.argv[1])
