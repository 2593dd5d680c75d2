package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/embed"
)

const (
	startPatience = 50 * time.Second
	logLevel      = "warn"
)

// It listens in the folder where it is started, on sockets and on no port: whoever reaches etcd may read every Secret, so
// the folder's mode says who does. Names are relative, since the path of a socket must be short.
var (
	clientSocket = url.URL{Scheme: "unix", Host: "etcd.sock"}
	peerSocket   = url.URL{Scheme: "unix", Host: "etcd-peer.sock"}
)

func newEtcdCommand() *cobra.Command {
	var folder string
	var durable bool
	command := &cobra.Command{
		Use:   "etcd --data-dir FOLDER",
		Short: "One etcd by itself, on the socket etcd.sock in the folder where it is started.",
		Args:  cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			command.SilenceUsage = true
			ended, forget := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer forget()
			return serve(ended, etcdConfig(folder, durable))
		},
	}
	command.Flags().StringVar(&folder, "data-dir", "", "where it keeps its data; made where it is missing")
	command.Flags().BoolVar(&durable, "durable", true, "whether what was written outlives a power cut")
	if err := command.MarkFlagRequired("data-dir"); err != nil {
		panic(err)
	}
	return command
}

func etcdConfig(folder string, durable bool) *embed.Config {
	config := embed.NewConfig()
	config.Dir = folder
	config.ListenClientUrls = []url.URL{clientSocket}
	config.AdvertiseClientUrls = []url.URL{clientSocket}
	config.ListenPeerUrls = []url.URL{peerSocket}
	config.AdvertisePeerUrls = []url.URL{peerSocket}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	config.UnsafeNoFsync = !durable
	config.LogLevel = logLevel
	// Kubernetes thins the history out itself.
	config.AutoCompactionRetention = "0"
	return config
}

// serve returns once that is asked for or etcd cannot go on.
func serve(ended context.Context, config *embed.Config) error {
	if err := os.MkdirAll(config.Dir, 0o700); err != nil {
		return fmt.Errorf("the data folder of etcd cannot be made: %w", err)
	}
	server, err := embed.StartEtcd(config)
	if err != nil {
		return fmt.Errorf("etcd cannot start in %s: %w", config.Dir, err)
	}
	defer server.Close()
	select {
	case <-server.Server.ReadyNotify():
		fmt.Println("etcd is ready")
	case <-ended.Done():
		return nil
	case <-time.After(startPatience):
		return errors.New("etcd was not ready in time")
	}
	select {
	case err := <-server.Err():
		return fmt.Errorf("etcd cannot go on: %w", err)
	case <-ended.Done():
		return nil
	}
}
