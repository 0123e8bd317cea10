"""Values that Label Studio takes, one or more for each control tag, with the labels of the control."""

BOX = {'x': 10, 'y': 20, 'width': 30, 'height': 40.5, 'rotation': 0}
ELLIPSE = {'x': 50, 'y': 50, 'radiusX': 10, 'radiusY': 20.5, 'rotation': 15}
POLYGON = {'points': [[1, 2], [30, 4.5], [5, 60]], 'closed': True}
KEY_POINT = {'x': 10, 'y': 20, 'width': 0.5}
BRUSH = {'format': 'rle', 'rle': [0, 0, 0, 8, 57, 27, 252]}
BITMASK = {'imageDataURL': 'data:image/png;base64,AAAA'}
VERTEX = {'id': 'p', 'x': 25, 'y': 30.5, 'prevPointId': None, 'isBezier': False}
VECTOR = {'closed': False, 'vertices': [VERTEX, {'x': 1, 'y': 2}]}
AREAS = {
    'rectangle': BOX,
    'ellipse': ELLIPSE,
    'polygon': POLYGON,
    'keypoint': KEY_POINT,
    'brush': BRUSH,
    'bitmask': BITMASK,
    'vector': VECTOR,
    'magicwand': BRUSH,
}
VIDEO_BOX = {
    'framesCount': 100,
    'duration': 4.5,
    'sequence': [{'frame': 1, 'time': 0.04, 'enabled': True, 'x': 1, 'y': 2, 'width': 3, 'height': 4.5, 'rotation': 0}],
}
VIDEO_VECTOR = {'framesCount': 9, 'duration': 0.5, 'sequence': [{'frame': 1, 'time': 0.04, 'enabled': True, 'closed': True, 'vertices': [VERTEX]}]}
HYPER = {'start': '/p[1]/text()[1]', 'end': '/p[1]/text()[1]', 'startOffset': 2, 'endOffset': 8}


def sound_values(control):
    """The first is the plainest. Unknown tags get an answer under their own type."""
    tag = control.tag.lower()
    name = control.name
    labels = control.labels or ['free']
    first, last = labels[:1], labels[-1:]
    fixed = {
        'choices': [{'choices': first}, {'choices': labels}],
        'taxonomy': [{'taxonomy': [first]}, {'taxonomy': [labels, last]}],
        'rating': [{'rating': 3}],
        'number': [{'number': 5}, {'number': 2.5}],
        'datetime': [{'datetime': '2024-05-07'}],
        'textarea': [{'text': ['line']}, {'text': labels}],
        'pairwise': [{'selected': 'left'}],
        'ranker': [{'ranker': {name: ['a', 'b']}}, {'ranker': {'best': ['a'], '_': []}}],
        'chatmessage': [{'chatmessage': {'role': 'user', 'content': 'hi', 'createdAt': 1757612212681}}],
        'reactcode': [{'reactcode': {'a': 1, 'b': ['x']}}],
        'labels': [{'start': 0, 'end': 4, 'text': 'John', 'labels': first}, {**HYPER, 'labels': last}],
        'hypertextlabels': [{**HYPER, 'hypertextlabels': first}],
        'paragraphlabels': [{'start': '0', 'end': '2', 'startOffset': 3, 'endOffset': 9, 'paragraphlabels': first}],
        'timeserieslabels': [{'start': 1.5, 'end': 2, 'instant': False, 'timeserieslabels': first}],
        'timelinelabels': [{'ranges': [{'start': 3, 'end': 5, 'enabled': True}], 'timelinelabels': first}],
        'ocrlabels': [{**BOX, 'pageIndex': 1, 'ocrtext': 'x', 'ocrlabels': first}],
        'videorectangle': [{**VIDEO_BOX, 'labels': first}, VIDEO_BOX],
        'videovector': [VIDEO_VECTOR],
        'videovectorlabels': [{**VIDEO_VECTOR, 'labels': first}],
        **{area: [value] for area, value in AREAS.items()},
        **{f'{area}labels': [{**value, f'{area}labels': first}] for area, value in AREAS.items()},
    }
    return fixed.get(tag, [{tag: first}])


def merged_values(control, sibling):
    """A Labels control that answers with the type of a geometry tool beside it: [type, value]."""
    kind = f'{sibling.tag.lower()}labels'
    labels = control.labels[:1] or ['free']
    for value in sound_values(sibling):
        bare = {key: item for key, item in value.items() if key != f'{sibling.tag.lower()}labels'}
        yield kind, {**bare, kind: labels}
        yield kind, {**bare, 'labels': labels}
        yield kind, bare
