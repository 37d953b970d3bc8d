import { nextInStage } from '../../../shared/forms/complaintCard/life.ts';
import { overdueComplaints } from '../../complaints/running.ts';
import type { PointSource } from './openPoint.ts';

/** Complaints beyond their limit (S21). A week that is not over yet is looked at as of its last day. */
export const complaintsOverdue: PointSource = (archive, { sunday }) =>
  overdueComplaints(archive, sunday)
    .filter(({ card }) => (card.acceptedOn ?? '') <= sunday)
    .map(({ id, number, card, stage, due, left = 0 }) => ({
      code: `COMPLAINT_OVERDUE:${number}`,
      text: `投诉逾期：${number} ${card.customer?.name ?? ''}，应于 ${due} 结案，已逾期 ${-left} 个工作日，${nextInStage[stage]}`,
      documentId: id,
    }));
