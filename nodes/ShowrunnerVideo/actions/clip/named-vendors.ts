import type { IExecuteFunctions } from 'n8n-workflow';
import { keyedClips } from '../../../../providers/clip/registry';
import type { ItemContext } from '../../../shared/item-context';
import { invalidField } from '../../../shared/refusals';

/** Whether some item's form names a vendor with a key. */
export const namesKeyed = (context: IExecuteFunctions): boolean =>
	context.getInputData().some((_, itemIndex) => {
		const ids = context.getNodeParameter('providers', itemIndex, []) as string[];
		return keyedClips.some(({ id }) => ids.includes(id));
	});

/** Vendors with a key call nobody back, so what they make is waited for. */
export function refuseTicket({ node, itemIndex }: ItemContext): void {
	if (node.getNodeParameter('waitForCompletion', itemIndex, true) === true) return;
	const fix = "Turn 'Wait for Completion' on, or choose the render-node alone";
	throw invalidField('waitForCompletion', 'Vendors with a key cannot be asked later by Showrunner Job', fix);
}
