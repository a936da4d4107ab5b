#!/bin/sh
# The commands of Quay's manual: curl for the token, the digest of the tag, and the list of referrers; jq reads the responses.
# Arguments: host, repository, tag. BENCH_CREDENTIALS is USER:PASSWORD, and SSL_CERT_FILE the certificate of the server.
set -eu
host=$1 repository=$2 tag=$3

token=$(curl --silent --fail --user "$BENCH_CREDENTIALS" \
  "https://$host/v2/auth?service=$host&scope=repository:$repository:pull" | jq --raw-output .token)
digest=$(curl --silent --fail --head --header "Authorization: Bearer $token" \
  --header 'Accept: application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json' \
  "https://$host/v2/$repository/manifests/$tag" | sed -n 's/\r$//; s/^[Dd]ocker-[Cc]ontent-[Dd]igest: //p')
curl --silent --fail --header "Authorization: Bearer $token" "https://$host/v2/$repository/referrers/$digest" |
  jq '.manifests[] | select(.artifactType == "application/spdx+json")'
