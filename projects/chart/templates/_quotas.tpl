{{/* What a program needs that makes the cluster follow the quotas of resource pools: (dict "root" $ "program" name ...). */}}

{{- define "ashlar.quotaNamespace" -}}
{{- default (first .Values.sessions.namespaces) .Values.sessions.quotaNamespace -}}
{{- end -}}

{{- define "ashlar.env.quotas" -}}
- name: K8S_NAMESPACE
  value: {{ include "ashlar.quotaNamespace" .root | quote }}
{{- if .root.Values.sessions.kubeconfig.name }}
{{ include "ashlar.fileVariable" (dict "variable" "KUBECONFIG" "name" "kubeconfig") }}
{{- end }}
{{- end -}}

{{/* (dict "root" $ "program" name "values" its values "quotas" verbs "classes" verbs) */}}
{{- define "ashlar.quotaRights" -}}
{{- $name := printf "%s.%s" (include "ashlar.name" .) .root.Release.Namespace -}}
{{- if and .root.Values.sessions.createRoles (not .root.Values.sessions.kubeconfig.name) }}
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: {{ $name }}
  namespace: {{ include "ashlar.quotaNamespace" .root }}
  labels:
    {{- include "ashlar.labels" . | nindent 4 }}
rules:
  - apiGroups: [""]
    resources: [resourcequotas]
    verbs: {{ toJson .quotas }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: {{ $name }}
  namespace: {{ include "ashlar.quotaNamespace" .root }}
  labels:
    {{- include "ashlar.labels" . | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ $name }}
subjects:
  - kind: ServiceAccount
    name: {{ include "ashlar.name" . }}
    namespace: {{ .root.Release.Namespace }}
---
# Priority classes belong to no namespace.
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: {{ $name }}
  labels:
    {{- include "ashlar.labels" . | nindent 4 }}
rules:
  - apiGroups: [scheduling.k8s.io]
    resources: [priorityclasses]
    verbs: {{ toJson .classes }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: {{ $name }}
  labels:
    {{- include "ashlar.labels" . | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: {{ $name }}
subjects:
  - kind: ServiceAccount
    name: {{ include "ashlar.name" . }}
    namespace: {{ .root.Release.Namespace }}
{{- end }}
{{- end -}}
