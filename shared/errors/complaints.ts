export const complaintErrors = {
  COMPLAINT_NOT_OVERDUE: '投诉 {number} 没有逾期，不必催办。',
} as const;
