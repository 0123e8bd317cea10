import { createMedia } from '../create-media.ts'

/** A process that fetches files into a cache and writes their paths: `fetch-files.ts <cache folder> <url>…`. */
const [cacheFolder = '', ...urls] = process.argv.slice(2)
const media = createMedia({ cacheFolder, allowedHosts: ['127.0.0.1'] })
const paths = await Promise.all(urls.map((url) => media.getLocalPath(url)))
console.log(JSON.stringify(paths))
await media.close()
