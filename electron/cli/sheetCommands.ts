import { type Command, Option } from 'commander';
import type { CommandAnswer } from './answer.ts';
import {
  comparisonSheetCommand,
  folderSheetCommand,
  summarySheetCommand,
  visitRecordSheetCommand,
} from './commands/derivedSheet.ts';
import { customerSheetCommand, numberedSheetCommand, personSheetCommand } from './commands/sheet.ts';
import { wholeNumber } from './numbers.ts';

type Answers = <A extends unknown[]>(
  command: (...args: A) => CommandAnswer | Promise<CommandAnswer>,
) => (...received: unknown[]) => Promise<void>;

const OUT = ['--out <FILE>', '写到这个 PDF 文件'] as const;
const CUSTOMER = ['<CODE>', '客户编号，例如 SH-000123'] as const;

/** `sheet FORM …`: every form by what people know it by, and the papers that are derived. */
export function addSheetCommands(
  sheet: Command,
  leaf: (parent: Command, name: string, description: string) => Command,
  answers: Answers,
): void {
  const toFile = (name: string, description: string) => leaf(sheet, name, description).requiredOption(...OUT);

  for (const [form, title, example] of [
    ['customerCard', '客户资料卡', '客户编号，例如 SH-000123'],
    ['complaintCard', '客户投诉管理卡', '投诉编号，例如 SH-TS-000012'],
    ['complaintReminder', '客户投诉催办单', '催办单编号，例如 SH-CB-000003'],
  ] as const)
    toFile(form, title)
      .argument('<CODE>', example)
      .action(answers((number: string, { out }: { out: string }) => numberedSheetCommand(form, number, out)));

  const ofPerson = (form: string, title: string, who: string) =>
    toFile(form, title)
      .requiredOption('--person <NAME>', `${who}的姓名或用户名`)
      .requiredOption('--date <DATE>', '日期，例如 2026-11-16');
  type OfPerson = Parameters<typeof personSheetCommand>[1];
  for (const [form, title, who] of [
    ['visitReport', '业务员拜访日报表', '业务员'],
    ['supervisorReport', '主管拜访日报表', '主管'],
    ['workLog', '业务工作日志', '填表人'],
  ] as const)
    ofPerson(form, title, who).action(answers((options: OfPerson) => personSheetCommand(form, options)));
  ofPerson('visitPlan', '客户拜访计划：这一天所在的周或月的一份', '业务员')
    .addOption(new Option('--period <PERIOD>', '周计划或月计划').choices(['week', 'month']).default('week'))
    .action(answers((options: OfPerson) => personSheetCommand('visitPlan', options)));

  const ofYear = (form: string, title: string) =>
    toFile(form, title)
      .argument(...CUSTOMER)
      .requiredOption('--year <YEAR>', '年度，例如 2026', wholeNumber);
  type OfYear = Parameters<typeof customerSheetCommand>[2];
  ofYear('performanceCredit', '客户业绩统计及信用评估表')
    .addOption(
      new Option('--period <PERIOD>', '全年或季度').choices(['year', 'q1', 'q2', 'q3', 'q4']).default('year'),
    )
    .action(
      answers((code: string, options: OfYear) => customerSheetCommand('performanceCredit', code, options)),
    );
  ofYear('salesPower', '客户综合销售力分析表').action(
    answers((code: string, options: OfYear) => customerSheetCommand('salesPower', code, options)),
  );
  toFile('salesPowerComparison', '客户综合销售力对比分析表：一户比上年，几户并排')
    .argument('<CODE...>', '客户编号')
    .requiredOption('--year <YEAR>', '年度，例如 2026', wholeNumber)
    .action(answers(comparisonSheetCommand));

  toFile('customerSummary', '客户归类汇总表')
    .option('--until <DATE>', '截止日期，不写为今天')
    .action(answers(summarySheetCommand));
  toFile('visitRecord', '客户拜访档案记录')
    .argument(...CUSTOMER)
    .option('--from <DATE>', '从这一天起的拜访')
    .option('--to <DATE>', '到这一天为止的拜访')
    .action(answers(visitRecordSheetCommand));
  toFile('customerFolder', '一户一档：一个客户的全部档案，带页次目录')
    .argument(...CUSTOMER)
    .action(answers(folderSheetCommand));
}
