// The control plane of a Kubernetes cluster in one program: its parts are commands.
package main

import (
	"fmt"
	"io"
	"os"
	_ "time/tzdata" // for the time zones of CronJobs

	"github.com/spf13/cobra"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
)

const (
	failed  = 1
	misused = 2
)

// A part is made when it is called: two of them in one process would both take hold of its signals.
type part struct {
	name, does string
	command    func() *cobra.Command
}

var parts = []part{
	{"etcd", "keeps the objects", newEtcdCommand},
	{"kube-apiserver", "answers for them, and says who may do what", apiserver.NewAPIServerCommand},
	{"kube-controller-manager", "does what follows from them", controllers.NewControllerManagerCommand},
}

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(arguments []string, out, complaints io.Writer) int {
	if len(arguments) == 0 {
		usage(complaints)
		return misused
	}
	switch arguments[0] {
	case "help", "-h", "--help":
		usage(out)
		return 0
	}
	for _, one := range parts {
		if one.name == arguments[0] {
			command := one.command()
			command.SetArgs(arguments[1:])
			return cli.Run(command)
		}
	}
	fmt.Fprintf(complaints, "%q is no part of a cluster.\n\n", arguments[0])
	usage(complaints)
	return misused
}

func usage(to io.Writer) {
	fmt.Fprint(to, "The control plane of a Kubernetes cluster; no node is in it, so nothing is run.\n\nUsage: cluster PART [FLAG...]\n\nParts:\n")
	for _, one := range parts {
		fmt.Fprintf(to, "  %-24s %s\n", one.name, one.does)
	}
	fmt.Fprint(to, "\n`cluster PART --help` shows its flags.\n")
}
