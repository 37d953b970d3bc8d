import { weeklyFileName } from '../../shared/weeklyFile/fileName.ts';
import type { InnerManifest } from '../../shared/weeklyFile/manifest.ts';

/** How to check and open the file by hand, with byte order mark and Windows line ends for any Notepad. */
export function readMe({ branch, week, sequence, recipient, signer }: InnerManifest): Buffer {
  const file = weeklyFileName(branch.code, week, sequence);
  const text = `客档周报文件：${branch.name}（${branch.code}），${week}，第 ${sequence} 号
${'='.repeat(60)}

本文件由分公司封存，寄给总公司。里面有四个部分：

  manifest.json      清单：分公司、周次、序号、上一份文件的摘要、各部分的大小与摘要
  manifest.json.sig  分公司对清单的签名（SSH 签名，Ed25519）
  payload.age        密件：本周全部文件，只有总公司的私钥能打开
  READ-ME.txt        本说明

平时请用客档程序打开。没有程序时，用下列通用工具也能查验和打开
（Windows 请在“命令提示符”窗口中输入，不要用 PowerShell）。

一、取出四个部分

  unzip ${file}

  （Windows 可用：tar -xf ${file}）

二、查验签名（不需要私钥；Windows 自带 ssh-keygen）

  先把分公司的公钥写成一行，存为 allowed_signers：

  ${branch.code} ${signer}

  公钥须事先从分公司当面或电话取得并核对，不可照抄上面这一行：
  假文件也会写上自己的公钥。然后：

  ssh-keygen -Y verify -f allowed_signers -I ${branch.code} -n kedang-week -s manifest.json.sig < manifest.json

  应显示 Good "kedang-week" signature for ${branch.code}。

三、核对密件

  sha256sum payload.age

  （Windows 可用：certutil -hashfile payload.age SHA256）
  结果应与 manifest.json 中 parts、payload.age、sha256 的值相同。

四、解密并取出内容（需要总公司的私钥文件，这里叫 identity.txt）

  age -d -i identity.txt -o payload.zip payload.age
  unzip payload.zip -d ${week}

  本文件加密给：${recipient}

五、核对内容

  cd ${week}
  sha256sum -c SHA256SUMS
  sha256sum SHA256SUMS

  第一条应全部显示 OK；第二条的结果应与 manifest.json 中 contents、digests 的值相同。
  内容里的 manifest.json 应与外面的相同，只少 parts 和 sealed 两项。

六、阅读内容

  summary.xlsx       本周汇总，用 Excel 或 WPS 打开
  sheets             各表单（PDF）
  attachments        附件
  documents          各表单的数据，每行一份（JSON）
  revisions          各表单的修订记录，每行一次（JSON）
  forms              各表单各版次的栏目说明
  signatures.ndjson  各单据的电子签名，每行一个（JSON）；signers 是签名人的公钥，drawings 是手写的字样
  week.json          缺交与未了事项及其原因
`;
  return Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
}
