export const cliErrors = {
  ADMIN_PASSWORD_NEEDED: '没有设系统管理员的密码。请先设环境变量 KEDANG_PASSWORD 再建档。',
  HQ_KEYS_NEEDED:
    '缺少总公司的公钥（{key}）。请向总公司索取；试用时可用 --hq-identity-out 和 --hq-signer-out 生成。',
  SECRET_NOT_WRITTEN: '不能写入密钥文件“{file}”（{reason}）。文件须不存在，文件夹须可写。',
  KEY_FILE_UNREADABLE: '读不了密钥或签名人文件“{file}”。请检查路径。',
  DEMO_NOT_EMPTY: '档案里已有单据，不能填入演示数据。请另设 KEDANG_HOME，建一份新档案再试。',
  USAGE_WRONG: '命令写得不对（{problem}）。请用 --help 查看用法。',
} as const;
