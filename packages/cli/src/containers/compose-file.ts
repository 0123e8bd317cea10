import { hostName } from './host-name.ts'

export interface ComposeFile {
  name: string
  /** The `build` of the backend's service, YAML lines without indentation: `context: .` */
  build: readonly string[]
}

/** A backend and, in the profile `label-studio`, Label Studio. */
export function composeFile({ name, build }: ComposeFile): string {
  return `name: ${name}
services:
  backend:
    image: ${name}
    build:
${build.map((line) => `      ${line}`).join('\n')}
    ports: ["\${BACKEND_PORT:-9090}:9090"]
    # LOG_LEVEL, BASIC_AUTH_USER, BASIC_AUTH_PASS, WEBHOOK_SECRET and so on, if the file is there.
    env_file:
      - path: .env
        required: false
    volumes: ["models:/data/models"]
    networks:
      default:
        # The address for Label Studio's model settings: http://${hostName(name)}:9090 (a one-word name gets no webhooks).
        aliases: [${hostName(name)}]
    read_only: true
    tmpfs: [/tmp]
    cap_drop: [ALL]
    security_opt: ["no-new-privileges:true"]
    # A prediction may take PREDICT_DEADLINE_SECONDS, 90 by default.
    stop_grace_period: 100s
    restart: unless-stopped

  label-studio:
    profiles: [label-studio]
    image: heartexlabs/label-studio:\${LABEL_STUDIO_VERSION:-latest}
    ports: ["\${LABEL_STUDIO_PORT:-8080}:8080"]
    environment:
      LABEL_STUDIO_HOST: http://localhost:\${LABEL_STUDIO_PORT:-8080}
      # Read when the first user signs up: a token that backends may use.
      LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN: "true"
      # Both together let Label Studio call a private address, which the backend's is.
      ML_BLOCK_LOCAL_IP: "false"
      SSRF_PROTECTION_ENABLED: "false"
    volumes: ["label-studio-data:/label-studio/data"]
    restart: unless-stopped

volumes:
  models:
  label-studio-data:
`
}
