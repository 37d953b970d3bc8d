export const backupErrors = {
  BACKUP_PLACE_ABSENT:
    '备份位置“{folder}”不在。请插好移动盘或连上该文件夹，再做一次；也可以在“备份与恢复”里换个位置。',
  BACKUP_PLACE_FULL: '备份位置“{folder}”放不下：这次需要约 {needed}，只剩 {free}。请腾出空间或换一个盘。',
  BACKUP_PLACE_UNWRITABLE: '备份位置“{folder}”不能写入（{reason}）。请检查写保护开关和权限，或换个位置。',
  BACKUP_PLACE_REFUSED: '不能把备份放在“{folder}”：{reason}。请选另一个盘上的文件夹。',
  BACKUP_PLACE_CHANGED: '备份位置“{folder}”里的文件与写入的不符，这一份没有留下。请换一个盘，旧盘不要再用。',
  BACKUP_CHECK_FAILED:
    '备份做好后核对，发现档案有 {count} 处问题（{first}），这一份没有留下。请让系统管理员检查档案（kedang --cli check），并保留较早的备份。',
  BACKUP_BEFORE_MIGRATION_FAILED: '升级档案之前的备份没有做成，档案没有改动，也没有打开。原因：{reason}',
  BACKUP_NOT_FOUND: '“{folder}”里没有备份，也没有档案。请选择一份备份的文件夹，或旧电脑上的档案文件夹。',
  BACKUP_DAMAGED: '这份备份不完整或已损坏（{detail}），没有用它。请换另一份备份。',
  BACKUP_NEWER: '这份备份是较新版本（{found}）做的，本程序只认识到 {known}。请先更新程序。',
  BACKUP_OTHER_ARCHIVE:
    '这份备份属于“{branch}”的另一个档案，不是本机的档案，没有用它。请核对分公司和备份位置。',
  BACKUP_IS_PRESENT: '“{folder}”就是正在使用的档案，用不着恢复。请选择一份备份。',
  BACKUP_CODE_NEEDED: '打开这份备份需要恢复码（做备份时用的那一张）。请输入后再试。',
  BACKUP_BUSY: '正在备份或恢复，请等它做完再试。',
  RESCUE_NOT_NEEDED: '档案没有坏，不能在这里替换。请登录后到“备份与恢复”里恢复。',
  DRILL_NOT_FOUND: '没有这次演练的记录。请刷新后再试。',
  RESTORE_NOT_PREPARED: '恢复的准备已经失效。请重新选择备份。',
  RESTORE_NOT_CONFIRMED: '没有确认恢复：请照原样输入“{word}”。',
} as const;
