export const formErrors = {
  DOCUMENT_NOT_FOUND: '没有找到这份单据（{what}）。它可能属于别的分公司，或编号有误。',
  UNKNOWN_FORM: '没有“{form}”这种表单。请更新程序后再试。',
  NOT_VALID: '“{title}”还不能{action}：{first}（共 {count} 处）。请按标红处改好再试。',
  STALE_EDIT: '他人已修改：{who} 在 {when} 改过这份单据。请查看改动后重新打开再改，您输入的内容还保留着。',
  DUPLICATE_DOCUMENT: '{what} 已经有一份{title}（{first}）。请打开那一份修改。',
  WRONG_STATE: '这份单据现在是“{state}”，不能{action}。',
  STEP_NOT_FROM_HERE: '现在是“{state}”，不能“{step}”。可能别人已经办过这一步，请重新打开再看。',
  STEP_NOTE_REQUIRED: '“{step}”必须写明{note}。请填写后再试。',
  STEPS_ALTERED: '“{title}”的处理经过由程序记录，不能改写。请重新打开再改。',
  REASON_REQUIRED: '{action}必须写明原因。请填写后再试。',
  NOTHING_CHANGED: '内容没有变化，没有生成新的版次。',
  BODY_NOT_CANONICAL: '内容里有无法保存的字符或数值（{where}）。请重新输入这一处。',
} as const;
