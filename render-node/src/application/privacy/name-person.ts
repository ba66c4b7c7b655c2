import { createHmac } from 'node:crypto';
import { erasedMarker } from '../../domain/privacy/erase-row.js';
import { personPattern, type PersonPattern } from '../../domain/privacy/person-pattern.js';
import { inputInvalid } from '../../domain/refusal.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';

/** A person by the texts that stand for it, and what may be written down in their place. */
export type NamedPerson = PersonPattern & { textsHash: string };

/**
 * Refuses texts that would find what was erased.
 * @param secret keeps others from finding out by trial which texts a hash stands for
 */
export function namePerson(texts: readonly string[], secret: Buffer): NamedPerson {
	refuseUnprintable(texts, ['texts']);
	const pattern = personPattern(texts);
	if (erasedMarker.match(pattern.regex)) {
		throw inputInvalid(
			'text-too-common',
			`A text is part of ${erasedMarker}, which stands where something was erased`,
			{
				field: 'texts',
				fix: 'Pass more of what the person is known by',
			},
		);
	}
	const same = [...new Set(texts.map((text) => text.normalize('NFC').toLowerCase()))].sort();
	const textsHash = createHmac('sha256', secret)
		.update(JSON.stringify(['person', ...same]))
		.digest('hex');
	return { ...pattern, textsHash };
}
