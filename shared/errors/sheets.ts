export const sheetErrors = {
  SHEET_FAILED: '表单“{title}”没有排成：{reason}。内容没有受影响，请重试；如再出现请联系管理员。',
  SHEET_CANCELLED: '表单“{title}”的打印已取消，内容没有受影响；需要时请重新打印。',
  SHEET_NOT_WRITTEN: '不能写入“{file}”：{reason}。请换个位置或关闭正在使用它的程序。',
  COPY_UNKNOWN: '这张表没有第 {part} 联。请重新选择联次。',
  SHEET_NOT_PRINTED: '没有打印出来：{reason}。请检查打印机，或先另存为 PDF 再打印。',
  TOO_MANY_SHEETS: '选了 {count} 份表单，一次最多打印 {limit} 份。请分几次选。',
  SUMMARY_TOO_LONG:
    '汇总表有 {count} 家客户，超过一次印出的 {limit} 家。请用区域、业务员或类型缩小范围，或另存为 Excel。',
} as const;
