import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const redisServerInstalled = spawnSync('redis-server', ['--version']).status === 0;

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A Redis server of our own, which a test may stop, freeze and start again with its data. */
export async function createRedisServer() {
  const folder = await mkdtemp(join(tmpdir(), 'iljari-redis-'));
  const port = await findFreePort();

  function launch() {
    const options = [
      '--port',
      String(port),
      '--dir',
      folder,
      '--appendonly',
      'yes',
      '--appendfsync',
      'always',
    ];
    return spawn('redis-server', options, { stdio: 'ignore' });
  }

  let server = launch();
  const stop = async () => {
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => server.kill('SIGSTOP'),
    stop,
    restart() {
      server = launch();
    },
    async remove() {
      if (server.exitCode === null && server.signalCode === null) await stop();
      await rm(folder, { recursive: true });
    },
  };
}
