import { Command, CommanderError, Option } from 'commander';
import { Refusal } from '../../shared/errors/index.ts';
import { firstRoles } from '../../shared/rights/roles.ts';
import { answer, asRefusal, type CommandAnswer, type Output } from './answer.ts';
import { backupCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import { demoCommand } from './commands/demo.ts';
import { drillCommand } from './commands/drill.ts';
import { importCustomersCommand } from './commands/importing.ts';
import { initCommand } from './commands/init.ts';
import { acceptCommand, renewCommand } from './commands/keys.ts';
import { restoreCommand } from './commands/restore.ts';
import { searchCommand } from './commands/search.ts';
import { weekOpenCommand, weekSealCommand, weekStatusCommand, weekVerifyCommand } from './commands/week.ts';
import { wholeNumber } from './numbers.ts';
import { addSheetCommands } from './sheetCommands.ts';

const ENVIRONMENT = `
环境变量：
  KEDANG_HOME           档案文件夹（不设则用本机默认位置）
  KEDANG_USER           以谁的身份操作（用户名）
  KEDANG_PASSWORD       他的密码；init 时为系统管理员设的密码
  KEDANG_RECOVERY_CODE  恢复码，本机没有系统密钥库时打开档案用

退出码：0 完成；1 拒绝（有代码和原因）；2 用法不对`;

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** Parses `args` (without node and script) and runs the command. Prints nothing on stdout but the answer. */
export async function runCommandLine(args: readonly string[], output: Output): Promise<{ exitCode: number }> {
  let exitCode = 0;
  const program = new Command('kedang')
    .description('客档：分公司客户档案、拜访日报与每周报送总公司的文件')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.out(text.trimEnd()),
      writeErr: (text) => output.err(text.trimEnd()),
    })
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .showHelpAfterError()
    .addHelpText('after', ENVIRONMENT)
    .helpCommand('help [command]', '显示某条命令的用法')
    .helpOption('-h, --help', '显示用法');

  /** Gives a command its `--json` and its answer. */
  const answers =
    <A extends unknown[]>(command: (...args: A) => CommandAnswer | Promise<CommandAnswer>) =>
    async (...received: unknown[]) => {
      const self = received.at(-1) as Command;
      const options = self.opts<{ json?: boolean }>();
      const given = received.slice(0, -1) as A;
      exitCode = await answer(output, options.json ?? false, () => command(...given));
    };
  const leaf = (parent: Command, name: string, description: string) =>
    parent
      .command(name)
      .description(description)
      .option('--json', '只在标准输出打印一个 JSON 对象')
      .helpOption('-h, --help', '显示用法');

  leaf(program, 'init', '建立档案：分公司、第一位用户、总公司公钥')
    .requiredOption('--branch <CODE>', '分公司代码，例如 SH')
    .requiredOption('--name <NAME>', '分公司名称')
    .requiredOption('--admin <NAME>', '第一位用户的姓名（也是他的用户名）')
    .addOption(
      new Option('--admin-role <ROLE>', '他的岗位：分公司经理，或看不到客户资料的系统管理员')
        .choices(firstRoles)
        .default('branchManager'),
    )
    .option('--hq-recipient <age1…>', '总公司的 age 收件公钥')
    .option('--hq-signer <KEY>', '总公司的签名公钥（ssh-ed25519 …）')
    .option('--hq-identity-out <FILE>', '试用：生成总公司的 age 私钥，写到这个文件')
    .option('--hq-signer-out <FILE>', '试用：生成总公司的签名私钥，写到这个文件')
    .action(answers(initCommand));

  leaf(program, 'demo', '填入一份逼真的演示数据（同样的参数得到同样的内容）')
    .option('--seed <N>', '随机种子', wholeNumber, 1)
    .option('--customers <N>', '客户数', wholeNumber, 200)
    .option('--staff <N>', '业务员人数', wholeNumber, 12)
    .option('--weeks <N>', '有日报的周数', wholeNumber, 4)
    .requiredOption('--until <DATE>', '最后一天，例如 2026-11-22')
    .action(answers(demoCommand));

  const importing = program.command('import').description('导入').helpOption('-h, --help', '显示用法');
  leaf(importing, 'customers', '从 CSV 或 xlsx 导入客户')
    .argument('<FILE>', 'CSV（UTF-8 或 GB18030）或 xlsx 文件')
    .option('--dry-run', '只检查，不写入')
    .option('--rejects <FILE>', '把退回的行连同原因写到这个 CSV 文件')
    .option('--duplicates <WAY>', '重复客户：merge 补空栏，skip 跳过，import 照样新建', 'merge')
    .action(answers(importCustomersCommand));

  leaf(program, 'search', '按名称、拼音、首字母、电话、代码、联系人查客户')
    .argument('<TEXT>', '查找的内容')
    .option('--limit <N>', '最多列出多少条', wholeNumber, 20)
    .action(answers(searchCommand));

  const sheet = program.command('sheet').description('出单（PDF）').helpOption('-h, --help', '显示用法');
  addSheetCommands(sheet, leaf, answers);

  const week = program.command('week').description('周报').helpOption('-h, --help', '显示用法');
  leaf(week, 'status', '一周的交报情况和未了事项')
    .argument('<WEEK>', '周次，例如 2026-W47')
    .action(answers(weekStatusCommand));
  leaf(week, 'seal', '出齐日报表，封存一周，生成报总公司的文件')
    .argument('<WEEK>', '周次，例如 2026-W47')
    .requiredOption('--out <DIR>', '文件放在这个文件夹')
    .option('--reasons <FILE>', '未了事项的原因：JSON 对象，代码 → 原因，* 代表其余全部')
    .action(answers(weekSealCommand));
  leaf(week, 'verify', '核对周报文件的签名和完整性（不解密）')
    .argument('<FILE>', '周报文件')
    .requiredOption('--signers <FILE>', 'OpenSSH allowed_signers 文件，身份为分公司代码')
    .option('--renewals <FILES...>', '分公司的密钥更换书，旧密钥在名单上才认')
    .action(answers(weekVerifyCommand));
  leaf(week, 'open', '核对、解密周报文件，展开到文件夹')
    .argument('<FILE>', '周报文件')
    .requiredOption('--identity <FILE>', '总公司的 age 私钥文件')
    .requiredOption('--signers <FILE>', 'OpenSSH allowed_signers 文件')
    .requiredOption('--to <DIR>', '展开到这个文件夹（须不存在或为空）')
    .option('--renewals <FILES...>', '分公司的密钥更换书，旧密钥在名单上才认')
    .action(answers(weekOpenCommand));

  const keys = program.command('keys').description('密钥').helpOption('-h, --help', '显示用法');
  leaf(keys, 'renew', '换用新的分公司签名密钥，写出由旧密钥签的更换书')
    .requiredOption('--out <DIR>', '更换书放在这个文件夹')
    .requiredOption('--reason <TEXT>', '更换的原因')
    .action(answers(renewCommand));
  leaf(keys, 'accept', '总公司：核对密钥更换书，把新密钥加入签名者名单')
    .argument('<FILE>', '密钥更换书')
    .requiredOption('--signers <FILE>', 'OpenSSH allowed_signers 文件')
    .action(answers(acceptCommand));

  leaf(program, 'backup', '备份档案：存到本机，设了第二处的也存过去，并逐项核对')
    .option('--to <DIR>', '第二处放在这个文件夹，并从此用它')
    .action(answers(backupCommand));

  leaf(program, 'restore', '从备份（或旧电脑的档案文件夹）恢复档案；不加 --confirm 只查看会失去什么')
    .argument('<FOLDER>', '一份备份的文件夹，或存放备份的文件夹（用最新的一份）')
    .option('--confirm', '确认恢复：先备份现有档案，再换上这份备份')
    .action(answers(restoreCommand));

  leaf(program, 'drill', '恢复演练：把一份备份恢复到临时文件夹，检查，登记，不改动档案')
    .argument('<FOLDER>', '一份备份的文件夹，或存放备份的文件夹（用最新的一份）')
    .option('--out <FILE>', '把演练记录写到这个 PDF 文件')
    .action(answers(drillCommand));

  leaf(program, 'check', '检查档案：版次链、摘要、审计链、编号、数据库').action(answers(checkCommand));

  try {
    await program.parseAsync([...args], { from: 'user' });
    return { exitCode };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { exitCode: 0 };
    if (args.includes('--json'))
      output.out(asRefusal(new Refusal('USAGE_WRONG', { problem: error.message })));
    return { exitCode: 2 };
  }
}
