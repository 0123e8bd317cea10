import type { Import } from './read-imports.ts'

/** The folder of a package's sources that a file is in, or the file itself where it lies in no folder. */
export function roomOf(file: string): string {
  return /^[^/]+\/[^/]+\/src\/[^/]+/.exec(file)![0]
}

/** Which rooms import which others; a test may use what it likes. */
export function roomImports(imports: readonly Import[]): Map<string, Set<string>> {
  const rooms = new Map<string, Set<string>>()
  for (const { from, to } of imports.filter((one) => !one.from.endsWith('.test.ts'))) {
    const [user, used] = [roomOf(from), roomOf(to)]
    const known = rooms.get(user) ?? new Set()
    if (user !== used) known.add(used)
    rooms.set(user, known)
  }
  return rooms
}

/** The rooms that import each other, over others too: `a → b → a`. */
export function roomCircles(rooms: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (room: string, path: string[]) => {
    const start = path.indexOf(room)
    if (start >= 0) circles.push([...path.slice(start), room].join(' → '))
    if (start >= 0 || done.has(room)) return
    for (const used of rooms.get(room) ?? []) visit(used, [...path, room])
    done.add(room)
  }
  for (const room of rooms.keys()) visit(room, [])
  return circles
}
