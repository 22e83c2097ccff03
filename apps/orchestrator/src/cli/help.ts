/** What `--help` prints. */
export const help = `leister-orchestrator COMMAND [OPTIONS]

A server of the Orchestrator's API v1, in front of any cloud.

Commands:
  serve                   Serve until SIGINT or SIGTERM; requests under way are answered first
  check-config            Say what is wrong with a configuration, or which clouds it has
  users list              List who may log in
  users add NAME          Add a user; with --inactive one who may not log in yet
  users password NAME     Give a user another password; the tokens so far end
  users activate NAME     Let a user log in
  users deactivate NAME   Let a user log in no longer; tokens do not count meanwhile
  users remove NAME       Remove a user

Options:
  -c, --config FILE       The configuration, YAML or JSON. Without it the server has two clouds in memory,
                          default and fake_driver
      --host ADDRESS      Of serve: where to listen, in place of the configuration's (127.0.0.1)
      --port N            Of serve: the port, in place of the configuration's (5050)
      --password-stdin    Of users add and users password: read the password from standard input
      --inactive          Of users add
  -h, --help
  -V, --version

Exit codes: 0 done, 1 failed, 2 wrong usage or configuration.
`;
