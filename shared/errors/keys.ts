export const keyErrors = {
  CODE_NOT_PROPOSED: '还没有生成新的恢复码，或程序重新启动过。请从头再做一次；原来的恢复码仍然有效。',
  KEY_RENEWAL_UNREADABLE: '“{file}”不是完整的密钥更换书（{reason}）。请向分公司索取原始文件。',
  KEY_RENEWAL_SIGNATURE_INVALID:
    '密钥更换书“{file}”上的签名不符：内容被改过，或不是由原密钥和新密钥共同签的。请勿使用，并向分公司核实。',
  KEY_RENEWAL_UNTRUSTED:
    '密钥更换书说“{branch}”原来的密钥是 {fingerprint}，名单上没有它。请用电话向分公司核对指纹；对不上就不要使用。',
  KEY_RENEWAL_FORKED:
    '“{branch}”第 {number} 次更换密钥有两份不同的更换书，其中一份可能是伪造的。请勿使用，并当面向分公司核实。',
  KEY_RETIRED:
    '“{branch}”从第 {from} 号周报起已换用新密钥，这份第 {sequence} 号周报却是用旧密钥签的。请勿使用，并向分公司核实。',
  KEY_RENEWAL_NOT_FOUND: '没有第 {number} 次更换密钥的记录。请刷新后再试。',
  KEY_FILE_NOT_WRITTEN: '不能写入“{file}”（{reason}）。请换个位置再存。',
} as const;
