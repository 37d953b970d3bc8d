export const weeklyFileErrors = {
  // Sealing.
  WEEKLY_FILE_RECIPIENT_INVALID:
    '总公司公钥“{recipient}”不是有效的 age 接收方（应以 age1 开头，共 62 个字符）。请向总公司核对后重新填写。',
  WEEKLY_FILE_EXISTS: '文件“{file}”已经存在，没有覆盖。请换一个文件夹，或先把它移走再封存。',
  WEEKLY_FILE_SOURCE_DAMAGED:
    '存档中的文件“{name}”与登记的大小或摘要不符，周报文件没有生成。请先运行存档检查，再从备份恢复。',
  WEEKLY_FILE_TOO_LARGE: '周报文件的内容超出上限（{limit}），没有生成。请减少附件后再封存。',
  WEEKLY_FILE_CHECK_FAILED:
    '周报文件写好后复核不符（{reason}），已经删除。请检查磁盘是否完好、空间是否充足，再封存一次。',

  // The outer file.
  WEEKLY_FILE_NOT_FOUND: '找不到或不能读取文件“{file}”。请检查路径，U盘是否插好。',
  WEEKLY_FILE_UNREADABLE: '“{file}”不是完整的周报文件（{reason}）。可能没有下载或复制完，请重新取一份。',
  WEEKLY_FILE_FRAMING:
    '“{file}”的外壳与规定格式不符：内容完好，但压缩包被重新打包或改动过。请向分公司索取原始文件。',
  WEEKLY_FILE_RENAMED: '文件名“{file}”与内容不符，应为“{expected}”。确认没有拿错文件后，请改回原名再打开。',
  WEEKLY_FILE_PART_MISSING: '周报文件缺少组成部分“{part}”。请向分公司索取原始文件。',
  WEEKLY_FILE_PART_EXTRA: '周报文件里多出了不该有的“{part}”。请勿打开其中内容，并向分公司索取原始文件。',
  WEEKLY_FILE_README_ALTERED:
    '周报文件里的说明（READ-ME.txt）被改动过，请勿照它操作。请向分公司索取原始文件。',
  WEEKLY_FILE_MANIFEST_ALTERED:
    '周报文件的清单（manifest.json）被改动或损坏（{reason}）。请向分公司索取原始文件。',
  WEEKLY_FILE_NEWER: '周报文件是较新的第 {edition} 版格式，本程序只认到第 {known} 版。请先升级程序再打开。',

  // Signature and signers.
  WEEKLY_FILE_SIGNATURE_MALFORMED:
    '周报文件的签名（manifest.json.sig）损坏或不是 SSH Ed25519 签名。请向分公司索取原始文件。',
  WEEKLY_FILE_SIGNATURE_PURPOSE:
    '周报文件的签名用途是“{namespace}”，不是周报（kedang-week）。请向分公司核实来源。',
  WEEKLY_FILE_SIGNATURE_INVALID:
    '签名与清单不符：清单在签名之后被改过，或签名不是为这份清单作的。请勿使用，并向分公司核实。',
  WEEKLY_FILE_BRANCH_UNKNOWN: '签名者名单里没有分公司“{branch}”。确认该分公司后，请把它的公钥加入名单再试。',
  WEEKLY_FILE_SIGNER_UNKNOWN:
    '签名的密钥（{fingerprint}）不在名单上“{branch}”的名下。请用电话向分公司核对指纹；对不上就不要使用。',
  WEEKLY_FILE_SIGNER_OTHER_BRANCH:
    '文件自称来自“{branch}”，签名的密钥（{fingerprint}）在名单上却属于“{owner}”。请勿使用，并向两家分公司核实。',
  WEEKLY_FILE_SIGNER_DIFFERS:
    '清单上写的签名密钥与实际签名的密钥（{fingerprint}）不是同一把。请向分公司核实。',
  WEEKLY_FILE_SIGNER_NAMESPACE:
    '名单第 {line} 行没有许可“{branch}”的密钥签署周报（namespaces 中无 kedang-week）。请改正名单后再试。',
  WEEKLY_FILE_SIGNER_OPTION:
    '名单第 {line} 行的选项“{option}”本程序不支持，不能据此认可签名。请改正名单后再试。',
  WEEKLY_FILE_SIGNERS_UNREADABLE:
    '签名者名单第 {line} 行不符合 OpenSSH allowed_signers 的写法（例：SH ssh-ed25519 AAAA…）。请改正后再试。',

  // The payload.
  WEEKLY_FILE_PAYLOAD_SIZE:
    '密件（payload.age）应有 {expected} 字节，实有 {actual} 字节。请向分公司索取原始文件。',
  WEEKLY_FILE_PAYLOAD_ALTERED:
    '密件（payload.age）与清单上的摘要不符，被改动或损坏。请向分公司索取原始文件。',
  WEEKLY_FILE_IDENTITY_INVALID:
    '所给的身份文件里没有可用的 age 私钥（AGE-SECRET-KEY-1 开头的一行）。请检查是否选错了文件。',
  WEEKLY_FILE_WRONG_RECIPIENT: '周报文件是加密给 {recipient} 的，所给的私钥打不开。请换用对应的私钥。',
  WEEKLY_FILE_PAYLOAD_DAMAGED:
    '密件（payload.age）解不开：它不是为这把私钥加密的，或内容损坏。请让分公司重新封存。',
  WEEKLY_FILE_PAYLOAD_FRAMING:
    '密件里的压缩包不符合规定格式（{reason}）。没有写出任何内容，请让分公司重新封存。',
  WEEKLY_FILE_INNER_MANIFEST:
    '密件里的清单与外面签了名的清单不同，密件可能取自别的周报文件。请勿使用，并向分公司核实。',
  WEEKLY_FILE_INNER_MISSING: '密件里缺少“{path}”。没有写出任何内容，请让分公司重新封存。',
  WEEKLY_FILE_INNER_EXTRA: '密件里多出了摘要表没有列的“{path}”。没有写出任何内容，请让分公司重新封存。',
  WEEKLY_FILE_INNER_ALTERED: '密件里的“{path}”与摘要不符。没有写出任何内容，请让分公司重新封存。',
  WEEKLY_FILE_COUNTS:
    '密件的内容与清单所报的数目不符（{what}：清单 {expected}，实有 {actual}）。请让分公司重新封存。',

  // Any zip.
  WEEKLY_FILE_PATH:
    '压缩包里有不安全的路径“{path}”（会写到文件夹外，或在有的电脑上不能用）。请勿使用，并核实来源。',
  WEEKLY_FILE_LINK: '压缩包里的“{path}”是链接或特殊文件，不是普通文件。请勿使用，并核实来源。',
  WEEKLY_FILE_DUPLICATE: '压缩包里“{path}”出现了两次（不分大小写）。请勿使用，并核实来源。',
  WEEKLY_FILE_BOMB: '压缩包解开后会过大（{reason}），可能是恶意文件。没有写出任何内容，请核实来源。',

  WEEKLY_FILE_NOT_WRITTEN:
    '不能写入“{folder}”（{reason}），没有留下任何文件。请检查路径和权限，或换一个文件夹再试。',
  WEEKLY_FILE_TARGET_NOT_EMPTY: '文件夹“{folder}”不是空的，没有写出任何内容。请换一个新的文件夹。',
} as const;
