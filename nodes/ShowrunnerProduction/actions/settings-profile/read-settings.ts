import type { ProfileSettings } from '@showrunner/contract';
import { isRecord } from '../../../shared/is-record';
import type { ItemContext } from '../../../shared/item-context';
import { readMoney } from '../../../shared/money/read-money';

type Form = Record<string, unknown>;
type Entry = { step: string } & Record<string, unknown>;

const entriesOf = (value: unknown): Entry[] =>
	isRecord(value) && Array.isArray(value.steps) ? (value.steps as Entry[]) : [];
const byStep = (value: unknown, read: (entry: Entry) => unknown) =>
	Object.fromEntries(entriesOf(value).map((entry) => [entry.step, read(entry)]));

/** The members that are set; undefined where none is. */
function group(members: Form): Form | undefined {
	const set = Object.entries(members).filter(([, value]) => value !== undefined && value !== '');
	return set.length === 0 ? undefined : Object.fromEntries(set);
}

const namesIn = (list: unknown) =>
	String(list)
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');

/** The form's settings in the words of the service, which checks them. */
export function readSettings(item: ItemContext): ProfileSettings {
	const form = item.node.getNodeParameter('settings', item.itemIndex, {}) as Form;
	const { burnIn, captionStyle, captionProfile, captionSafeArea, musicEnabled, musicMood, musicGainDb } = form;
	const { aspectRatios, cardStyle, locale, look, madeForKids, moderationPolicy, mood, quality, speed, transition } =
		form;
	const voice = isRecord(form.voice) ? form.voice.value : form.voice;
	const settings = {
		...{
			aspectRatios,
			cardStyle,
			locale,
			look,
			madeForKids,
			moderationPolicy,
			mood,
			quality,
			speed,
			transition,
			voice,
		},
		captions: group({ burnIn, style: captionStyle, profile: captionProfile, safeArea: captionSafeArea }),
		music: group({ enabled: musicEnabled, mood: musicMood, gainDb: musicGainDb }),
		models: group(byStep(form.models, ({ model }) => model)),
		providers: group(byStep(form.providers, ({ providers }) => namesIn(providers))),
		spendCapMicros: form.spendCap === undefined ? undefined : readMoney(item, 'spendCap', form.spendCap),
	};
	return group(settings) ?? {};
}
