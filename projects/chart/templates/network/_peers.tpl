{{/* One server that pods may reach: (dict "to" peers "ports" numbers). */}}
{{- define "ashlar.egress" -}}
- ports:
    {{- range .ports }}
    - protocol: TCP
      port: {{ . | int64 }}
    {{- end }}
  {{- with .to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- define "ashlar.egress.dns" -}}
- ports:
    - protocol: UDP
      port: 53
    - protocol: TCP
      port: 53
  {{- with .Values.networkPolicy.to.dns }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- define "ashlar.egress.database" -}}
{{ include "ashlar.egress" (dict "to" .Values.networkPolicy.to.database "ports" (list .Values.database.port)) }}
{{- end -}}

{{- define "ashlar.egress.spicedb" -}}
{{ include "ashlar.egress" (dict "to" .Values.networkPolicy.to.spicedb "ports" (list .Values.spicedb.port)) }}
{{- end -}}

{{- define "ashlar.egress.redis" -}}
{{- $ports := list .Values.redis.port -}}
{{- if .Values.redis.sentinel.enabled -}}
{{- $ports = append $ports .Values.redis.sentinel.redisPort | uniq -}}
{{- end -}}
{{ include "ashlar.egress" (dict "to" .Values.networkPolicy.to.redis "ports" $ports) }}
{{- end -}}

{{- define "ashlar.portOf" -}}
{{- $url := urlParse . -}}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- default (ternary "443" "80" (eq (lower $url.scheme) "https")) $port -}}
{{- end -}}

{{- define "ashlar.egress.keycloak" -}}
{{ include "ashlar.egress" (dict "to" .Values.networkPolicy.to.keycloak "ports" (list (include "ashlar.portOf" .Values.keycloak.url))) }}
{{- end -}}

{{- define "ashlar.egress.kubernetes" -}}
{{ include "ashlar.egress" (dict "to" .Values.networkPolicy.to.kubernetes "ports" .Values.networkPolicy.kubernetesPorts) }}
{{- end -}}

{{- define "ashlar.egress.metricsGateway" -}}
{{ include "ashlar.egress" (dict "to" .Values.networkPolicy.to.metricsGateway "ports" (list (include "ashlar.portOf" .Values.backgroundJobs.metricsGateway))) }}
{{- end -}}

{{- define "ashlar.sessions" -}}
- namespaceSelector:
    matchExpressions:
      - key: kubernetes.io/metadata.name
        operator: In
        values:
          {{- toYaml .Values.sessions.namespaces | nindent 10 }}
  podSelector:
    {{- toYaml .Values.sessions.podSelector | nindent 4 }}
{{- end -}}

{{- define "ashlar.policyHead" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "ashlar.name" . }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "ashlar.labels" . | nindent 4 }}
{{- end -}}

{{- define "ashlar.policySubject" -}}
podSelector:
  matchLabels:
    {{- include "ashlar.selector" . | nindent 4 }}
policyTypes: [Ingress, Egress]
{{- end -}}
