import type { TextCall, TextVendor } from '../../../providers/text/port.js';
import { writeChecked } from '../../../providers/text/write-checked.js';
import type { TestedContext } from './vendor-context.js';
import type { WrittenText } from '../../fakes/vendors/text-wire.js';

/** A form with one of everything, and bounds that no strict mode is told. */
export const talkForm = {
	type: 'object',
	properties: {
		title: { type: 'string', description: 'A short one' },
		mood: { type: 'string', enum: ['calm', 'playful'] },
		scenes: {
			type: 'array',
			items: { type: 'object', properties: { words: { type: 'string' }, seconds: { type: 'integer', minimum: 1 } } },
			minItems: 1,
			maxItems: 2,
		},
		isTrue: { type: 'boolean' },
	},
} as const;

/** The same as the strict modes of all vendors take it; written out, so that no code of ours is compared with itself. */
export const talkWire = {
	type: 'object',
	properties: {
		title: { type: 'string', description: 'A short one' },
		mood: { type: 'string', enum: ['calm', 'playful'] },
		scenes: {
			type: 'array',
			description: '(1 to 2 entries)',
			items: {
				type: 'object',
				properties: { words: { type: 'string' }, seconds: { type: 'integer', description: '(at least 1)' } },
				required: ['words', 'seconds'],
				additionalProperties: false,
			},
		},
		isTrue: { type: 'boolean' },
	},
	required: ['title', 'mood', 'scenes', 'isTrue'],
	additionalProperties: false,
};

/** Right-to-left, ideographs, marks and an emoji of several parts: each must come back as it went. */
export const talk = {
	title: 'מגדלור · 灯台 · मीनार',
	mood: 'calm',
	scenes: [{ words: 'المنارة تضيء البحر 👩‍🚀', seconds: 3 }],
	isTrue: true,
};

export const system = 'Write a talk as JSON.';
export const prompt = 'About: منارة 灯台';

export const textCall = (model: string, change: Partial<TextCall> = {}): TextCall => ({
	...{ model, system, prompt, schema: { name: 'talk', form: talkForm }, maxOutputTokens: 2_000 },
	...change,
});

export const goodTalk = (): WrittenText => ({ text: JSON.stringify(talk) });

/** A call with the check and the one correction, as it is made inside a purchase; a micro for each token. */
export async function write(vendor: TextVendor, call: TextCall, context: TestedContext, faults: string[] = []) {
	const cost = (usage: { inputTokens: number; cachedInputTokens: number; outputTokens: number }) =>
		usage.inputTokens + usage.cachedInputTokens + usage.outputTokens;
	return await writeChecked(vendor, call, { checkJson: () => faults.splice(0), cost }, context);
}
