// Loaded into each of our Node processes: when the supervisor is gone, however it went, the process goes too.
if (process.channel) {
  process.on('disconnect', () => {
    setTimeout(() => process.exit(1), 6_000).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.channel.unref();
}
