import type { Review } from '@showrunner/contract';

/** Outputs of the operations that wait, in their order. Stored in workflows by their place: only ever add at the end. */
export const outcomes = ['approved', 'rejected', 'changes-requested', 'expired'] as const satisfies Review['state'][];

const named = ['Approved', 'Rejected', 'Changes', 'Expired'];
const sorted = named.map((displayName) => ({ type: 'main', displayName }));

/** Outputs of a check, in the order of `moderationOutcomes`. */
const checked = ['Pass', 'Review', 'Reject'].map((displayName) => ({ type: 'main', displayName }));
const isCheck = '$parameter["resource"] === "content"';
const isWait = '["requestAndWait", "wait"].includes($parameter["operation"])';

/** Three outputs for a check, four where a decision is waited for, one everywhere else. */
export const outputsByOperation =
	`={{ ${isCheck} ? ${JSON.stringify(checked)} : ${isWait} ? ${JSON.stringify(sorted)} : ["main"] }}` as const;
