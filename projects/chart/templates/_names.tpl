{{/* What things are called. A program's context is (dict "root" $ "program" "data-api" "values" .Values.dataApi). */}}

{{- define "ashlar.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "ashlar.name" -}}
{{ include "ashlar.fullname" .root }}-{{ .program }}
{{- end -}}

{{- define "ashlar.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .program }}
{{- end -}}

{{- define "ashlar.labels" -}}
{{ include "ashlar.selector" . }}
app.kubernetes.io/version: {{ include "ashlar.version" . | quote }}
app.kubernetes.io/part-of: {{ .root.Chart.Name }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "ashlar.tag" -}}
{{- $own := dig "image" "tag" "" .values -}}
{{- default .root.Values.image.tag $own -}}
{{- end -}}

{{/* A tag may be longer than a label, and end with what a label may not end with. */}}
{{- define "ashlar.version" -}}
{{- default .root.Chart.AppVersion (include "ashlar.tag" .) | trunc 63 | regexFind "[A-Za-z0-9].*" | trimAll "._-" -}}
{{- end -}}

{{- define "ashlar.image" -}}
{{- $image := .values.image -}}
{{- $tag := include "ashlar.tag" . -}}
{{- with .root.Values.image.registry }}{{ trimSuffix "/" . }}/{{ end -}}
{{ $image.repository }}{{ with $tag }}:{{ . }}{{ end }}{{ with $image.digest }}@{{ . }}{{ end }}
{{- end -}}
