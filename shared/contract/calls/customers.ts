import { z } from 'zod';
import { type Call, reads } from '../call.ts';
import { businessDate, duplicate, none } from '../shapes.ts';

/** Customers: search, 待建卡, visits. */
export const customersCalls = {
  'customers.search': reads(
    'card.read',
    z.object({ text: z.string().max(100), limit: z.int().min(1).max(50) }),
    z.object({
      total: z.int(),
      hits: z.array(
        z.object({ id: z.string(), code: z.string(), name: z.string(), found: z.string().exactOptional() }),
      ),
    }),
  ),
  'customers.duplicates': reads(
    'card.read',
    z.object({
      name: z.string().max(200).exactOptional(),
      creditCode: z.string().max(40).exactOptional(),
      except: z.string().exactOptional(),
    }),
    z.array(duplicate),
  ),
  /** 待建卡 (S1): dealt with, but without a submitted card. */
  'customers.awaitingCard': reads(
    'card.read',
    none,
    z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        firstDealing: businessDate,
        days: z.int(),
        salesperson: z.string().exactOptional(),
        /** The card was made void, and there is no other. */
        voided: z.literal(true).exactOptional(),
      }),
    ),
  ),
  /** 客户拜访档案记录: the visits of one customer, newest first. */
  'customers.visits': reads(
    'card.read',
    z.object({ id: z.string() }),
    z.array(
      z.object({
        reportId: z.string(),
        date: businessDate,
        salesperson: z.string(),
        talk: z.string().exactOptional(),
        result: z.string().exactOptional(),
        orderFen: z.int(),
        receiptFen: z.int(),
      }),
    ),
  ),
} satisfies Record<string, Call>;
