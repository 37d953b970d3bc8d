import { describe, expect, it } from 'vitest';
import {
  addAttachment,
  findAttachment,
  linkAttachments,
  refuseMissingFiles,
} from '../../../electron/documents/attachments.ts';
import { files, rows } from '../../../shared/forms/machinery/fields.ts';
import { type Body, defineForm, type FormModule } from '../../../shared/forms/machinery/form.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import { codeOf } from '../refusal.ts';
import { reference, wholeCard } from './bodies.ts';
import { branch, submitCard } from './branch.ts';

describe('attachments', () => {
  it('are kept once by their digest and refused when too large', async () => {
    const { archive, chen } = await branch();
    const content = Buffer.from('合同扫描件');
    const file = { content, name: '合同.pdf', mediaType: 'application/pdf' };
    const added = addAttachment(archive, chen.context, file);
    expect(addAttachment(archive, chen.context, { ...file, name: '副本.pdf' }).sha256).toBe(added.sha256);
    expect(archive.prepare('SELECT count(*) FROM attachments').pluck().get()).toBe(1);
    expect(Buffer.from(findAttachment(archive, added.sha256)?.content ?? []).toString()).toBe('合同扫描件');
    const large = { ...file, content: new Uint8Array(20 * 1024 * 1024 + 1) };
    expect(await codeOf(() => addAttachment(archive, chen.context, large))).toBe('ATTACHMENT_TOO_LARGE');
  });

  it('belong to each document that refers to them, also in rows, and must be in the archive', async () => {
    const { test, archive, chen } = await branch();
    const id = submitCard(test, wholeCard(reference(chen.person)));
    const add = (name: string) =>
      addAttachment(archive, chen.context, { content: Buffer.from(name), name, mediaType: 'text/plain' });
    const [evidence, scan] = [add('证物.txt'), add('扫描.txt')];
    const form: FormModule = {
      ...formOf('customerCard'),
      description: defineForm({
        ...formOf('customerCard').description,
        sections: [
          {
            key: 'papers',
            title: '文件',
            fields: {
              evidence: files({ label: '证物' }),
              contracts: rows({ label: '合同', fields: { scan: files({ label: '扫描件' }) } }),
            },
          },
        ],
      }),
    };
    const link = (body: Body) => () => linkAttachments(archive, form, id, body);
    const links = () =>
      archive
        .prepare('SELECT name FROM attachment_links WHERE document_id = ? ORDER BY name')
        .pluck()
        .all(id);
    link({ evidence: [evidence], contracts: [{}, { scan: [scan] }] })();
    expect(links()).toEqual(['扫描.txt', '证物.txt']);
    // An earlier revision still refers to what the new one left out.
    link({ evidence: [evidence] })();
    expect(links()).toEqual(['扫描.txt', '证物.txt']);
    for (const wrong of [{ sha256: 'f'.repeat(64) }, { size: 1 }])
      expect(
        await codeOf(() => refuseMissingFiles(archive, form, { evidence: [{ ...evidence, ...wrong }] })),
      ).toBe('ATTACHMENT_MISSING');
  });
});
