import type { Output } from '../../shared/contract/contract.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';

export type TodayItem = Output<'today.list'>['groups'][number]['items'][number];

export interface TodaySource {
  key: string;
  title: string;
  /** The most pressing first; nothing for a person who can't act on it. */
  items(archive: ReadableArchive, context: Context): TodayItem[];
}
