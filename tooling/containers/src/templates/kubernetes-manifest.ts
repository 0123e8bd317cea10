import type { App } from '../find-apps.ts'
import { generatedNotice } from './generated-notice.ts'

/** A volume claim, a deployment and a service for an app. */
export function kubernetesManifest({ name }: App): string {
  return `${generatedNotice('kubernetes-manifest.ts')}
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/name: ${name}
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 5Gi
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/name: ${name}
spec:
  # One process owns the SQLite file in MODEL_DIR, so an old pod goes before its successor comes.
  replicas: 1
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      automountServiceAccountToken: false
      # A prediction may take PREDICT_DEADLINE_SECONDS, 90 by default.
      terminationGracePeriodSeconds: 100
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
        runAsGroup: 1000
        fsGroup: 1000
        fsGroupChangePolicy: OnRootMismatch
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: backend
          image: ${name}
          imagePullPolicy: IfNotPresent
          ports:
            - name: http
              containerPort: 9090
          # Make this secret for BASIC_AUTH_USER, BASIC_AUTH_PASS, WEBHOOK_SECRET and other settings.
          envFrom:
            - secretRef:
                name: ${name}
                optional: true
          env:
            # Less than the limit below: a training that needs too much then says so instead of being killed.
            - name: TRAINING_MEMORY_LIMIT_MB
              value: "700"
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
${probes}
          resources:
            requests:
              cpu: 250m
              memory: 256Mi
            limits:
              # Trainings run in a child process within the same limit.
              memory: 1Gi
          volumeMounts:
            - name: models
              mountPath: /data/models
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: models
          persistentVolumeClaim:
            claimName: ${name}
        - name: tmp
          emptyDir: {}
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/name: ${name}
spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 9090
      targetPort: http
`
}

const probes = [
  '          # A command, not httpGet: with BASIC_AUTH_USER set, /health wants the credentials that the container knows.',
  ...probe('startupProbe', { periodSeconds: 2, failureThreshold: 30 }),
  ...probe('readinessProbe', { periodSeconds: 10, failureThreshold: 2 }),
  ...probe('livenessProbe', { periodSeconds: 20, failureThreshold: 4 }),
].join('\n')

function probe(kind: string, timing: { periodSeconds: number; failureThreshold: number }): string[] {
  const lines = ['exec:', '  command: [node, health-check.mjs]', 'timeoutSeconds: 5']
  for (const [name, value] of Object.entries(timing)) lines.push(`${name}: ${value}`)
  return [`          ${kind}:`, ...lines.map((line) => `            ${line}`)]
}
