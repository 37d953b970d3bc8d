import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type HqKeys, makeHqKeys } from '../electron/weeklyFile/hqKeys.ts';
import { publicKeyLine } from '../electron/weeklyFile/sshKeys.ts';
import type { StoredFile, WeekContents, WeekDocument } from '../electron/weeklyFile/weekContents.ts';
import { canonicalJson } from '../shared/canonical/canonicalJson.ts';
import { addDays } from '../shared/rules/calendar/businessDate.ts';
import { mondayOf } from '../shared/rules/calendar/isoWeek.ts';
import { safeName } from '../shared/weeklyFile/entryPath.ts';

/**
 * A week's contents made up without an archive, the same for the same arguments. The sheets are not real PDFs: only
 * their bytes matter here.
 */
export function sampleWeek(size: { staff: number; visits: number } = { staff: 3, visits: 2 }): WeekContents {
  const week = '2026-W47';
  const people = Array.from({ length: size.staff }, (_, index) => `业务员${index + 1}`);
  const days = [0, 1, 2, 3, 4, 5].map((day) => addDays(mondayOf(week), day));
  const reports = people.flatMap((person, index) =>
    days.map((date, day) => sampleReport(index * days.length + day, person, date, size.visits)),
  );
  return {
    branch: { code: 'SH', name: '上海分公司' },
    week,
    sequence: 1,
    previous: null,
    sealed: { at: '2026-11-23T17:05:00+08:00', by: '王经理' },
    forms: [
      {
        form: 'visitReport',
        title: '业务员拜访日报表',
        edition: 1,
        description: { fields: ['日期', '业务员'] },
      },
      { form: 'customerCard', title: '客户资料卡', edition: 1, description: { fields: ['客户全称'] } },
    ],
    documents: reports,
    sheets: reports.map((report) => ({
      ...sampleFile(safeName(`日报-${report.number}-${report.title}`, '.pdf'), `%PDF-1.7 ${report.digest}\n`),
      documentId: report.id,
      revision: report.revision,
    })),
    attachments: [
      {
        ...sampleFile('0001.jpg', 'JPEG'),
        documentId: reports[0]?.id ?? '',
        originalName: '投诉:照片?.jpg',
      },
    ],
    gaps: [
      {
        personId: '019a0000-0000-7000-8000-0000000000ff',
        personName: '李四',
        form: 'visitReport',
        date: days[1] ?? '',
        state: 'missing',
        reason: '事假，未及补填',
      },
    ],
    signatures: [],
    signers: [],
    drawings: [],
    mismatches: [],
    openPoints: [{ code: 'cardMissing:SH-000012', text: '客户“=永昌\n五金”待建卡 6 天', reason: '下周补建' }],
    summary: [
      {
        name: '日报汇总',
        columns: [
          { title: '编号', kind: 'text', width: 22 },
          { title: '日期', kind: 'date', width: 12 },
          { title: '业务员', kind: 'text', width: 12 },
          { title: '订货', kind: 'money', width: 14 },
          { title: '达成率', kind: 'percent', width: 10 },
          { title: '家数', kind: 'integer', width: 8 },
        ],
        rows: reports.map((report, index) => [
          `31010119${String(index).padStart(12, '0')}`,
          report.businessDate,
          index === 0 ? '=HYPERLINK("http://evil")' : report.title,
          123456 + index,
          index === 0 ? undefined : 9950,
          size.visits,
        ]),
      },
      { name: '拜访明细', columns: [{ title: '客户', kind: 'text', width: 30 }], rows: [['永昌五金']] },
      { name: '客户卡变更', columns: [{ title: '客户', kind: 'text', width: 30 }], rows: [] },
    ],
  };
}

function sampleReport(index: number, person: string, date: string, visits: number): WeekDocument {
  const id = `019a0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
  const body = {
    date,
    person,
    visits: Array.from({ length: visits }, (_, visit) => ({
      customer: `第 ${visit + 1} 家客户有限公司`,
      arrival: '09:00',
      departure: '09:40',
      talk: '了解库存与陈列情况，介绍新产品，客户希望下周再谈价格。'.repeat(4),
      orderFen: 100_000 + visit,
    })),
  };
  const digest = createHash('sha256').update(canonicalJson(body)).digest('hex');
  return {
    id,
    form: 'visitReport',
    edition: 1,
    number: `RB-${String(index + 1).padStart(6, '0')}`,
    title: `${person} ${date}`,
    state: 'submitted',
    revision: 2,
    businessDate: date,
    body,
    digest,
    revisions: [
      { revision: 2, digest, previous: digest, at: `${date}T18:00:00+08:00`, by: person },
      { revision: 1, digest, at: `${date}T17:00:00+08:00`, by: person },
    ],
  };
}

function sampleFile(name: string, text: string): StoredFile {
  const bytes = Buffer.from(text);
  return {
    name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    read: () => bytes,
  };
}

export interface SampleKeys {
  signingKey: KeyObject;
  signer: string;
  hqRecipient: string;
  /** The text of the head office's allowed_signers file. */
  allowedSigners: string;
  hq: HqKeys;
}

export async function sampleKeys(branch = 'SH'): Promise<SampleKeys> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signer = publicKeyLine(privateKey);
  const hq = await makeHqKeys();
  return {
    signingKey: privateKey,
    signer,
    hqRecipient: hq.recipient,
    allowedSigners: `# 分公司公钥\n${branch} namespaces="kedang-week" ${signer} ${branch}@example\n`,
    hq,
  };
}
