#!/usr/bin/env bash
# How fast wonflow is on this machine, and against what: ./benchmark.sh --help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if [[ " $* " == *" --help "* || " $* " == *" -h "* ]]; then
  cat <<'HELP'
./benchmark.sh              measures everything in at most 35 minutes; results go to docs/performance/
./benchmark.sh --growth     with empty books, then with 10,000,000 made-up entries (some 16 GB, up to an hour)
  --entries=N               so many instead
./benchmark.sh --overload   three times as many payments as can be done
./benchmark.sh --soak       memory of each process over an hour
  --minutes=N               so many instead
./benchmark.sh --scale-out  two workers and two api-servers beside one of each
with each of them:
  --quick                   short, for trials; results go to benchmark/target/performance/
  --rounds=N, --seconds=N   of how many rounds the medians are (3), and how long a block is (10)
  --warm=N                  for how many seconds each subject runs before (30)
  --latency=MS              how much longer Toss's confirm takes (50)
  --seed=N                  of buyers, sellers and amounts (20261121)
It starts PostgreSQL, Temporal on it, the simulator, worker and api-server on free ports, and ends them.
The first time it builds the Temporal server with Go, some minutes; TEMPORAL_ADDRESS names another one.
Nothing else should run on the machine.
HELP
  exit 0
fi
exec ./local.sh benchmark "$@"
