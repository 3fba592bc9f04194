import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { inheritedEnv } from '#lib/platform/env.ts';
import { runProgram, runTool } from './run-program.ts';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const DOWNLOAD_LIMIT_MS = 3 * 60_000;
const APT_LIMIT_MS = 5 * 60_000;

export type Browser = { readonly path: string } | { readonly missing: string };

/** Some systems have a placeholder there, or a browser without its libraries: only one that answers counts. */
async function starts(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const { code } = await runProgram(path, ['--version'], { timeLimitMs: 20_000 });
  return code === 0;
}

async function firstThatStarts(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await starts(path)) return path;
  return undefined;
}

async function download(): Promise<void> {
  await runTool(
    'playwright',
    ['install', 'chromium'],
    { timeLimitMs: DOWNLOAD_LIMIT_MS },
    '@playwright/test',
  );
}

async function installWithApt(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const options = { timeLimitMs: APT_LIMIT_MS, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await runProgram('apt-get', ['update'], options);
  await runProgram('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
}

/** A Chromium that starts: the one of the variable CHROMIUM, one that is there, or one fetched now. */
export async function findChromium(say: (line: string) => void): Promise<Browser> {
  const named = inheritedEnv().CHROMIUM;
  if (named) {
    const missing = `CHROMIUM is ${named}, which does not start: name another one, or unset it.`;
    return (await starts(named)) ? { path: named } : { missing };
  }
  const places = [chromium.executablePath(), ...INSTALLED];
  const there = await firstThatStarts(places);
  if (there) return { path: there };
  for (const [how, fetch] of [
    ["Playwright's own", download],
    ['the one of this system, by apt-get', installWithApt],
  ] as const) {
    say(`  no Chromium found: trying ${how} …`);
    await fetch();
    const path = await firstThatStarts(places);
    if (path) return { path };
  }
  return {
    missing:
      'The browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to its path.',
  };
}
