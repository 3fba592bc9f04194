import { z } from 'zod';

/** The points of a curve as they are stored. */
export const storedPoints = z.array(
  z.object({ day: z.number(), atRisk: z.number(), finished: z.number(), waiting: z.number() }),
);
