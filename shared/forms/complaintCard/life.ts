import type { Problem } from '../machinery/form.ts';
import type { FormLife, StepTaken } from '../machinery/life.ts';

/** 处理阶段: what has been done last. */
export const stages = {
  accepted: '受理',
  assessed: '初评',
  investigated: '调查',
  drafted: '拟案',
  approved: '核准',
  replied: '回复',
  followed: '跟踪',
  closed: '结案',
  withdrawn: '撤回',
  reopened: '重开',
} as const;
export type Stage = keyof typeof stages;
export const stageKeys = Object.keys(stages) as Stage[];

/** What is to be done next in each stage, as the board says it. */
export const nextInStage: Readonly<Record<Stage, string>> = {
  accepted: '待初评',
  assessed: '待调查',
  investigated: '待拟案',
  drafted: '待核准',
  approved: '待回复',
  replied: '待跟踪',
  followed: '待结案',
  closed: '已了结',
  withdrawn: '已了结',
  reopened: '待初评',
};

/** Words of the record; keys are those of the machine below. */
export const stepTitles = {
  accept: '受理',
  assess: '完成初评',
  investigate: '完成调查',
  draft: '提交拟案',
  approve: '核准',
  returnDraft: '退回重拟',
  reply: '已回复客户',
  follow: '完成跟踪',
  redraft: '客户不同意，重拟',
  close: '结案',
  withdraw: '撤回',
  reopen: '重开',
} as const;
export type Step = keyof typeof stepTitles;

/** As much of the card as its life looks at. */
export interface ComplaintSoFar {
  [key: string]: unknown;
  category?: string | undefined;
  qualityTest?: string | undefined;
  lossTotal?: number | undefined;
  losses?: readonly unknown[] | undefined;
  shares?: readonly unknown[] | undefined;
  confirmation?: string | undefined;
  measures?: readonly { done?: string | undefined; result?: string | undefined }[] | undefined;
  overdueDays?: number | undefined;
  overdueReason?: string | undefined;
  due?: string | undefined;
  steps?: readonly StepTaken[] | undefined;
}

export const complaintLife: FormLife<ComplaintSoFar> = {
  states: stages,
  begin: 'accept',
  ended: ['closed', 'withdrawn'],
  steps: {
    accept: { title: stepTitles.accept, from: [], to: 'accepted', right: 'complaint.write' },
    assess: {
      title: stepTitles.assess,
      from: ['accepted', 'reopened'],
      to: 'assessed',
      right: 'complaint.investigate',
      needs: ['nature', 'responsibleDepartment', 'investigator'],
    },
    investigate: {
      title: stepTitles.investigate,
      from: ['assessed'],
      to: 'investigated',
      right: 'complaint.investigate',
      needs: ['course', 'cause', 'causeKind', 'responsibility'],
      hinders: (card) =>
        card.category === 'quality' && card.qualityTest === undefined
          ? [problem(['qualityTest'], '产品质量投诉请填写检测结果；没有送检的写明原因')]
          : [],
    },
    draft: {
      title: stepTitles.draft,
      from: ['investigated'],
      to: 'drafted',
      right: 'complaint.investigate',
      needs: ['remedies', 'plan'],
      hinders: (card) =>
        (card.losses?.length ?? 0) > 0 && card.shares === undefined
          ? [problem(['shares'], '有损失金额，请填写由谁分担')]
          : [],
    },
    approve: {
      title: stepTitles.approve,
      from: ['drafted'],
      to: 'approved',
      right: 'complaint.approve',
      notBy: 'draft',
      needs: ['decision'],
    },
    returnDraft: {
      title: stepTitles.returnDraft,
      from: ['drafted'],
      to: 'investigated',
      right: 'complaint.approve',
      aside: true,
      note: '退回的原因与要求',
    },
    reply: {
      title: stepTitles.reply,
      from: ['approved'],
      to: 'replied',
      right: 'complaint.write',
      needs: ['repliedOn', 'replyWay', 'repliedBy', 'reply'],
    },
    follow: {
      title: stepTitles.follow,
      from: ['replied'],
      to: 'followed',
      right: 'complaint.write',
      needs: ['confirmation', 'satisfaction', 'visitedOn', 'visitedBy', 'visitNote'],
      hinders: (card) =>
        card.confirmation === 'refused'
          ? [problem(['confirmation'], '客户不同意处理结果，请点“客户不同意，重拟”，不能结案')]
          : [],
    },
    redraft: {
      title: stepTitles.redraft,
      from: ['replied', 'followed'],
      to: 'investigated',
      right: 'complaint.write',
      aside: true,
      note: '客户不同意的理由与新的要求',
    },
    close: {
      title: stepTitles.close,
      from: ['followed'],
      to: 'closed',
      right: 'complaint.approve',
      needs: ['conclusion'],
      hinders: (card) => unfinishedMeasures(card),
    },
    withdraw: {
      title: stepTitles.withdraw,
      from: ['accepted', 'assessed', 'investigated', 'drafted', 'approved', 'reopened'],
      to: 'withdrawn',
      right: 'complaint.investigate',
      aside: true,
      note: '客户撤回投诉的原因、时间与经手人',
    },
    reopen: {
      title: stepTitles.reopen,
      from: ['closed', 'withdrawn'],
      to: 'reopened',
      right: 'complaint.approve',
      aside: true,
      note: '重开的原因（客户再次投诉、措施无效等）',
    },
  },
  open: {
    draft: ['record', 'evidence'],
    accepted: ['evidence', 'assessment'],
    assessed: ['evidence', 'investigation'],
    investigated: ['evidence', 'plan', 'measures'],
    drafted: ['approval'],
    approved: ['measures', 'reply'],
    replied: ['measures', 'follow'],
    followed: ['measures', 'closing'],
    reopened: ['evidence', 'assessment'],
  },
};

/** S21: improvement is checked before a complaint is closed. */
function unfinishedMeasures({ measures = [] }: ComplaintSoFar): Problem[] {
  return measures.flatMap(({ done, result }, row): Problem[] => {
    if (done === undefined) return [problem(['measures', row, 'done'], '结案前请填写完成日')];
    if (result === undefined) return [problem(['measures', row, 'result'], '结案前请填写验证结果')];
    return [];
  });
}

const problem = (path: Problem['path'], message: string): Problem => ({ path, message, severity: 'error' });
