export const accessErrors = {
  NOT_SIGNED_IN: '您还没有登录，或已被锁定。请先登录再操作。',
  SIGN_IN_FAILED: '用户名或密码不对。请检查大小写和输入法后再试。',
  SIGN_IN_SLOWED: '连续输错次数过多，请在 {seconds} 秒后再试。',
  ACCOUNT_CLOSED: '账号“{login}”已停用。请找系统管理员。',
  NO_RIGHT: '您的岗位（{role}）没有“{right}”的权限。如工作需要，请找系统管理员。',
  OUT_OF_SCOPE:
    '“{right}”的权限，您的岗位（{role}）只到本人：自己负责的客户和自己的单据。这一份不在其中；工作需要时请提交查阅申请。',
  PASSWORD_TOO_WEAK: '这个密码不能用：{reason}。请换一个。',
  PASSWORD_USED_BEFORE: '这个密码最近用过（最近 {count} 次之内）。请换一个。',
  PASSWORD_MUST_CHANGE: '这是别人替您设的密码。请先改成只有您自己知道的密码，再继续。',
  SECOND_PERSON_WRONG:
    '第二位的用户名或密码不对，或他的岗位不能见证重设密码。请由另一位系统管理员、经理或主任本人输入。',
  SECOND_PERSON_SAME: '重设密码要两个人当面办：第二位不能是您自己，也不能是要重设密码的人。',
  LOGIN_TAKEN: '用户名“{login}”已被使用。请换一个。',
  PERSON_NOT_FOUND: '没有找到人员“{name}”。请检查姓名，或先在“人员”里登记。',
  PERSON_AMBIGUOUS: '有 {count} 位人员叫“{name}”。请改用用户名指定。',
  BAD_REQUEST: '请求的内容不符合约定（{where}）。请刷新窗口后再试；如再出现请联系管理员。',
  UNKNOWN_REQUEST: '程序没有这项功能（{name}）。请更新程序后再试。',
  FOREIGN_SENDER: '请求不是由本程序的窗口发出的，已拒绝。',
  LAST_MANAGER: '“{name}”是最后一个能管理人员的账号，不能停用或改成别的岗位。请先给另一个人这项权限。',
} as const;
