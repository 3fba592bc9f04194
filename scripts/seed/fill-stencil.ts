import { entryHash } from '#lib/platform/chain.ts';
import { sortName } from '#lib/data/sort-name.ts';
import { NATIONS } from '#prisma/seed/nations.ts';
import type { Random } from '#prisma/seed/random.ts';
import { studentNumber } from '#prisma/seed/student-profile.ts';
import { copyLine, copyText } from './copy-text.ts';
import { drawId } from './draw-id.ts';
import type { SeedTable } from './seed-table.ts';
import type { EventStencil, Stencil, StencilActor } from './stencil.ts';

/** Where a case belongs. */
export type Place = {
  readonly institutionId: string;
  readonly slug: string;
  readonly cohortId: string;
  readonly year: number;
  readonly office: readonly string[];
  /** Number of the student in the institution. */
  readonly serial: number;
};

/** Cases of one stencil lie up to so many minutes apart, so that no two histories are the same. */
const LONGEST_SHIFT_MINUTES = 90;

function actorOf(actor: StencilActor, studentId: string, office: readonly string[]): string | null {
  if (actor === 'worker') return null;
  return actor === 'student' ? studentId : (office[actor.office] ?? studentId);
}

function payloadOf({ payload, paper }: EventStencil, papers: readonly string[]): string {
  const [before, after] = payload;
  return after === undefined || paper === null ? before : `${before}${papers[paper] ?? ''}${after}`;
}

/** The rows of one case, each with the table it goes into. */
export function fillStencil(
  stencil: Stencil,
  place: Place,
  random: Random,
  put: (table: SeedTable, line: string) => void,
): void {
  const { institutionId, slug, cohortId, year, office, serial } = place;
  const { profile, openedAt } = stencil;
  const shift = random.int(0, LONGEST_SHIFT_MINUTES) * 60_000;
  const caseId = drawId(random, openedAt);
  const studentId = drawId(random, openedAt);
  const papers = stencil.papers.map(() => drawId(random, openedAt));
  const nation = NATIONS.find((one) => one.code === profile.nationality);
  const givenName = nation ? random.pick(nation.given) : profile.givenName;
  const familyName = nation ? random.pick(nation.family) : profile.familyName;

  put('User', copyLine([studentId, `student-${String(serial)}@${slug}.example`, profile.locale, openedAt]));
  put('Membership', copyLine([institutionId, studentId, 'student', openedAt]));
  const number = studentNumber('S', year, serial);
  put(
    'Person',
    copyLine([
      institutionId,
      studentId,
      givenName,
      familyName,
      false,
      number,
      profile.nationality,
      profile.programme,
    ]),
  );

  let previousHash = '';
  stencil.events.forEach((event, index) => {
    const seq = index + 1;
    const at = new Date(event.at.getTime() + shift);
    const actorUserId = actorOf(event.actor, studentId, office);
    const payload = payloadOf(event, papers);
    const { kind, role: actorRole, source } = event;
    const micros = `${String(at.getTime())}000`;
    const hash = entryHash({
      institutionId,
      caseId,
      seq,
      micros,
      kind,
      actorUserId,
      actorRole,
      source,
      payload,
      previousHash,
    });
    put(
      'CaseEvent',
      `${institutionId}\t${caseId}\t${String(seq)}\t${studentId}\t${at.toISOString()}\t${kind}\t${copyText(actorUserId)}\t${actorRole}\t${copyText(source)}\t${copyText(payload)}\t${previousHash}\t${hash}\n`,
    );
    previousHash = hash;
  });

  const names = [sortName(familyName, givenName), givenName, familyName].map(copyText).join('\t');
  const count = String(stencil.events.length);
  put(
    'Case',
    `${institutionId}\t${caseId}\t${cohortId}\t${studentId}\t${names}\t${count}\t${previousHash}\t${stencil.columns}\n`,
  );
  stencil.papers.forEach((columns, index) => {
    put('Document', `${institutionId}\t${papers[index] ?? ''}\t${caseId}\t${studentId}\t${columns}\n`);
  });
  for (const { kind, paper, columns } of stencil.reminders) {
    const subject = paper === null ? '-' : (papers[paper] ?? '-');
    const id = drawId(random, openedAt);
    put(
      'ReminderLedger',
      `${institutionId}\t${id}\t${caseId}\t${studentId}\t${kind}\t${subject}\t${columns}\n`,
    );
  }
}
