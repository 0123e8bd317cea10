/** A made-up picture in pixels, and where its things are. */
export const scene = {
  width: 640,
  height: 400,
  car: { x: 236, y: 254, width: 148, height: 82 },
  sun: { x: 530, y: 80, radius: 40 },
  mountain: [
    [40, 260],
    [180, 130],
    [330, 260],
  ],
  treetop: { x: 100, y: 195, radius: 42 },
  face: { x: 470, y: 232 },
  roadMiddle: [
    [40, 342],
    [210, 352],
    [420, 340],
    [600, 354],
  ],
} as const

const { width, height, car, sun, mountain, treetop, face, roadMiddle } = scene
const points = (list: readonly (readonly number[])[]) => list.map((point) => point.join(',')).join(' ')

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="#bfe3f7"/>
<circle cx="${sun.x}" cy="${sun.y}" r="${sun.radius}" fill="#ffd34d"/>
<polygon points="${points(mountain)}" fill="#8aa399"/>
<rect y="260" width="${width}" height="140" fill="#a5cf72"/>
<polyline points="${points([[0, 340], ...roadMiddle, [640, 356]])}" fill="none" stroke="#78828c" stroke-width="60"/>
<rect x="92" y="220" width="16" height="60" fill="#8a5a33"/>
<circle cx="${treetop.x}" cy="${treetop.y}" r="${treetop.radius}" fill="#3e8e41"/>
<path d="M${car.x + 26} 286 L${car.x + 46} ${car.y} H${car.x + 104} L${car.x + 126} 286 Z" fill="#b83a3a"/>
<rect x="${car.x}" y="282" width="${car.width}" height="38" rx="10" fill="#d64545"/>
<circle cx="${car.x + 32}" cy="320" r="16" fill="#333"/><circle cx="${car.x + 116}" cy="320" r="16" fill="#333"/>
<circle cx="${face.x}" cy="${face.y - 2}" r="18" fill="#f0c8a0"/>
<rect x="${face.x - 16}" y="248" width="32" height="62" rx="8" fill="#4466aa"/>
</svg>`

/** The picture as a data URL. */
export const scenePicture = `data:image/svg+xml;base64,${btoa(svg)}`
