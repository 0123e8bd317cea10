import { measureExport } from './label-studio-export/measure-export.ts'

/**
 * Seconds and memory to read the annotations of a project through the client, from a server that sends as fast as it is read.
 * The memory must not grow with the project.
 */
console.log('| annotations | seconds | annotations a second | memory, MB |\n| --- | --- | --- | --- |')
for (const taskCount of [2_000, 20_000, 100_000, 200_000]) {
  const { annotations, seconds, memoryMB } = await measureExport(taskCount, 64)
  console.log(`| ${annotations} | ${seconds} | ${Math.round(annotations / seconds)} | ${memoryMB} |`)
}
