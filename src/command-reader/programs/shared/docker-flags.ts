/** Options of `docker run` that take a value, and podman's: https://docs.docker.com/reference/cli/docker/container/run/ */
export const dockerRunFlags: readonly string[] = `
-a -c -e -h -l -m -p -u -v -w
--add-host --annotation --arch --attach --authfile --blkio-weight --blkio-weight-device --cap-add --cap-drop
--cgroup-conf --cgroup-parent --cgroupns --cidfile --conmon-pidfile --cpu-count --cpu-percent --cpu-period --cpu-quota
--cpu-rt-period --cpu-rt-runtime --cpu-shares --cpus --cpuset-cpus --cpuset-mems --creds --decryption-key
--detach-keys --device --device-cgroup-rule --device-read-bps --device-read-iops --device-write-bps
--device-write-iops --dns --dns-opt --dns-option --dns-search --domainname --entrypoint --env --env-file --env-merge
--expose --gidmap --gpus --group-add --group-entry --health-cmd --health-interval --health-on-failure
--health-retries --health-start-interval --health-start-period --health-timeout --hostname --hostuser --image-volume
--init-path --io-maxbandwidth --io-maxiops --ip --ip6 --ipc --isolation --kernel-memory --label --label-file --link
--link-local-ip --log-driver --log-opt --mac-address --memory --memory-reservation --memory-swap
--memory-swappiness --mount --name --net --net-alias --network --network-alias --oom-score-adj --os --passwd-entry
--personality --pid --pidfile --pids-limit --platform --pod --pod-id-file --preserve-fds --publish --pull
--requires --restart --runtime --sdnotify --seccomp-policy --secret --security-opt --shm-size --stop-signal
--stop-timeout --storage-opt --subgidname --subuidname --sysctl --systemd --timeout --tmpfs --tz --uidmap --ulimit
--umask --unsetenv --user --userns --uts --variant --volume --volume-driver --volumes-from --workdir
`
  .trim()
  .split(/\s+/);
