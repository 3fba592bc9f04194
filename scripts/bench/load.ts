// The load generator, a process of its own on a processor of its own: reads one order from its arguments, keeps so many
// connections busy for so long, and prints how many answers came. node scripts/bench/load.ts '{"url":…}'
import { Agent, get } from 'node:http';

type Order = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
};

const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const agent = new Agent({ keepAlive: true, maxSockets: order.connections });

/** One request, read to its end; answers its status. */
const ask = (): Promise<number> =>
  new Promise((done, fail) => {
    get(order.url, { agent, headers: order.headers }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        done(answer.statusCode ?? 0);
      });
      answer.once('error', fail);
    }).once('error', fail);
  });

const began = performance.now();
const ends = began + order.seconds * 1000;
const statuses = new Map<number, number>();
await Promise.all(
  Array.from({ length: order.connections }, async () => {
    while (performance.now() < ends) {
      const status = await ask();
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  }),
);
agent.destroy();
console.log(
  JSON.stringify({ seconds: (performance.now() - began) / 1000, statuses: Object.fromEntries(statuses) }),
);
