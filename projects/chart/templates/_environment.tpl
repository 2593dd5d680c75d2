{{/* The variables of docs/configuration.md. Secrets come from Secrets that exist, keys as files. */}}

{{- define "ashlar.secretVariable" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .from.name }}
      key: {{ .from.key }}
{{- end -}}

{{- define "ashlar.env.runtime" -}}
- name: VERSION
  value: {{ include "ashlar.version" . | quote }}
- name: LOG_LEVEL
  value: {{ .root.Values.log.level | quote }}
- name: LOG_FORMAT
  value: {{ .root.Values.log.format | quote }}
{{- with .values.javaOpts }}
- name: JAVA_OPTS
  value: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "ashlar.env.settings" -}}
{{- range $name, $value := .values.settings }}
- name: {{ $name }}
  {{- if kindIs "float64" $value }}
  value: {{ $value | int64 | quote }}
  {{- else }}
  value: {{ $value | quote }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "ashlar.env.database" -}}
{{- with .root.Values.database -}}
- name: DB_HOST
  value: {{ .host | quote }}
- name: DB_PORT
  value: {{ .port | int64 | quote }}
- name: DB_NAME
  value: {{ .name | quote }}
- name: DB_USER
  value: {{ .user | quote }}
{{ include "ashlar.secretVariable" (dict "name" "DB_PASSWORD" "from" .password) }}
{{- end -}}
{{- end -}}

{{- define "ashlar.env.realm" -}}
{{- with .root.Values.keycloak -}}
- name: KEYCLOAK_URL
  value: {{ .url | quote }}
- name: KEYCLOAK_REALM
  value: {{ .realm | quote }}
{{- end -}}
{{- end -}}

{{- define "ashlar.env.tokens" -}}
- name: KEYCLOAK_TOKEN_SIGNATURE_ALGS
  value: {{ join "," .root.Values.keycloak.signatureAlgorithms | quote }}
{{- end -}}

{{- define "ashlar.env.people" -}}
- name: TOKEN_LIFETIME_HOURS
  value: {{ .root.Values.keycloak.tokenLifetimeHours | int64 | quote }}
{{- end -}}

{{- define "ashlar.env.keycloakClient" -}}
{{- with .root.Values.keycloak -}}
- name: KEYCLOAK_CLIENT_ID
  value: {{ .clientId | quote }}
{{ include "ashlar.secretVariable" (dict "name" "KEYCLOAK_CLIENT_SECRET" "from" .clientSecret) }}
{{- end -}}
{{- end -}}

{{- define "ashlar.env.spicedb" -}}
{{- with .root.Values.spicedb -}}
- name: AUTHZ_DB_HOST
  value: {{ .host | quote }}
- name: AUTHZ_DB_GRPC_PORT
  value: {{ .port | int64 | quote }}
- name: AUTHZ_DB_NO_TLS_CONNECTION
  value: {{ not .tls | quote }}
{{ include "ashlar.secretVariable" (dict "name" "AUTHZ_DB_KEY" "from" .presharedKey) }}
{{- end -}}
{{- end -}}

{{- define "ashlar.env.redis" -}}
{{- with .root.Values.redis -}}
- name: REDIS_HOST
  value: {{ .host | quote }}
- name: REDIS_PORT
  value: {{ .port | int64 | quote }}
- name: REDIS_DATABASE
  value: {{ .database | int64 | quote }}
- name: REDIS_IS_SENTINEL
  value: {{ .sentinel.enabled | quote }}
- name: REDIS_MASTER_SET
  value: {{ .sentinel.masterSet | quote }}
{{- if .password.name }}
{{ include "ashlar.secretVariable" (dict "name" "REDIS_PASSWORD" "from" .password) }}
{{- end }}
{{- end -}}
{{- end -}}
