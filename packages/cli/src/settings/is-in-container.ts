import { existsSync } from 'node:fs'

/** Whether this program runs in a container: what Docker and Podman leave there, and what Kubernetes sets. */
export function isInContainer(environment = process.env): boolean {
  const files = ['/.dockerenv', '/run/.containerenv']
  return files.some((file) => existsSync(file)) || environment.KUBERNETES_SERVICE_HOST !== undefined
}
