export { type ComposeFile, composeFile } from './compose-file.ts'
export { hostName } from './host-name.ts'
export { npmDockerfile } from './npm-dockerfile.ts'
export { nodeImage, type RuntimeStage, runtimeStage, withRegistrySettings } from './runtime-stage.ts'
