"""Predictions that differ from a sound one in one or two places."""

import copy
import random

POOL = [
    None, True, False, 0, 1, -1, 2, 5, 6, 50, 50.5, 100, 100.5, 101, 255, 256, 360, 361, 2.5, -2.5, 0.5,
    1e-7, 10**18, 10**20, 1e21, 1e300, -1e300,
    '', 'abc', '5', ' 5 ', '\t5\n', '\u00a05', '\ufeff5', '+5', '-5', '05', '5.0', '5.00', '5.', '5.5', '.5', '5e1', '1e400', '1_0', '1_0.0', '1._5',
    '_1', '1_', '1__0', '0x10', '101', '256', 'inf', '-inf', 'Infinity', 'nan', 'NaN', '0', '1', '2', 'true', 'True', ' true', 'yes', 'no', 'off', 'y',
    'left', 'right', 'bi', 'up',
    [], [[]], {}, ['x'], [1], [None], [True], ['5'], [['x']], [{}], {'a': 1}, {'a': ['b']}, {'x': 1, 'y': 2}, [[1, 2]], [[1, 2, 3]], [['1', True]], [{'x': 1, 'y': 2}],
]
SCORES = [None, 0, 1, 0.5, -0.1, 1.1, 2, '0.5', ' 1 ', '1_0', '0_1', '1e-1', '.5', '5e-1', 'inf', 'nan', '-0', '', 'high', True, False, [], [0.5], {}, {'a': 1}, '1.0000000000000001', '0._5']
IDS = ['id1', None, 1, True, 0, '', 2.5, ['x'], {'a': 1}, 'ID1', '1']
TYPES = ['labels', 'Labels', 'choices', 'relation', 'Relation', 'rectangle', 'rectanglelabels', 'videovectorlabels', 'labelslabels', 'textarea', 'chat', 'chatmessage', 'number', '']
EXTRA = {'extra': 1, 'score': 'high', 'origin': 'nobody', 'item_index': 'x', 'meta': 5, 'labels': ['Person'], 'parentID': 7, 'start': 0, 'end': 1}


def paths(tree, at=()):
    """Every place in a JSON value but its root."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, child in items:
        yield (*at, key)
        yield from paths(child, (*at, key))


def changed(tree, path, change):
    """A copy with `change(container, key)` done at a place."""
    new = copy.deepcopy(tree)
    container = new
    for key in path[:-1]:
        container = container[key]
    change(container, path[-1])
    return new


def get(tree, path):
    for key in path:
        tree = tree[key]
    return tree


def put(value):
    def change(container, key):
        container[key] = copy.deepcopy(value)

    return change


def drop(container, key):
    del container[key]


def rename(to):
    def change(container, key):
        container[to(key)] = container.pop(key)

    return change


def changes_at(tree, path, rng, size):
    """What is done at one place: always its loss and null, and a draw of the rest."""
    old = get(tree, path)
    rest = [put(value) for value in POOL]
    if isinstance(path[-1], str):
        rest += [rename(str.upper), rename(str.lower), rename(lambda key: f'{key} ')]
    if isinstance(old, str):
        rest += [put(value) for value in (old.upper(), old.lower(), old + ' ', old + 'x', [old], list(old))]
    if isinstance(old, list):
        rest += [put(value) for value in ([*old, None], [*old, 'Unknown'], [*old, 5], [*old, *old], [old], old[:1] + [[]], ['Unknown'], dict.fromkeys(map(str, old)))]
        if old and isinstance(old[0], str):
            rest += [put(value) for value in (old[0], [old[0].lower()], [old[0].upper()], [*old, 'Person'], ['Person', 'ORG'], ['Org'], ['Bad'], ['bad'])]
    if isinstance(old, bool) or not isinstance(old, (int, float)):
        pass
    else:
        rest += [put(str(old)), put(-old), put([old]), put(old + 0.5), put(old + 100)]
    if path[-1] == 'type':
        rest += [put(value) for value in TYPES]
    if path[-1] == 'id':
        rest += [put(value) for value in IDS]
    return [drop, put(None), *rng.sample(rest, min(size, len(rest)))]


def region_mutants(region, control_name, rng, size):
    for path in paths(region):
        for change in changes_at(region, path, rng, size if len(path) < 4 else 3):
            yield changed(region, path, change)
    value = region.get('value')
    for nested in ({control_name: value}, {control_name: value, **value}, {control_name: {control_name: value}}, {control_name: [value]},
                   {control_name: {}}, {control_name: {}, **value}, {'other': value}, {control_name.upper(): value}, value and list(value.items()), [value],
                   {control_name: {key: item for key, item in value.items() if key != 'labels'}, 'labels': value.get('labels')}):
        yield {**region, 'value': nested}
    for key, extra in EXTRA.items():
        yield {**region, key: extra}
        yield {**region, 'value': {**value, key: extra}}
    if 'start' in value and 'end' in value:
        yield {**region, 'value': {**value, 'start': value['end'], 'end': value['start']}}
    if 'startOffset' in value:
        yield {**region, 'value': {**value, 'start': value['end'], 'end': value['start'], 'startOffset': value['endOffset'], 'endOffset': value['startOffset']}}


def relations(ids, rng):
    first, last = ids[0], ids[-1]
    sound = {'type': 'relation', 'from_id': first, 'to_id': last, 'direction': 'right', 'labels': ['of']}
    yield sound
    yield {**sound, 'to_id': first}
    for path in paths(sound):
        for change in changes_at(sound, path, rng, 12):
            yield changed(sound, path, change)
    for direction in ['left', 'right', 'bi', 'Left', 'both', ['left'], None]:
        yield {**sound, 'direction': direction}
    yield {**sound, 'type': 'Relation'}
    yield {**sound, 'from_name': 'x', 'to_name': 'y', 'value': {}, 'id': 'r'}
    for end in IDS:
        yield {**sound, 'from_id': end}
        yield {**sound, 'to_id': end}


def whole_mutants(result):
    """The prediction around its regions."""
    yield from ({'result': result, 'score': score} for score in SCORES)
    for other in [None, 'result', ['result'], 5, True, [], {}]:
        yield other
    yield {'results': result}
    yield {'Result': result}
    for other in [None, {}, 'x', 5, dict(enumerate(map(str, result))), [None], [5], ['x'], [[]], [result], [*result, None], []]:
        yield {'result': other}
    yield {'result': result, 'model_version': 5, 'extra': None, 'cluster': []}
    yield {'result': result * 2}


def random_mutant(prediction, rng):
    """Two or three changes anywhere."""
    for _ in range(rng.choice([2, 2, 3])):
        places = list(paths(prediction))
        if not places:
            return prediction
        path = rng.choice(places)
        change = rng.choice(changes_at(prediction, path, rng, 4))
        prediction = changed(prediction, path, change)
    return prediction
