import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Asker, choosePlace } from '../../../electron/backup/register.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { newArchive, type TestArchive, temporaryFolder } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard } from '../documents/bodies.ts';

export interface Office extends TestArchive {
  asker: Asker;
  local: string;
  /** Saves the card of one more customer; gives its id. */
  addCard(name: string): string;
  /** Chooses a second place and gives it. */
  plugIn(): string;
}

/** A branch with one salesperson and a few cards. */
export async function office(cards = 3): Promise<Office> {
  const test = await newArchive();
  const { person } = actingAs(test, { name: '陈立', role: 'salesperson' });
  const { creditCode: _, ...card } = wholeCard(reference(person));
  const addCard = (fullName: string) =>
    saveDocument(test.archive.writable, test.context, {
      form: 'customerCard',
      baseRevision: 0,
      body: { ...card, fullName },
      as: 'submitted',
    }).id;
  for (let number = 1; number <= cards; number += 1) addCard(`苏州第${number}建材有限公司`);
  return {
    ...test,
    asker: test.context,
    local: join(test.home, 'backups'),
    addCard,
    plugIn() {
      const stick = temporaryFolder();
      choosePlace({ home: test.home, writable: test.archive.writable }, test.context, stick);
      return stick;
    },
  };
}

export const drawOut = (stick: string): void => rmSync(stick, { recursive: true });
