{{/* What all pods have in common: no root, no writable image, no rights of the kernel, no token unless it is used. */}}

{{- define "ashlar.pod" -}}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
# Variables that Kubernetes makes of Services have the names of settings: REDIS_PORT, for one.
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .root.Values.pods.user | int64 }}
  runAsGroup: {{ .root.Values.pods.group | int64 }}
  fsGroup: {{ .root.Values.pods.group | int64 }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with .values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end -}}

{{- define "ashlar.container" -}}
name: {{ .program }}
image: {{ include "ashlar.image" . | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  privileged: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities:
    drop: [ALL]
resources:
  {{- toYaml .values.resources | nindent 2 }}
{{- end -}}

{{/* The JVM and the libraries that it loads write to /tmp. */}}
{{- define "ashlar.tmpMount" -}}
- name: tmp
  mountPath: /tmp
{{- end -}}

{{- define "ashlar.tmpVolume" -}}
- name: tmp
  emptyDir:
    sizeLimit: {{ .root.Values.pods.tmpSize }}
{{- end -}}

{{/* One file of a Secret: (dict "name" "encryption-key" "from" {name, key}). 256 is 0400: Kubernetes gives it to root, and lets the
     pod's fsGroup read it. */}}
{{- define "ashlar.fileVolume" -}}
- name: {{ .name }}
  secret:
    secretName: {{ .from.name }}
    defaultMode: 256
    items:
      - key: {{ .from.key }}
        path: {{ .name }}
{{- end -}}

{{- define "ashlar.fileMount" -}}
- name: {{ .name }}
  mountPath: /keys/{{ .name }}
  readOnly: true
{{- end -}}

{{- define "ashlar.fileVariable" -}}
- name: {{ .variable }}
  value: /keys/{{ .name }}/{{ .name }}
{{- end -}}

{{/* The pods of a service stand on different nodes where that can be had. */}}
{{- define "ashlar.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "ashlar.selector" . | nindent 8 }}
{{- end -}}

{{/* A service that starts may migrate first; one that is told to stop answers what had begun within five seconds. */}}
{{- define "ashlar.probes" -}}
ports:
  - name: http
    containerPort: {{ .values.port | int64 }}
    protocol: TCP
startupProbe:
  httpGet: {path: /health/live, port: http}
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 150
livenessProbe:
  httpGet: {path: /health/live, port: http}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /health/ready, port: http}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
lifecycle:
  preStop:
    sleep:
      seconds: {{ .values.drainSeconds | int64 }}
{{- end -}}

{{- define "ashlar.rollout" -}}
replicas: {{ .values.replicas | int64 }}
revisionHistoryLimit: 5
minReadySeconds: 2
progressDeadlineSeconds: 600
strategy:
  type: RollingUpdate
  rollingUpdate:
    maxUnavailable: 0
    maxSurge: 1
selector:
  matchLabels:
    {{- include "ashlar.selector" . | nindent 4 }}
{{- end -}}

{{- define "ashlar.podMetadata" -}}
labels:
  {{- with .values.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
  {{- include "ashlar.selector" . | nindent 2 }}
  app.kubernetes.io/version: {{ include "ashlar.version" . | quote }}
{{- with .values.podAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* The parts of a service that do not depend on what it does. */}}
{{- define "ashlar.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "ashlar.name" . }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "ashlar.labels" . | nindent 4 }}
  {{- with .values.service.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  type: {{ .values.service.type }}
  ports:
    - name: http
      port: {{ .values.service.port | int64 }}
      targetPort: http
      protocol: TCP
  selector:
    {{- include "ashlar.selector" . | nindent 4 }}
{{- end -}}

{{- define "ashlar.disruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "ashlar.name" . }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "ashlar.labels" . | nindent 4 }}
spec:
  maxUnavailable: {{ .values.disruption.maxUnavailable }}
  # Pods that are not ready keep nobody from emptying a node.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "ashlar.selector" . | nindent 6 }}
{{- end -}}

{{- define "ashlar.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "ashlar.name" . }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "ashlar.labels" . | nindent 4 }}
  {{- with .root.Values.serviceAccounts.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end -}}

{{- define "ashlar.serviceMonitor" -}}
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: {{ include "ashlar.name" . }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "ashlar.labels" . | nindent 4 }}
    {{- with .root.Values.serviceMonitor.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  endpoints:
    - port: http
      path: /metrics
      interval: {{ .root.Values.serviceMonitor.interval }}
  selector:
    matchLabels:
      {{- include "ashlar.selector" . | nindent 6 }}
{{- end -}}
