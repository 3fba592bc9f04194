import { commonEnv } from '#lib/platform/env.ts';
import { checkHealth } from '#lib/use-cases/check-health.ts';

export const dynamic = 'force-dynamic';

/** For load balancers and people: 200 when all parts are well, else 503 naming the part. */
export async function GET(): Promise<Response> {
  const { database, worker } = await checkHealth();
  const isWell = database === 'ok' && worker === 'ok';
  return Response.json(
    { status: isWell ? 'ok' : 'unhealthy', database, worker, version: commonEnv().AFFILIA_VERSION },
    { status: isWell ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
