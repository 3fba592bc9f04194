import { openDatabase, setDatabase } from '#lib/platform/db.ts';
import { verifyHistory } from '#lib/use-cases/verify-history.ts';

export type HistoryQuestion = {
  readonly databaseUrl: string;
  readonly secret: string | null;
  readonly sample: number | undefined;
  readonly say: (line: string) => void;
};

/** Checks the history and says what was checked and what is wrong, by ids alone; true when nothing is. */
export async function reportHistory({ databaseUrl, secret, sample, say }: HistoryQuestion): Promise<boolean> {
  const db = setDatabase(openDatabase(databaseUrl, 2));
  try {
    const report = await verifyHistory({
      secret,
      sample,
      onFault: ({ institutionId, caseId, kind, seq }) => {
        const where = seq === null ? '' : `, entry ${String(seq)}`;
        say(`${kind}: institution ${institutionId}, case ${caseId}${where}`);
      },
    });
    const { cases, entries, anchors, faults } = report;
    say(
      `${String(cases)} cases, ${String(entries)} entries, ${String(anchors)} anchors checked: ${String(faults)} faults.`,
    );
    if (secret === null) {
      say('NEXTAUTH_SECRET is missing: whether the anchors were forged was not checked.');
    }
    return faults === 0;
  } finally {
    await db.$disconnect();
  }
}
