import { z } from 'zod';
import { firstRoles } from '../../rights/roles.ts';
import { type Call, reads, writes } from '../call.ts';
import { none, nothing } from '../shapes.ts';

/** Opening the archive and the first run. */
export const archiveCalls = {
  'archive.state': reads(
    'anyone',
    none,
    z.object({
      /** `missing`: the wizard; `codeNeeded`: ask for the recovery code; `open`; `failed`: say why. */
      state: z.enum(['missing', 'codeNeeded', 'open', 'failed']),
      folder: z.string(),
      branch: z.object({ code: z.string(), name: z.string() }).exactOptional(),
      failure: z.object({ code: z.string(), message: z.string() }).exactOptional(),
      version: z.string(),
      /** To be said on the screen of signing in: the archive was restored. */
      notice: z.string().exactOptional(),
    }),
  ),
  'archive.create': writes(
    'anyone',
    z.object({
      branch: z.object({
        code: z.string().regex(/^[A-Z]{2,6}$/, '分公司代码为 2 至 6 个大写字母'),
        name: z.string().min(1).max(60),
      }),
      administrator: z.object({
        name: z.string().min(1).max(40),
        login: z.string().min(2).max(40),
        role: z.enum(firstRoles),
        password: z.string().min(8).max(200),
      }),
      hq: z.object({ recipient: z.string().max(200), signer: z.string().max(400) }),
    }),
    z.object({ recoveryCode: z.string(), signer: z.string(), recipient: z.string() }),
  ),
  /** The first run goes on only when the code was typed back. */
  'archive.confirmCode': writes('anyone', z.object({ code: z.string().max(200) }), nothing),
  /** Saves the printable sheet of the recovery code where the user says; `false` when he cancels. */
  'archive.saveCodeSheet': writes('anyone', z.object({ code: z.string().max(200) }), z.boolean()),
  'archive.open': writes('anyone', z.object({ code: z.string().max(200) }), nothing),
} satisfies Record<string, Call>;
