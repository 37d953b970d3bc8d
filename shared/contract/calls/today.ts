import { z } from 'zod';
import { type Call, reads } from '../call.ts';
import { businessDate, formKey, isoWeek, none } from '../shapes.ts';

/** Where an item is attended to. */
const place = z.discriminatedUnion('page', [
  z.object({ page: z.literal('document'), form: formKey, id: z.string().exactOptional() }),
  z.object({ page: z.literal('list'), form: formKey }),
  z.object({ page: z.literal('week'), week: isoWeek }),
  z.object({ page: z.literal('backup') }),
]);

/** What waits for the person who is signed in. */
export const todayCalls = {
  'today.list': reads(
    'signedIn',
    none,
    z.object({
      date: businessDate,
      groups: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          items: z.array(
            z.object({
              text: z.string(),
              /** How long it waits, or what is to be done. */
              note: z.string().exactOptional(),
              /** Late, or about to be. */
              urgent: z.boolean(),
              to: place,
            }),
          ),
          /** Of these only the first are in `items`. */
          total: z.int(),
        }),
      ),
    }),
  ),
} satisfies Record<string, Call>;
