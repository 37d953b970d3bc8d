export const archiveErrors = {
  ARCHIVE_MISSING:
    '在“{folder}”没有找到档案。如果是第一次使用，请按向导建档；如果档案移动过，请检查 KEDANG_HOME。',
  ARCHIVE_EXISTS: '“{folder}”里已经有档案，不会覆盖。请换一个文件夹，或直接打开现有档案。',
  ARCHIVE_KEY_WRONG: '档案打不开：密钥与档案不符。请用恢复码再试；若恢复码也不行，请确认它属于这个档案。',
  ARCHIVE_KEY_NEEDED: '本机没有保存档案密钥。请输入建档时打印的恢复码。',
  RECOVERY_CODE_INVALID: '恢复码不对（{reason}）。请对照打印的恢复码逐组检查。',
  RECOVERY_CODE_SLOWED: '恢复码连续输错次数过多，请在 {seconds} 秒后再试。请对照打印的恢复码逐组检查。',
  ARCHIVE_DAMAGED: '档案文件已损坏（{detail}）。程序没有改动它。请停止使用，保留原文件，用最近的备份恢复。',
  ARCHIVE_JOURNAL_FOREIGN:
    '档案旁的日志文件“{file}”不是这个档案留下的（例如从别处复制来的）。程序没有改动档案。请把它移到别的文件夹（不要删除），再打开。',
  ARCHIVE_JOURNAL_MISSING:
    '上次没有正常关闭，而日志文件“{file}”不见了，最后保存的内容可能在里面。请找回来放在原处再打开；找不到时再打开一次，即按现有内容打开，请核对最后几份单据。',
  ARCHIVE_NEWER: '档案是较新版本（{found}）建立的，本程序只认识到 {known}。请先更新程序。',
  ARCHIVE_LOCKED: '档案正被另一个程序使用（{holder}）。请先关闭它再打开。',
  ARCHIVE_READ_ONLY: '档案所在的文件夹不能写入（{folder}）。请检查权限后再试。',
  ARCHIVE_IO_FAILED:
    '读写“{folder}”时硬盘出错（{detail}）。请检查硬盘或连线，确认后再试；原有内容不会被改动。',
  ARCHIVE_KEYS_MISSING: '“{folder}”里有档案，但没有密钥文件 keys.json。请从备份中把它放回原处再打开。',
  ARCHIVE_KEYS_DAMAGED: '密钥文件 keys.json 已损坏。请从备份中恢复它；档案本身没有改动。',
  DISK_FULL: '磁盘已满，刚才的操作没有保存，原有内容不受影响。请腾出空间后再试。',
  PLACE_REFUSED: '不能把档案放在“{folder}”：{reason}。请换到本机硬盘上的文件夹。',
  BRANCH_INVALID: '分公司{field}“{value}”不合要求：{reason}。请改正后再建档。',
  HQ_KEY_INVALID: '总公司的{key}不对：{reason}。请向总公司重新索取，整行复制粘贴。',
  ATTACHMENT_TOO_LARGE: '附件“{name}”太大（{size}），最多 {limit}。请压缩或分开后再加。',
  ATTACHMENT_EMPTY: '文件“{name}”是空的，没有添加。请换一个文件。',
  ATTACHMENT_UNREADABLE:
    '文件“{name}”读不出来（{reason}），没有添加。请先关闭正在使用它的程序，或复制到本机硬盘再试。',
  ATTACHMENT_TYPE_UNKNOWN:
    '文件“{name}”不是可以存入的种类。可以存入图片、PDF、Word、Excel、PPT、录音、录像和 ZIP；请转换后再加。',
  ATTACHMENT_TYPE_MISMATCH:
    '文件“{name}”的内容与名称不符，其内容应以 {endings} 结尾。请改对名称，核对无误后再加。',
  ATTACHMENT_NOT_OPENED: '“{name}”没能用本机的程序打开（{reason}）。请另存副本后自行打开。',
  ATTACHMENT_NOT_WRITTEN: '不能写入“{file}”（{reason}）。请换个位置再存。',
  ATTACHMENT_MISSING: '附件“{name}”不在档案里。请重新添加后再保存。',
} as const;
