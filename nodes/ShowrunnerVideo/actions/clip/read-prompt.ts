import type { ItemContext } from '../../../shared/item-context';
import { invalidField } from '../../../shared/refusals';

/** The words of the form. */
export function readPrompt({ node, itemIndex }: ItemContext): string {
	const prompt = String(node.getNodeParameter('prompt', itemIndex, '') ?? '').trim();
	if (prompt !== '') return prompt;
	throw invalidField('prompt', 'There are no words to go by', 'Say what is seen and how it moves');
}
