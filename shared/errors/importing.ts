export const importErrors = {
  IMPORT_FILE_UNREADABLE: '读不了文件“{file}”：{reason}。请检查文件是否存在、是否正被 Excel 打开。',
  IMPORT_FORMAT_UNKNOWN: '“{file}”不是 CSV 或 xlsx 文件。请用 Excel 另存为其中一种再导入。',
  IMPORT_OLD_EXCEL:
    '“{file}”是旧版 Excel（xls）文件，或加了打开密码。请用 Excel 另存为不加密的 xlsx 再导入。',
  IMPORT_WORKBOOK_DAMAGED: '“{file}”不是完整的 xlsx 文件（{reason}）。请用 Excel 打开它，另存一份再导入。',
  IMPORT_ENCODING_UNKNOWN:
    '“{file}”的文字编码既不是 UTF-8 也不是 GB18030（第 {line} 行附近）。请用 Excel 另存为“CSV UTF-8”。',
  IMPORT_QUOTES_BROKEN:
    '“{file}”里有太多行的引号不成对（例如第 {line} 行），无法可靠地分列。请用 Excel 打开核对后另存再导入。',
  IMPORT_SHEET_MISSING: '“{file}”里没有名为“{sheet}”的工作表。现有工作表：{sheets}。',
  IMPORT_NO_ROWS: '“{file}”里没有数据行。请检查是否选错了文件或工作表。',
  IMPORT_TOO_LARGE: '“{file}”太大（{size}）。请分成几个文件，每个不超过 {limit}。',
  IMPORT_COLUMN_MISSING: '没有找到“{column}”这一列。请在列对应中指定。',
  IMPORT_MAPPING_INVALID: '列对应有误：{reason}。请重新指定后再导入。',
  IMPORT_FILE_CHANGED: '文件“{file}”在预览之后被改过。请重新预览再导入。',
  IMPORT_RUNNING: '正在导入“{file}”。请等它完成，或先取消它。',
  IMPORT_CANCELLED: '导入已取消，档案没有改变。',
  IMPORT_REJECTS_NOT_WRITTEN: '退回的行没能写到“{file}”（{reason}）。请换个位置，或关闭正在使用它的程序。',
} as const;
