export const accessErrors = {
  NOT_SIGNED_IN: '您还没有登录，或已被锁定。请先登录再操作。',
  SIGN_IN_FAILED: '用户名或密码不对。请检查大小写和输入法后再试。',
  SIGN_IN_SLOWED: '连续输错次数过多，请在 {seconds} 秒后再试。',
  ACCOUNT_CLOSED: '账号“{login}”已停用。请找系统管理员。',
  NO_RIGHT: '您的岗位（{role}）没有“{right}”的权限。如工作需要，请找系统管理员。',
  OUT_OF_SCOPE:
    '“{right}”的权限，您的岗位（{role}）只到本人：自己负责的客户和自己的单据。这一份不在其中；工作需要时请提交查阅申请。',
  PASSWORD_TOO_WEAK: '密码太简单：至少 {minimum} 个字符，且不能与用户名相同。请换一个。',
  LOGIN_TAKEN: '用户名“{login}”已被使用。请换一个。',
  PERSON_NOT_FOUND: '没有找到人员“{name}”。请检查姓名，或先在“人员”里登记。',
  PERSON_AMBIGUOUS: '有 {count} 位人员叫“{name}”。请改用用户名指定。',
  BAD_REQUEST: '请求的内容不符合约定（{where}）。请刷新窗口后再试；如再出现请联系管理员。',
  UNKNOWN_REQUEST: '程序没有这项功能（{name}）。请更新程序后再试。',
  FOREIGN_SENDER: '请求不是由本程序的窗口发出的，已拒绝。',
  LAST_MANAGER: '“{name}”是最后一个能管理人员的账号，不能停用或改成别的岗位。请先给另一个人这项权限。',
} as const;
