import type { Review } from '@showrunner/contract';

/** Outputs of the operations that wait, in their order. Stored in workflows by their place: only ever add at the end. */
export const outcomes = ['approved', 'rejected', 'changes-requested', 'expired'] as const satisfies Review['state'][];

const named = ['Approved', 'Rejected', 'Changes', 'Expired'];
const sorted = named.map((displayName) => ({ type: 'main', displayName }));

/** Four outputs where a decision is waited for, one everywhere else. */
export const outputsByOperation =
	`={{ ["requestAndWait", "wait"].includes($parameter["operation"]) ? ${JSON.stringify(sorted)} : ["main"] }}` as const;
