import type { ComponentType } from 'react';
import { ComplaintClock } from '../../complaints/ComplaintClock.tsx';

/** What a form with a life says about where it stands, beside its way; by form. */
export const formNotices: Readonly<Record<string, ComponentType>> = { complaintCard: ComplaintClock };
