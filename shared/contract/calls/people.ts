import { z } from 'zod';
import { roleKeys } from '../../rights/roles.ts';
import { type Call, reads, writes } from '../call.ts';
import { businessDate, none, nothing, person } from '../shapes.ts';

/** People and their absences. */
export const peopleCalls = {
  'people.list': reads('people.read', none, z.array(person)),
  'people.add': writes(
    'people.write',
    z.object({
      name: z.string().min(1).max(40),
      login: z.string().min(2).max(40),
      role: z.enum(roleKeys),
      password: z.string().max(200).exactOptional(),
      joined: businessDate.exactOptional(),
    }),
    person,
  ),
  'people.change': writes(
    'people.write',
    z.object({
      id: z.string(),
      name: z.string().min(1).max(40),
      role: z.enum(roleKeys),
      joined: businessDate.exactOptional(),
      left: businessDate.exactOptional(),
      active: z.boolean(),
    }),
    person,
  ),
  /** For who forgot his, by two people with their own passwords. */
  'people.resetPassword': writes(
    'people.write',
    z.object({
      id: z.string(),
      password: z.string().max(200),
      own: z.string().min(1).max(200),
      second: z.object({ login: z.string().min(1).max(40), password: z.string().min(1).max(200) }),
    }),
    nothing,
  ),
  'people.changeOwnPassword': writes(
    'signedIn',
    z.object({ old: z.string().max(200), password: z.string().max(200) }),
    nothing,
  ),
  'absences.list': reads(
    'week.read',
    z.object({ from: businessDate, to: businessDate }),
    z.array(
      z.object({
        id: z.string(),
        personId: z.string(),
        name: z.string(),
        from: businessDate,
        to: businessDate,
        kind: z.string(),
        note: z.string().exactOptional(),
      }),
    ),
  ),
  'absences.add': writes(
    'absence.write',
    z.object({
      personId: z.string(),
      from: businessDate,
      to: businessDate,
      kind: z.string().min(1).max(20),
      note: z.string().max(200).exactOptional(),
    }),
    z.object({ id: z.string() }),
  ),
  'absences.remove': writes('absence.write', z.object({ id: z.string() }), nothing),
} satisfies Record<string, Call>;
