import { serveStreamedProject } from '../streamed-project.ts'

/** A program: serves a project with as many annotated tasks as its argument says. Prints the address. */
const { origin } = await serveStreamedProject(Number(process.argv[2]))
console.log(origin.hostname)
