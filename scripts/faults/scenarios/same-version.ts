import { civil } from '#lib/domain/calendar/civil-date.ts';
import { countEdits, type CaseNow, type Edit } from '../count-edits.ts';
import type { FaultWorld } from '../fault-world.ts';
import { formWith, type PageForm } from '../page-form.ts';
import type { Resident } from '../population.ts';
import { sumOf, type Scenario, type Tally } from '../scenario.ts';
import { readPage, sendForm } from '../send-form.ts';

const EDITS = 50;
const CASES = { full: 6, quick: 2 } as const;
const PAGE = '/en/case/profile';

/** The same page opened so many times: forms that saw one version, each with a name of its own. */
async function openForms(world: FaultWorld, who: Resident): Promise<readonly PageForm[]> {
  const forms: PageForm[] = [];
  for (let index = 0; index < EDITS; index++) {
    const { answer } = await readPage(world.base, PAGE, who);
    const form = answer.kind === 'page' ? formWith(answer.html, { arrivedOn: null }) : undefined;
    if (!form) throw new Error(`the page has no form: ${answer.kind}`);
    forms.push(new Map(form).set('arrivedOn', civil('2026-01-01').add({ days: index }).toString()));
  }
  return forms;
}

async function oneCase(world: FaultWorld, who: Resident): Promise<Tally> {
  const forms = await openForms(world, who);
  const start = performance.now();
  const edits = await Promise.all(
    forms.map(async (form): Promise<Edit> => ({
      form,
      answer: (await sendForm(world.base, PAGE, who, form)).answer,
    })),
  );
  const ms = performance.now() - start;
  const client = await world.connect();
  const { rows } = await client.query<CaseNow>(
    `SELECT "version", "arrivedOn"::text AS "arrivedOn" FROM "Case" WHERE "id" = $1`,
    [who.caseId],
  );
  await client.end();
  const [now] = rows;
  if (!now) throw new Error('the case is gone');
  const conflicts = edits.filter(({ answer }) => answer.kind === 'conflict').length;
  const saved = edits.filter(({ answer }) => answer.kind === 'saved').length;
  return {
    ...countEdits(edits, now),
    injected: EDITS,
    notes: [
      `${String(EDITS)} edits in ${(ms / 1000).toFixed(1)} s: ${String(saved)} written, ${String(conflicts)} told what is new`,
    ],
  };
}

/** One of many edits of one version is written; the others are told and keep their input. */
export const sameVersion: Scenario = {
  name: 'same-version',
  injects: '50 edits of one case at once over HTTP that all saw the same version',
  planted: {
    what: 'the version does not go on with a write',
    plant: `CREATE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN NEW."version" := OLD."version"; RETURN NEW; END';
      CREATE TRIGGER stay BEFORE UPDATE ON "Case" FOR EACH ROW EXECUTE FUNCTION stay();`,
  },
  async run(world, { isQuick }) {
    let tally: Tally = { injected: 0, lost: 0, duplicate: 0, wrong: [], notes: [] };
    for (const who of world.residents.slice(0, isQuick ? CASES.quick : CASES.full))
      tally = sumOf(tally, await oneCase(world, who));
    return tally;
  },
};
