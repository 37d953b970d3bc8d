import { complaintLife, nextInStage } from '../../shared/forms/complaintCard/life.ts';
import { barredFrom } from '../../shared/forms/machinery/life.ts';
import { allowed, type Right } from '../../shared/rights/rights.ts';
import type { Role } from '../../shared/rights/roles.ts';
import { type ComplaintSeen, runningComplaints } from '../complaints/running.ts';
import type { TodaySource } from './source.ts';

/** Working days before its limit from which a complaint presses. */
const NEAR_DAYS = 2;

/** Complaints whose next step is the actor's to take (S21), the most urgent first. */
export const complaintsToHandle: TodaySource = {
  key: 'complaints',
  title: '要处理的投诉',
  items: (archive, { actor, clock }) =>
    runningComplaints(archive, clock.today())
      .filter((complaint) => isFor(actor, complaint))
      .map(({ id, number, card, stage, left }) => ({
        text: `${number} ${card.customer?.name ?? ''}`,
        note: [nextInStage[stage], leftText(left)].filter(Boolean).join(' · '),
        urgent: left !== undefined && left <= NEAR_DAYS,
        to: { page: 'document', form: 'complaintCard', id },
      })),
};

/** What every clerk may do waits for him who accepted the complaint; the rest for all who hold the step's right. */
function isFor(
  { personId, role }: { personId: string; role: Role },
  { card, stage }: ComplaintSeen,
): boolean {
  const next = Object.values(complaintLife.steps).find((step) => !step.aside && step.from.includes(stage));
  const right: Right | undefined = next?.right;
  if (!next || !right || !allowed(role, right)) return false;
  if (barredFrom(next, card)?.by?.id === personId) return false;
  return right !== 'complaint.write' || card.receiver?.id === personId;
}

function leftText(left: number | undefined): string | undefined {
  if (left === undefined) return undefined;
  if (left < 0) return `已逾期 ${-left} 个工作日`;
  return left === 0 ? '今天到期' : `还有 ${left} 个工作日`;
}
