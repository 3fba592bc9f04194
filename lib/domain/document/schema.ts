import { z } from 'zod';
import { MILESTONES } from '../case/milestone.ts';
import { DOCUMENT_STATUSES } from './document.ts';

/** The inferences of a paper as they are stored. */
export const storedInferences = z.array(
  z.object({
    by: z.enum([...MILESTONES, 'vitaleOrderedOn']),
    from: z.enum(DOCUMENT_STATUSES),
    fromOn: z.iso.date(),
  }),
);
