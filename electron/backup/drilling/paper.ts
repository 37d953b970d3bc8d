import { drillSteps } from '../../../shared/rules/backup/drill.ts';
import { sizeText } from '../../../shared/rules/backup/size.ts';
import type { DerivedPaper } from '../../sheets/derived/paper.ts';
import type { Drill } from './drilling.ts';

const time = (at: string) => at.slice(0, 16).replace('T', ' ');

/** 恢复演练记录: what a drill did and found, to sign and file. */
export function drillPaper({ at, by, record }: Drill, branch: { code: string; name: string }): DerivedPaper {
  const { backup, found, steps, sample, findings, passed } = record;
  const seconds = steps.reduce((sum, { took }) => sum + took, 0);
  return {
    title: '恢复演练记录',
    tableNumber: 'KD-91',
    branch: branch.name,
    office: `${branch.name}（${branch.code}）`,
    landscape: false,
    asOf: time(at),
    madeBy: by,
    madeAt: at,
    subject: `备份 ${backup.name}`,
    parts: [
      {
        kind: 'facts',
        title: '备份',
        facts: [
          { label: '演练时间', value: time(at), span: 2 },
          { label: '演练人', value: by, span: 2 },
          { label: '备份时间', value: backup.madeAt ? time(backup.madeAt) : '档案文件夹', span: 2 },
          { label: '大小', value: sizeText(backup.size), span: 2 },
          { label: '所在位置', value: backup.folder, span: 4 },
          { label: 'SHA-256', value: backup.sha256, span: 4 },
          {
            label: '打开方式',
            value: record.openedBy === 'code' ? '用打印保管的恢复码' : '用本机保存的密钥（没有试恢复码）',
            span: 4,
          },
        ],
      },
      {
        kind: 'facts',
        title: '结果',
        facts: [
          { label: '结论', value: passed ? '通过：备份完整，可以恢复' : '不通过', span: 2 },
          { label: '用时', value: `${(seconds / 10).toFixed(1)} 秒`, span: 2 },
          ...(found
            ? [
                { label: '单据', value: `${found.documents} 份`, span: 1 as const },
                { label: '版次', value: `${found.revisions} 个`, span: 1 as const },
                { label: '操作记录', value: `${found.auditLines} 行`, span: 1 as const },
                { label: '已封周报', value: `${found.weeks} 期`, span: 1 as const },
                { label: '备份后新增或改过', value: `${found.newer} 份`, span: 4 as const },
              ]
            : []),
        ],
      },
      {
        kind: 'table',
        title: '步骤',
        columns: [
          { label: '序', weight: 24, align: 'right' },
          { label: '步骤', weight: 320, align: 'left' },
          { label: '用时（秒）', weight: 70, align: 'right' },
          { label: '结果', weight: 60, align: 'center' },
        ],
        lines: steps.map(({ step, took }, index) => ({
          kind: 'row',
          cells: [String(index + 1), drillSteps[step], (took / 10).toFixed(1), '完成'],
        })),
        empty: '没有做到这一步',
      },
      {
        kind: 'table',
        title: '抽看（与纸单核对，相符的打勾）',
        columns: [
          { label: '表单', weight: 110, align: 'left' },
          { label: '编号', weight: 80, align: 'left' },
          { label: '名称', weight: 190, align: 'left' },
          { label: '日期', weight: 64, align: 'center' },
          { label: '相符', weight: 40, align: 'center' },
        ],
        lines: sample.map(({ formTitle, number, title, date }) => ({
          kind: 'row',
          cells: [formTitle, number, title, date, ''],
        })),
        empty: '备份里没有已提交的单据',
      },
      {
        kind: 'table',
        title: '发现的问题',
        columns: [
          { label: '序', weight: 24, align: 'right' },
          { label: '问题', weight: 450, align: 'left' },
        ],
        lines: findings.map((text, index) => ({ kind: 'row', cells: [String(index + 1), text] })),
        empty: '没有',
      },
      {
        kind: 'remark',
        text: '演练在单独的文件夹里进行，结束后已删去，没有改动现用的档案。不通过时，请立即重做备份，换盘，并再演练一次。',
      },
    ],
    signatures: ['演练人', '见证人', '档案管理员', '分公司经理'],
  };
}
