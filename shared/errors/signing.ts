export const signingErrors = {
  SIGNING_PASSWORD_WRONG: '密码不对，没有签名。请检查大小写和输入法后再试。',
  SIGNING_DRAFT: '“{title}”还是草稿，不能签名。请先提交。',
  SIGNING_VOID: '“{title}”已作废，不能签名。',
  SIGNING_CHANGED: '“{title}”在您打开之后又改过（现在是第 {revision} 版），没有签名。请看过现在的内容再签。',
  SIGNING_NOT_YOUR_LINE: '“{line}”一栏不由您（{role}）签。请由该签的人登录后签名。',
  SIGNING_OWN_PAPER: '“{line}”是审核栏，您自己的单子不能由您自己审。请别的主管或上级登录后签名。',
  SIGNING_LINE_ON_PAPER: '“{line}”一栏在纸上签，不在屏幕上签。请打印后签字归档。',
  SIGNING_ON_PAPER_HERE:
    '按本分公司的设置，“{title}”在纸上签，不在屏幕上签。请打印、签字，再把扫描件归档；设置在“规则设置”的“签名方式”里。',
  SIGNING_OUT_OF_TURN: '要先签“{before}”，才能签“{line}”。请等前面的人签过。',
  SIGNING_ALREADY: '“{line}”一栏第 {revision} 版已由 {who} 在 {when} 签过，不用再签。',
  SIGNING_DRAWING_INVALID: '手写签名的图不能用（{reason}）。请清除后重写，或不手写直接签名。',
  SIGNING_KEY_LOCKED:
    '您的签名密钥用这个密码打不开，没有签名。请让管理员在“人员”里给您重设密码，会换成新的密钥。',
} as const;
