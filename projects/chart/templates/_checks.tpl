{{/* What is missing or cannot be, all of it at once and in sentences. Shapes are the business of values.schema.json. */}}

{{- define "ashlar.check" -}}
{{- $v := .Values -}}
{{- $wrong := list -}}
{{- $needed := list
  (list $v.database.host "database.host" "the host of PostgreSQL")
  (list $v.database.password.name "database.password.name" "the Secret with the password of PostgreSQL")
  (list $v.keycloak.url "keycloak.url" "the address of Keycloak")
  (list $v.spicedb.host "spicedb.host" "the host of SpiceDB")
  (list $v.spicedb.presharedKey.name "spicedb.presharedKey.name" "the Secret with the preshared key of SpiceDB")
  (list $v.redis.host "redis.host" "the host of Redis or of its Sentinel")
  (list $v.keys.encryption.name "keys.encryption.name" "the Secret with the encryption key")
  (list $v.keys.servicePublic.name "keys.servicePublic.name" "the Secret with the public key of the secrets storage API")
  (list $v.keys.servicePrivate.name "keys.servicePrivate.name" "the Secret with the private key of the secrets storage API")
  (list $v.sessions.namespaces "sessions.namespaces" "the namespaces of sessions")
-}}
{{- if $v.backgroundJobs.enabled -}}
{{- $needed = append $needed (list $v.keycloak.clientId "keycloak.clientId" "the client with which the background jobs ask Keycloak") -}}
{{- $needed = append $needed (list $v.keycloak.clientSecret.name "keycloak.clientSecret.name" "the Secret with the secret of that client") -}}
{{- end -}}
{{- if $v.ingress.enabled -}}
{{- $needed = append $needed (list $v.ingress.host "ingress.host" "the host name of the ingress") -}}
{{- end -}}
{{- range $needed -}}
{{- if not (index . 0) -}}
{{- $wrong = append $wrong (printf "%s is not set: it must give %s." (index . 1) (index . 2)) -}}
{{- end -}}
{{- end -}}
{{- $programs := dict "dataApi" $v.dataApi "secretsStorageApi" $v.secretsStorageApi -}}
{{- if $v.backgroundJobs.enabled -}}
{{- $programs = set $programs "backgroundJobs" $v.backgroundJobs -}}
{{- end -}}
{{- range $path, $program := $programs -}}
{{- if not (or $v.image.tag $program.image.tag $program.image.digest) -}}
{{- $wrong = append $wrong (printf "image.tag is not set, nor %s.image.tag or %s.image.digest: one of them must say which version runs." $path $path) -}}
{{- end -}}
{{- end -}}
{{- $name := include "ashlar.fullname" . -}}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name) -}}
{{- $wrong = append $wrong (printf "The objects would be called %s-…: a Service begins with a letter and has a-z, 0-9 and - only; fullnameOverride can say another name." $name) -}}
{{- end -}}
{{- if has "latest" (list $v.image.tag $v.dataApi.image.tag $v.secretsStorageApi.image.tag $v.backgroundJobs.image.tag) -}}
{{- $wrong = append $wrong "A tag is latest: it must be one that stays what it is, or a restart could change the version." -}}
{{- end -}}
{{- if and (has .Release.Namespace $v.sessions.namespaces) (not $v.sessions.podSelector) -}}
{{- $wrong = append $wrong (printf "sessions.podSelector is not set, and sessions are in %s beside this release: it must say which pods there are sessions, or everything there reaches the secrets storage API." .Release.Namespace) -}}
{{- end -}}
{{- if and $v.serviceMonitor.enabled $v.networkPolicy.enabled (not $v.networkPolicy.metricsFrom) -}}
{{- $wrong = append $wrong "networkPolicy.metricsFrom is not set, and serviceMonitor.enabled is: it must say where Prometheus is, or it reaches no metrics." -}}
{{- end -}}
{{- if $wrong -}}
{{- fail (printf "\n\n%s\n" (join "\n" $wrong)) -}}
{{- end -}}
{{- end -}}
