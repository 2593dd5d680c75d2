# Everything a developer does here, by name: `make help`.
.DEFAULT_GOAL := help
.PHONY: help run stop reset token jobs seed test t prove-reads prove-events prove-redis-away prove-reprovisioning bench-events bench-secrets bench-pools prove-races prove-crashes prove-removals \
    prove-deletion prove-canaries prove-return prove-recovery prove-rotation prove-keycloak check chart cluster test-cluster format docs where new-component build images bench clean

STACK := development/stack/target/dist/bin/stack
built = [ -x $(STACK) ] || { echo 'Nothing is built here yet: make run.' >&2; exit 1; }
# The login name stands in the environment as USER too; only one given to make itself is meant.
ifeq ($(origin USER),command line)
who := $(USER)
else
who := ada
endif

##@ Run it

run: ## Start the servers and the three services; Ctrl-C stops them; CLUSTER=real for a real Kubernetes
	@[ "$(CLUSTER)" != real ] || build/cluster
	@build/package
	@build/train-aot || echo "Going on without the AOT cache: the services start more slowly."
	@CLUSTER="$(CLUSTER)" $(STACK) run || [ $$? -eq 143 ] # so it ends after make stop

stop: ## Stop what `make run` started in another terminal
	@$(built); $(STACK) stop

reset: ## Throw away all local data (refuses while it is running)
	@$(built); $(STACK) reset

token: ## Print an access token: make -s token USER=ada
	@$(built); $(STACK) token $(who)

jobs: ## Run background jobs now, on the running stack: make jobs ARGS="jobs list"
	@$(built); $(STACK) jobs $(ARGS)

seed: ## Fill the running stack: make seed PROJECTS=1000 USERS=200 GROUPS=50 SEED=1
	@build/seed $(foreach each,PROJECTS USERS GROUPS SEED,$(if $($(each)),--$(each)=$($(each))))

##@ Test it

test: ## Build, then run all tests against real servers
	@build/test

t: ## Run the tests of one brick: make t b=users/impl
	@build/test "$(b)"

prove-reads: ## Index and SpiceDB show the same, on GRAPHS random graphs: make prove-reads GRAPHS=100000
	@build/prove-reads "$(GRAPHS)" "$(SEED)"

prove-events: ## No event is lost or out of order: make prove-events changes=100000 kills=50 restarts=5
	@build/prove-events "$(changes)" "$(kills)" "$(restarts)"

prove-redis-away: ## Nobody notices that Redis is away: make prove-redis-away SECONDS=120
	@build/prove testing/programs RedisAwayIT "$(or $(SECONDS),120)"

prove-reprovisioning: ## All is announced again, killed meanwhile: make prove-reprovisioning PROJECTS=100000
	@build/prove testing/programs ReprovisioningCrashIT "$(or $(PROJECTS),100000)"

prove-races: ## Of many who want one thing one gets it: make prove-races ROUNDS=200
	@build/prove bases/data_api RacesApiIT "$(or $(ROUNDS),200)"

prove-crashes: ## kill -9 at every step of every change: make prove-crashes ROUNDS=1
	@build/prove testing/programs CrashesIT "$(or $(ROUNDS),1)"

prove-removals: ## Who lost a right is refused at once: make prove-removals TIMES=10000
	@build/prove bases/data_api RemovalsApiIT "$(or $(TIMES),10000)"

prove-deletion: ## A group goes with all that is in it: make prove-deletion PROJECTS=2000
	@build/prove bases/data_api GroupDeletionApiIT "$(or $(PROJECTS),2000)"

prove-canaries: ## No value of a secret is found anywhere: make prove-canaries VALUES=2000
	@build/prove testing/programs SecretsStaySecretIT "$(or $(VALUES),2000)"

prove-return: ## SpiceDB comes back empty and is told all: make prove-return RELATIONS=1000000
	@build/prove bases/data_api SpiceDbAwayApiIT "$(or $(RELATIONS),1000000)"

prove-recovery: ## How fast SpiceDB is told all that it forgot: make prove-recovery RELATIONS=1000000
	@build/prove components/authz/impl RecoveryIT "$(or $(RELATIONS),1000000)"

prove-rotation: ## A new key while secrets are written and programs die: make prove-rotation SECRETS=20000 WRITES=50 KILLS=5
	@build/prove testing/programs RotationCrashesIT "$(or $(SECRETS),20000)" \
	    "-Dashlar.prove.writes=$(or $(WRITES),50)" "-Dashlar.prove.kills=$(or $(KILLS),5)"

prove-keycloak: ## All people of the realm, killed meanwhile, in a small heap: make prove-keycloak USERS=10000
	@build/prove testing/programs UsersSyncIT "$(or $(USERS),10000)"

check: ## Format, static analysis, rules of the house
	@build/check

chart: ## Render the Helm chart with a Helm built here, and hold it against its rules (needs Go)
	@build/chart

cluster: ## Build the control plane of a real Kubernetes cluster, for make run CLUSTER=real (needs Go)
	@build/cluster

test-cluster: ## What speaks with Kubernetes, against a real one: that of make cluster, or KUBECONFIG=... make test-cluster
	@build/test-cluster

format: ## Lay the code out as the formatter wants it
	@build/maven -q -B spotless:apply

docs: ## Write the pages anew that are made from the code
	@build/docs

##@ Find it, add to it

where: ## Show the files of an operation: make where op=getUser
	@build/where "$(op)"

new-component: ## Begin a component: make new-component n=cat
	@build/new-component "$(n)"

##@ Build it

build: ## Package everything, tests skipped
	@build/maven -B -ntp package -Dmaven.test.skip=true

images: build ## Package and train the programs; make container images where an engine answers
	@build/images

bench: ## Measure reading, then events and secrets: make bench SIZES=1000,1000000 CLIENTS=8 SECONDS=20
	@build/bench $(foreach each,SIZES CLIENTS SECONDS WARMUP REPORT,$(if $($(each)),--$(each)=$($(each))))
	@build/bench-events "$(REPORT)"
	@build/bench-secrets --SECONDS=5

bench-secrets: ## Measure storing secrets and moving them to another key: make bench-secrets CLIENTS=8 USERS=24 SECONDS=15
	@build/bench-secrets $(foreach each,CLIENTS USERS SECONDS,$(if $($(each)),--$(each)=$($(each))))

bench-pools: ## Measure the list of resource pools with quotas: make bench-pools POOLS=500 CLIENTS=8 SECONDS=15
	@build/bench-pools $(foreach each,POOLS CLIENTS SECONDS,$(if $($(each)),--$(each)=$($(each))))

bench-events: ## Measure events: from commit to stream, draining, Redis away
	@build/bench-events

clean: ## Remove what was built; local data stays
	@build/maven -q -B clean

##@ Help

help: ## Show this list
	@awk -v colour="$$([ -t 1 ] && [ -z "$${NO_COLOR:-}" ] && echo 1)" ' \
	    BEGIN { if (colour) { bold = "\033[1m"; cyan = "\033[36m"; plain = "\033[0m" } } \
	    /^##@/ { printf "\n%s%s%s\n", bold, substr($$0, 5), plain } \
	    /^[a-z-]+:.*## / { name = $$0; sub(/:.*/, "", name); text = $$0; sub(/.*## /, "", text); \
	        printf "  %s%-14s%s %s\n", cyan, name, plain, text }' $(firstword $(MAKEFILE_LIST))
