export const importErrors = {
  IMPORT_FILE_UNREADABLE: '读不了文件“{file}”：{reason}。请检查文件是否存在、是否正被 Excel 打开。',
  IMPORT_FORMAT_UNKNOWN: '“{file}”不是 CSV 或 xlsx 文件。请用 Excel 另存为其中一种再导入。',
  IMPORT_ENCODING_UNKNOWN:
    '“{file}”的文字编码既不是 UTF-8 也不是 GB18030（第 {line} 行附近）。请用 Excel 另存为“CSV UTF-8”。',
  IMPORT_NO_ROWS: '“{file}”里没有数据行。请检查是否选错了文件或工作表。',
  IMPORT_TOO_LARGE: '“{file}”太大（{size}）。请分成几个文件，每个不超过 {limit}。',
  IMPORT_COLUMN_MISSING: '没有找到“{column}”这一列。请在列对应中指定。',
  IMPORT_CANCELLED: '导入已取消，档案没有改变。',
} as const;
