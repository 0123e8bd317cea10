"""Label configs written for the verdicts: every control tag, and every rule by which the SDK reads a config."""

LABELS = '<Label value="Person"/><Label value="Org" alias="ORG"/>'
TEXT = '<Text name="t" value="$text"/>'
IMAGE = '<Image name="i" value="$image"/>'
VIDEO = '<Video name="v" value="$video"/>'
AUDIO = '<Audio name="a" value="$audio"/>'
TIME = '<TimeSeries name="ts" value="$csv" timeColumn="time"><Channel column="x"/></TimeSeries>'
OBJECTS = {
    't': TEXT,
    'i': IMAGE,
    'v': VIDEO,
    'a': AUDIO,
    'ts': TIME,
    'h': '<HyperText name="h" value="$html"/>',
    'p': '<Paragraphs name="p" value="$talk"/>',
    'l': '<List name="l" value="$items"/>',
    'tb': '<Table name="tb" value="$row"/>',
    'pdf': '<Pdf name="pdf" value="$pdf"/>',
    'chat': '<Chat name="chat" value="$chat"/>',
    'ap': '<AudioPlus name="ap" value="$audio"/>',
}
CHOICES = '<Choice value="Good"/><Choice value="Bad" alias="bad"/><Choice value="So so"/>'


def view(*parts):
    return '<View>' + ''.join(parts) + '</View>'


def one(object_name, control):
    return view(OBJECTS[object_name], control)


def labeled(tag, to_name, attributes='', labels=LABELS):
    return f'<{tag} name="lab" toName="{to_name}"{attributes}>{labels}</{tag}>'


ANYWHERE = ['t', 'i', 'v', 'a', 'h', 'p', 'tb', 'pdf', 'ts', 'chat']
AREAS = ['Rectangle', 'Ellipse', 'Polygon', 'KeyPoint', 'Brush', 'Bitmask', 'Vector']


def answers():
    for name in ANYWHERE:
        yield view(
            OBJECTS[name],
            f'<Choices name="c" toName="{name}">{CHOICES}</Choices>',
            f'<Rating name="r" toName="{name}"/>',
            f'<TextArea name="ta" toName="{name}"/>',
        )
    for name in ['t', 'i', 'v']:
        yield view(
            OBJECTS[name],
            f'<Number name="n" toName="{name}" min="0" max="10"/>',
            f'<DateTime name="d" toName="{name}" only="date"/>',
            f'<Taxonomy name="tax" toName="{name}"><Choice value="A"><Choice value="B"/></Choice><Choice value="C" alias="c"/></Taxonomy>',
        )
    yield one('t', f'<Choices name="c" toName="t" choice="multiple">{CHOICES}</Choices>')
    yield one('t', f'<Choices name="choices" toName="t">{CHOICES}</Choices>')
    yield one('t', f'<Choices name="c" toName="t" allowNested="true"><Choice value="A"><Choice value="B"/></Choice></Choices>')
    yield one('t', '<Choices name="c" toName="t" value="$options"/>')
    yield one('t', f'<Choices name="c" toName="t" value="$options"><Choice value="Fixed"/></Choices>')
    yield one('t', '<Choices name="c" toName="t"><View><Header value="x"/><Choice value="Deep"/></View></Choices>')
    yield one('t', '<Choices name="c" toName="t"><Choice value=""/><Choice alias="" value="V"/><Choice alias="only"/><Choice/></Choices>')
    yield one('t', '<Choices name="c" toName="t"><Choice value="1"/><Choice value="true"/></Choices>')
    yield one('t', '<Choices name="c" toName="t"><Choice name="x" value="Named"/><Choice value="Plain"/></Choices>')
    yield one('t', '<Choices name="c" toName="t"><Choice>Text</Choice></Choices>')
    yield one('t', '<choices name="c" toName="t"><choice value="A"/></choices>')
    yield one('t', '<Choices Name="c" toname="t"><Choice value="A"/></Choices>')
    yield one('t', '<CHOICES name="c" toName="t"><Choice value="A"/></CHOICES>')
    yield one('t', '<Choices name="c" toName="t"><Label value="A"/><Relation value="B"/></Choices>')
    yield one('t', '<Rating name="r" toName="t" maxRating="10"/>')
    yield one('t', '<Rating name="r" toName="t" maxRating="x"/>')
    yield one('t', '<Rating name="r" toName="t" maxRating=" 3 "/>')
    yield one('t', '<Rating name="rating" toName="t" maxrating="3"/>')
    yield one('t', '<TextArea name="ta" toName="t" value="$prefill"/>')
    yield one('t', '<TextArea name="ta" toName="t"><Label value="a"/><Label value="5"/></TextArea>')
    yield one('t', '<Number name="n" toName="t"><Label value="5"/></Number>')
    yield one('t', '<DateTime name="d" toName="t"><Label value="2"/><Label value="0"/></DateTime>')
    yield one('t', '<Taxonomy name="tax" toName="t" apiUrl="https://example.com"/>')
    yield one('t', '<Taxonomy name="tax" toName="t" value="$tree"><Choice value="A"/></Taxonomy>')
    yield view(TEXT, '<Text name="t2" value="$b"/>', '<Pairwise name="pw" toName="t,t2"/>')
    yield view(TEXT, '<Text name="t2" value="$b"/>', '<Pairwise name="pw" toName="t, t2"/>')
    yield view(TEXT, '<Text name="t2" value="$b"/>', '<Pairwise name="pw" toName="t,t2"><Label value="l"/><Label value="e"/><Label value="f"/><Label value="t"/></Pairwise>')
    yield one('l', '<Ranker name="rank" toName="l"/>')
    yield one('l', '<Ranker name="ranker" toName="l"/>')
    yield one('l', '<Ranker name="rank" toName="l"><Bucket name="best" title="Best"/><Bucket name="rest" default="true"/></Ranker>')
    yield view(OBJECTS['chat'])
    yield view('<Chat name="chat" value="$chat" toName="chat"/>')
    yield view('<Chat name="chatmessage" value="$chat"/>')
    yield view('<chat name="low"/>')
    yield view('<ReactCode name="rc" toName="rc" data="$x" outputs="a, b"><![CDATA[code]]></ReactCode>')
    yield view('<ReactCode name="rc" data="$x"/>')
    yield view('<ReactCode name="reactcode" value="$x"/>')
    yield view('<ReactCode name="rc" toName="rc"><Label value="a"/></ReactCode>')


def spans():
    for name in ['t', 'h', 'p', 'a', 'ts', 'i', 'v', 'ap']:
        yield one(name, labeled('Labels', name))
    yield one('h', labeled('HyperTextLabels', 'h'))
    yield one('t', labeled('HyperTextLabels', 't'))
    yield one('p', labeled('ParagraphLabels', 'p', ' choice="multiple"'))
    yield one('ts', labeled('TimeSeriesLabels', 'ts'))
    yield one('v', labeled('TimelineLabels', 'v'))
    yield one('a', labeled('TimelineLabels', 'a', labels=''))
    yield one('t', labeled('Labels', 't', ' value="$labels"', ''))
    yield one('t', labeled('Labels', 't', ' value="$labels"'))
    yield one('t', labeled('Labels', 't', '', '<Label value="Person" predicted_values="PER, human"/><Label value=""/>'))
    yield one('t', '<Labels name="labels" toName="t"><Label value="start"/></Labels>')
    yield one('t', '<Labels name="lab" toName="t"><Label value="Person"/></Labels><Labels name="lab" toName="t"><Label value="Later"/></Labels>')
    yield view('<Labels name="lab" toName="t"><Label value="Person"/></Labels>', TEXT)
    yield view('<Labels name="lab" toName="missing"><Label value="Person"/></Labels>', TEXT)
    yield view(TEXT, '<Labels name="lab" toName="c"><Label value="A"/></Labels><Choices name="c" toName="t"><Choice value="Good"/></Choices>')
    yield view(TEXT, labeled('Labels', 't'), '<Relations><Relation value="of"/></Relations>')
    yield view(TEXT, labeled('Labels', 't'), '<Relations name="rel" toName="t"><Relation value="of"/></Relations>')
    yield view(TEXT, labeled('Labels', 't'), '<Choices name="c" toName="t" perRegion="true"><Choice value="Good"/></Choices><TextArea name="ta" toName="t" perRegion="true"/>')
    yield view('<Text name="same" value="$text"/>', '<Labels name="same" toName="same"><Label value="Person"/></Labels>')


def areas():
    for tag in AREAS:
        yield one('i', f'<{tag} name="area" toName="i"/>')
        yield one('i', labeled(f'{tag}Labels', 'i'))
        yield view(IMAGE, f'<{tag} name="area" toName="i"/>', labeled('Labels', 'i'), '<TextArea name="ta" toName="i" perRegion="true"/>')
    yield one('i', '<MagicWand name="area" toName="i"/>')
    yield view(IMAGE, '<MagicWand name="area" toName="i"/>', labeled('Labels', 'i'))
    yield one('i', '<MagicWandLabels name="area" toName="i"><Label value="A"/></MagicWandLabels>')
    yield one('i', '<Cube name="area" toName="i"/>')
    yield one('i', labeled('RectangleLabels', 'i', ' choice="multiple"'))
    yield one('i', labeled('RectangleLabels', 'i', ' value="$labels"', ''))
    yield one('i', '<Rectangle name="area" toName="i"><Label value="x"/></Rectangle>')
    yield view(OBJECTS['pdf'], labeled('OcrLabels', 'pdf'))
    yield one('i', labeled('OcrLabels', 'i'))
    yield view('<Image name="i" valueList="$images"/>', labeled('RectangleLabels', 'i'), '<Choices name="c" toName="i" perItem="true"><Choice value="Good"/></Choices>')
    yield view(IMAGE, '<Image name="j" value="$other"/>', '<Rectangle name="area" toName="j"/>', labeled('Labels', 'i'))
    yield view(IMAGE, '<Image name="j" value="$other"/>', '<Rectangle name="area" toName="i,j"/>', labeled('Labels', 'j'))
    yield view(IMAGE, labeled('Labels', 'i'), '<Labels name="more" toName="i"><Label value="Later"/></Labels>')
    yield view(IMAGE, labeled('Labels', 'i'), '<Choices name="c" toName="i"><Choice value="Good"/></Choices><Rating name="r" toName="i"/><Ranker name="rank" toName="i"/><Number name="n" toName="i"/><Cube name="cube" toName="i"/>')
    yield one('v', '<VideoRectangle name="box" toName="v"/>')
    yield view(VIDEO, '<VideoRectangle name="box" toName="v"/>', labeled('Labels', 'v'))
    yield one('v', '<VideoRectangle name="box" toName="v"><Label value="Person"/></VideoRectangle>')
    yield one('v', '<VideoVector name="vec" toName="v"/>')
    yield view(VIDEO, '<VideoVector name="vec" toName="v"/>', labeled('Labels', 'v'))
    yield one('v', labeled('VideoVectorLabels', 'v'))


def others():
    yield view('<Repeater on="$rows" indexFlag="{{idx}}">', '<Text name="t_{{idx}}" value="$rows[{{idx}}].text"/>', '<Labels name="lab_{{idx}}" toName="t_{{idx}}"><Label value="Person"/></Labels>', '</Repeater>')
    yield view(TEXT)
    yield view(TEXT, '<Filter name="f" toName="t"/>', '<filter name="g" toName="t"/>')
    yield view(TEXT, '<Unknown name="u" toName="t"><Label value="A"/></Unknown>')
    yield view('<Header name="t" value="Title"/>', '<Choices name="c" toName="t"><Choice value="Good"/></Choices>')
    yield view('<Text name="t"/>', '<Choices name="c" toName="t"><Choice value="Good"/></Choices>')
    yield '<!-- {"data": {"text": "x"}} --><View><!-- note -->' + TEXT + '<Choices name="c" toName="t"><!-- one --><Choice value="Good"/></Choices></View>'
    yield view(TEXT, '<Choices name="__proto__" toName="t"><Choice value="constructor"/></Choices>')
    yield view(*OBJECTS.values(), labeled('Labels', 't,h,p,a'), f'<Choices name="c" toName="t,i,v">{CHOICES}</Choices>')


def own_configs():
    return [config for part in (answers, spans, areas, others) for config in part()]
