export const weekErrors = {
  WEEK_INVALID: '“{week}”不是正确的周次。请写成 2026-W47 这样。',
  WEEK_OPEN_POINTS: '{week} 还有 {count} 个未了事项，例如：{first}。请处理，或逐项写明原因后再封存。',
  WEEK_NOT_OVER:
    '{week} 还没有过完，不能封存：最后一个工作日是 {last}。{last} 当天起可写明原因提前上报，{until} 以后照常封存。',
  WEEK_FOLDER_UNWRITABLE: '周报文件夹“{folder}”不能写入（{reason}），还没有封存。请换一个文件夹再试。',
  WEEK_FILE_NOT_COPIED:
    '周报已封存，文件在“{file}”，但没能复制到“{folder}”（{reason}）。请检查该文件夹，再封存一次即可取得同一份文件。',
  CALENDAR_UNPUBLISHED: '{year} 年放假安排未公布（或未录入），不能判断 {date} 是否上班。请在周页面逐日确认。',
  DATE_INVALID: '“{date}”不是正确的日期。请写成 2026-11-24 这样。',
  REASONS_INVALID: '原因文件“{file}”不是“未了事项代码 → 原因”的 JSON 对象。请改正后再试。',
} as const;
