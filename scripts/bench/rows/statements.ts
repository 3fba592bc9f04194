import { counted, type BenchRow } from '../bench-row.ts';
import { addresses } from '../addresses.ts';
import { askInTurn } from '../requests.ts';
import { SEED_NAMES, visitOffice, visitStudent, type BenchWorld } from '../world.ts';

/** Views of each page: every one must send the same statements. */
const VIEWS = 5;

/** The session's look-up and the actor's set_config: the price of being somebody. */
const ACTOR = /session_by_token|set_config/;

async function statementsOf(world: BenchWorld, path: string, headers: Readonly<Record<string, string>>) {
  return world.logged(async (base) => {
    await askInTurn(base + path, headers, 2);
    const before = world.statements().length;
    await askInTurn(base + path, headers, VIEWS);
    const sent = world.statements().slice(before);
    return {
      data: sent.filter((one) => !ACTOR.test(one)).length / VIEWS,
      actor: sent.filter((one) => ACTOR.test(one)).length / VIEWS,
    };
  });
}

export const STATEMENT_ROWS: readonly BenchRow[] = (['student', 'documents', 'staff', 'case'] as const).map(
  (page) => ({
    id: `7 ${page}`,
    what: `data statements of a view: ${page}`,
    goal: { atMost: 3 },
    floor: 'count; beside them one look-up of the session and one set_config',
    measure: async (world) => {
      const { small } = world;
      const student = await visitStudent(small, SEED_NAMES.tenThousand);
      const office = await visitOffice(small, SEED_NAMES.tenThousand);
      const { rows } = await small.admin.query<{ id: string }>(
        'SELECT "id" FROM "Case" WHERE "studentUserId" = $1',
        [student.userId],
      );
      const path = {
        student: addresses.case,
        documents: addresses.documents,
        staff: addresses.cohort(office.cohortId),
        case: addresses.staffCase(rows[0]?.id ?? ''),
      }[page];
      const isStudents = page === 'student' || page === 'documents';
      const { data, actor } = await statementsOf(world, path, (isStudents ? student : office).headers);
      return counted(data, `${String(data)} and ${String(actor)} for the actor`);
    },
  }),
);
