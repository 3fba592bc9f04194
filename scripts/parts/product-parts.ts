import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RoleUrls } from '../database/roles.ts';
import type { Build } from './build.ts';
import { startNode, untilReady } from './node-part.ts';
import type { Secrets } from './secrets.ts';
import type { Part } from './supervisor.ts';
import type { UpPlan } from './up-plan.ts';

const READY_MS = 30_000;
const ROOT = join(import.meta.dirname, '../..');

const answers = (url: string) => async (): Promise<boolean> =>
  (await fetch(url, { redirect: 'manual' })).status < 500;

export type ProductParts = {
  readonly mailbox: Part;
  readonly worker: Part;
  readonly web: Part;
  /** What a worker of this installation needs; `npm run sweep` starts one with it. */
  readonly workerEnv: Readonly<Record<string, string>>;
};

/** The processes of the product on top of a prepared database. */
export function productParts(plan: UpPlan, secrets: Secrets, urls: RoleUrls, build: Build): ProductParts {
  const { env, dataDir } = plan;
  const logFile = (name: string) => join(dataDir, 'logs', `${name}.log`);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const common = {
    AFFILIA_ENV: env.AFFILIA_ENV,
    AFFILIA_URL: plan.url,
    AFFILIA_VERSION: version,
    ...(env.AFFILIA_NOW && { AFFILIA_NOW: env.AFFILIA_NOW, AFFILIA_NOW_SINCE: String(plan.startedAt) }),
  };
  const workerEnv = {
    ...common,
    DATABASE_WORKER_URL: urls.worker,
    SMTP_URL: plan.smtpUrl,
    NEXTAUTH_SECRET: secrets.sessionSecret,
  };
  return {
    workerEnv,
    mailbox: {
      name: 'The mailbox',
      stopSignal: 'SIGTERM',
      start: () => {
        const args = [
          join(ROOT, 'scripts/parts/mailbox.ts'),
          String(env.SMTP_PORT),
          String(env.MAILBOX_PORT),
          join(dataDir, 'mail'),
        ];
        const child = startNode({ args, cwd: ROOT, env: {}, logFile: logFile('mailbox') });
        return untilReady(
          'The mailbox',
          child,
          answers(`http://127.0.0.1:${String(env.MAILBOX_PORT)}/api/healthz`),
          READY_MS,
        );
      },
    },
    worker: {
      name: 'The worker',
      stopSignal: 'SIGTERM',
      start: () => {
        const args = [join(build.folder, 'worker.mjs')];
        return Promise.resolve(
          startNode({ args, cwd: build.folder, env: workerEnv, logFile: logFile('worker') }),
        );
      },
    },
    web: {
      name: 'The web server',
      stopSignal: 'SIGTERM',
      start: () => {
        const child = startNode({
          args: [join(build.folder, 'server.js')],
          cwd: build.folder,
          logFile: logFile('web'),
          env: {
            ...common,
            PORT: String(env.PORT),
            HOSTNAME: '127.0.0.1',
            DATABASE_WEB_URL: urls.web,
            NEXTAUTH_SECRET: secrets.sessionSecret,
          },
        });
        const isHealthy = async () => (await fetch(`http://127.0.0.1:${String(env.PORT)}/api/health`)).ok;
        return untilReady('The web server', child, isHealthy, READY_MS);
      },
    },
  };
}
