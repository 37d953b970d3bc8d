import type { ComponentType } from 'react';
import { ComplaintViews } from '../complaints/ComplaintViews.tsx';

/** Other ways to look at the documents of a form, offered at the head of its list. */
export const formViews: Readonly<Record<string, ComponentType>> = { complaintCard: ComplaintViews };
