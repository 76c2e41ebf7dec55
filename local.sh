#!/usr/bin/env bash
# All of wonflow on this machine, with no container engine: ./local.sh --help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if [[ " $* " == *" --help "* || " $* " == *" -h "* ]]; then
  cat <<'HELP'
./local.sh             start everything; data of earlier runs in .local/ are kept
./local.sh --fresh     start with nothing
./local.sh verify-ledger [--heads]   while it runs: says in one line whether the books are whole
./local.sh --external  use a Temporal server and a PostgreSQL that already run:
                       TEMPORAL_ADDRESS (localhost:7233), DATABASE_URL
                       (jdbc:postgresql://localhost:5433/wonflow), DATABASE_OWNER_PASSWORD,
                       DATABASE_WORKER_PASSWORD, DATABASE_API_PASSWORD
Ports: WONFLOW_API_PORT 8080, WONFLOW_SIMULATOR_PORT 8090, WONFLOW_WORKER_PORT 8081,
       WONFLOW_TEMPORAL_PORT 7233, WONFLOW_TEMPORAL_UI_PORT 8233, WONFLOW_DATABASE_PORT 5433
Ctrl-C stops everything.
HELP
  exit 0
fi

# A shell starts its background jobs deaf to Ctrl-C, and Java would stay so.
if [[ -z "${WONFLOW_LISTENS:-}" ]] && env --default-signal=INT true 2>/dev/null; then
  WONFLOW_LISTENS=1 exec env --default-signal=INT bash ./local.sh "$@"
fi

say() { printf '%-14s | %s\n' wonflow "$1"; }
stop() { echo "wonflow cannot start: $1" >&2; exit 1; }

programs=(worker api-server toss-simulator)
if [[ "${1:-}" == benchmark ]]; then programs+=(benchmark); fi # see benchmark.sh
log=local/target/local-build.log
stamp=local/target/local-build.stamp

major() { # of the JDK in folder $1; nothing if there is none
  [[ -x "$1/bin/java" ]] || return 0
  local version=""
  [[ -r "$1/release" ]] && version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [[ -n "$version" ]] ||
    version=$("$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
  echo "$version"
}

find_jdk() {
  local on_path="" folder version
  on_path=$(command -v java) && on_path=$(realpath "$on_path") && on_path=${on_path%/bin/java}
  for folder in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [[ -n "$folder" ]] || continue
    version=$(major "$folder")
    if [[ "${version:-0}" -ge 21 ]]; then
      echo "$folder"
      return 0
    fi
  done
  return 1
}

launcher_jar() {
  find local/target -maxdepth 1 -name 'local-*.jar' ! -name '*-tests.jar' ! -name '*-sources.jar' \
    2>/dev/null | head -n 1
}

is_built() {
  [[ -f "$stamp" && -n "$(launcher_jar)" && -d local/target/lib ]] || return 1
  local program
  for program in "${programs[@]}"; do
    [[ -n "$(find "$program/target" -maxdepth 1 -name "$program-*-exec.jar" 2>/dev/null)" ]] || return 1
  done
  [[ -z "$(find . -path ./.git -prune -o -path ./.local -prune -o -path '*/target' -prune -o \
    \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$stamp" -print | head -n 1)" ]]
}

build() {
  command -v mvn >/dev/null || stop "Maven is missing: install Maven 3.8 or later"
  mkdir -p local/target
  say "building the programs; the first time libraries are fetched, which takes some minutes"
  command -v java >/dev/null || export JAVA_HOME=$1
  local started shown="" line
  started=$(date +%s)
  touch "$stamp.next"
  : >"$log" # Maven may not have made it yet when it is read first
  mvn -B -ntp -T1C -Dmaven.test.skip=true -Dspotless.check.skip=true -pl "local,$(IFS=,; echo "${programs[*]}")" -am package >"$log" 2>&1 &
  maven=$!
  trap 'kill "$maven" 2>/dev/null || true; wait "$maven" || true; exit 130' INT TERM
  local told=$started
  while kill -0 "$maven" 2>/dev/null; do
    line=$(sed -n 's/^\[INFO\] Building \([a-z0-9-]*\) [^ ]* *\(\[[0-9/]*\]\)$/\1 \2/p' "$log" | tail -n 1)
    if [[ "$line" != "$shown" || $(($(date +%s) - told)) -ge 10 ]]; then
      shown=$line told=$(date +%s)
      say "building ${line:-} ($((told - started)) s)"
    fi
    sleep 0.5
  done
  wait "$maven" || stop "the build failed; its output is in $PWD/$log: $(grep -m 1 '^\[ERROR\]' "$log" || true)"
  trap - INT TERM
  mv "$stamp.next" "$stamp"
}

jdk=$(find_jdk) || stop "no JDK 21 or later is installed: install one, or set JAVA_HOME to it"
is_built || build "$jdk"

if [[ "${1:-}" == verify-ledger ]]; then
  export DATABASE_URL=${DATABASE_URL:-jdbc:postgresql://localhost:${WONFLOW_DATABASE_PORT:-5433}/wonflow}
  if [[ -z "${DATABASE_WORKER_PASSWORD:-}" && -r .local/secrets.properties ]]; then
    DATABASE_WORKER_PASSWORD=$(sed -n 's/^DATABASE_WORKER_PASSWORD=//p' .local/secrets.properties)
    export DATABASE_WORKER_PASSWORD
  fi
  exec "$jdk/bin/java" -jar "$(find worker/target -maxdepth 1 -name 'worker-*-exec.jar' | head -n 1)" "$@"
fi

if [[ "${1:-}" == benchmark ]]; then
  shift
  exec "$jdk/bin/java" -Xms768m -Xmx768m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    -jar "$(find benchmark/target -maxdepth 1 -name 'benchmark-*-exec.jar' | head -n 1)" "$@"
fi

# A build may replace the jar while this runs, and the launcher is needed whole to stop everything.
mkdir -p .local
cp "$(launcher_jar)" ".local/launcher.$$"
mv -f ".local/launcher.$$" .local/launcher.jar
exec "$jdk/bin/java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
  -cp ".local/launcher.jar:local/target/lib/*" dev.wonflow.local.Launcher "$@"
