import { parseLabelConfig } from '../../parse-label-config.ts'

/** A label config with most control tags, one in several forms. */
export const manyTags = parseLabelConfig(`<View>
  <Text name="text" value="$t"/><HyperText name="html" value="$h"/><Paragraphs name="dialogue" value="$d"/><Image name="image" value="$i"/>
  <Audio name="audio" value="$a"/><Video name="video" value="$v"/><TimeSeries name="series" value="$s"/><Pdf name="pdf" value="$p"/><List name="list" value="$l"/>
  <Choices name="choices" toName="text"><Choice value="A"/><Choice value="B" alias="b"/></Choices>
  <Choices name="multiple" toName="text" choice="multiple"><Choice value="A"/><Choice value="B"/></Choices>
  <Choices name="nested" toName="text" allowNested="true"><Choice value="A"><Choice value="B"/></Choice></Choices>
  <Choices name="dynamic" toName="text" value="$options"/>
  <Taxonomy name="taxonomy" toName="text"><Choice value="A"><Choice value="B"/></Choice></Taxonomy>
  <Rating name="rating" toName="text" maxRating="3"/><Number name="number" toName="text" min="1" max="9"/><DateTime name="datetime" toName="text"/>
  <TextArea name="textarea" toName="text"/><Pairwise name="pairwise" toName="text,html"/><Ranker name="ranker" toName="list"/><Chat name="chat" value="$c"/>
  <Labels name="labels" toName="text"><Label value="A"/></Labels><Labels name="sound" toName="audio"><Label value="A"/></Labels>
  <Labels name="area" toName="image"><Label value="A"/></Labels><Rectangle name="rectangle" toName="image"/>
  <HyperTextLabels name="hypertextlabels" toName="html"><Label value="A"/></HyperTextLabels>
  <ParagraphLabels name="paragraphlabels" toName="dialogue"><Label value="A"/></ParagraphLabels>
  <TimeSeriesLabels name="timeserieslabels" toName="series"><Label value="A"/></TimeSeriesLabels>
  <TimelineLabels name="timelinelabels" toName="video"><Label value="A"/></TimelineLabels><VideoRectangle name="videorectangle" toName="video"/>
  <RectangleLabels name="rectanglelabels" toName="image"><Label value="A"/></RectangleLabels><EllipseLabels name="ellipselabels" toName="image"><Label value="A"/></EllipseLabels>
  <KeyPointLabels name="keypointlabels" toName="image"><Label value="A"/></KeyPointLabels><PolygonLabels name="polygonlabels" toName="image"><Label value="A"/></PolygonLabels>
  <BrushLabels name="brushlabels" toName="image"><Label value="A"/></BrushLabels><VectorLabels name="vectorlabels" toName="image"><Label value="A"/></VectorLabels>
  <Cube3D name="cube3d" toName="image"/><CubeLabels name="cubelabels" toName="image"><Label value="A"/></CubeLabels>
  <Choices name="several" toName="text,image"><Choice value="A"/></Choices><Number name="stepped" toName="text" min="1" step="0.1"/><Number name="price" toName="text" step="0.01"/>
  <Taxonomy name="leaves" toName="text" leafsOnly="true" maxUsages="2"><Choice value="A"><Choice value="B"/><Choice value="C"/></Choice><Choice value="D"/></Taxonomy>
  <Labels name="people" toName="video"><Label value="Man"/></Labels><Labels name="poses" toName="video"><Label value="Running"/></Labels>
  <VideoVector name="videovector" toName="video"/><VideoVectorLabels name="videovectorlabels" toName="video"><Label value="A"/></VideoVectorLabels>
  <TimeSeries name="dates" value="$s" timeColumn="day" timeFormat="%Y-%m-%d"/><TimeSeriesLabels name="days" toName="dates"><Label value="A"/></TimeSeriesLabels>
  <Chat name="roles" value="$c" messageroles="user, bot"/><DateTime name="year" toName="text" only="date" min="2020" max="2029"/>
  <TextArea name="few" toName="text" maxSubmissions="2"/><Rating name="page" toName="image" perItem="true"/><Rating name="each" toName="text" perRegion="true"/>
  <Repeater on="$r"><Rating name="rating_{{idx}}" toName="text"/></Repeater>
</View>`)
