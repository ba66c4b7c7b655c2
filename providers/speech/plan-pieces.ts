import { chooseModel } from '../core/model-card';
import { ownModel } from '../core/own-model';
import { ProviderError } from '../core/provider-error';
import type { Warning } from '../core/run-chain';
import type { VendorContext } from '../core/vendor-context';
import { firstSentence, lastSentence } from './neighbour-sentences';
import type { SpeechManner, SpeechPiece, SpeechRequest, SpeechVendor, SpeechWish } from './port';
import { refuseRequest } from './refuse-request';
import { voiceFor } from './voice-ids';
import { onceEach } from '../core/once-each';

export type PlannedScene = { id: string; text: string; piece: SpeechPiece | null };
export type SpeechPlan = { model: string; voice: string; scenes: PlannedScene[]; warnings: Warning[] };

/**
 * What the vendor is to be asked: its voice and model, the wishes that it meets, and one piece a scene. A scene without a
 * word to say has none. Refuses before money moves what the vendor would refuse afterwards.
 */
export async function planPieces(
	vendor: SpeechVendor,
	request: SpeechRequest,
	context: VendorContext,
	vendors: readonly string[],
): Promise<SpeechPlan> {
	refuseRequest(request);
	const asked = voiceFor(vendor, request.voices, vendors);
	const voice = asked.voice ?? (await vendor.ownVoice(request.locale, context));
	const wantedModel = ownModel(vendor, request.model, vendors);
	const chosen = await chooseOwn(vendor, voice, wantedModel.model, context);
	const wishes = wishesMet(vendor, { ...request, model: wantedModel.model });
	const { speed, warning } = speedWithin(vendor, request.speed);
	const base = { ...wishes.manner, locale: request.locale, voice, model: chosen.model, speed };
	const adjusted = request.scenes.map(({ id, text }, index) => {
		if (!/[\p{L}\p{N}]/u.test(text)) return { scene: { id, text, piece: null }, warnings: [] };
		const around = vendor.hearsContext?.(chosen.model) ? neighbours(request.scenes, index) : {};
		const piece = { ...base, ...around, text };
		refuseTooLong(vendor, id, piece);
		const { piece: able, warnings } = vendor.adjust?.(piece) ?? { piece, warnings: [] };
		return { scene: { id, text, piece: able }, warnings };
	});
	const told = adjusted.flatMap(({ warnings }) => warnings);
	const all = [
		...asked.warnings,
		...wantedModel.warnings,
		...chosen.warnings,
		...wishes.warnings,
		...(warning ? [warning] : []),
		...told,
	];
	return { model: chosen.model, voice, scenes: adjusted.map(({ scene }) => scene), warnings: onceEach(all) };
}

async function chooseOwn(vendor: SpeechVendor, voice: string, wanted: string | undefined, context: VendorContext) {
	if (vendor.modelOf) return { model: vendor.modelOf(voice), warnings: [] };
	const named = wanted || (await vendor.ownModel?.(context));
	return chooseModel(vendor.models, named, context.clock.now());
}

const wishNames: Record<SpeechWish, string> = {
	model: 'a choice of models',
	style: 'styles by name',
	exaggeration: 'an exaggerated style',
	stability: 'a choice of stability',
	instructions: 'instructions',
	seed: 'seeds',
	quality: 'a choice of sound quality',
};

function wishesMet(vendor: SpeechVendor, request: { [wish in SpeechWish]?: SpeechManner[wish] | undefined }) {
	const manner: Omit<SpeechManner, 'model'> = {};
	const warnings: Warning[] = [];
	for (const wish of Object.keys(wishNames) as SpeechWish[]) {
		if (request[wish] === undefined || request[wish] === '') continue;
		if (vendor.meets.includes(wish)) Object.assign(manner, wish === 'model' ? {} : { [wish]: request[wish] });
		else if (wish !== 'quality' || request.quality !== 'standard') warnings.push(unmet(vendor.label, wish));
	}
	return { manner, warnings };
}

const unmet = (label: string, wish: SpeechWish): Warning => ({
	code: 'option-unsupported',
	message: `${label} knows no ${wishNames[wish].replace(/^an? /, '')}; it spoke without`,
	field: wish,
});

function speedWithin({ label, speeds }: SpeechVendor, wanted: number): { speed: number; warning?: Warning } {
	const speed = Math.min(speeds.most, Math.max(speeds.least, wanted));
	if (speed === wanted) return { speed };
	const message = `${label} speaks at ${speeds.least} to ${speeds.most} times the pace of a voice; ${speed} was taken`;
	return { speed, warning: { code: 'option-adjusted', message, field: 'speed' } };
}

function neighbours(scenes: SpeechRequest['scenes'], index: number) {
	const before = scenes[index - 1];
	const behind = scenes[index + 1];
	return {
		...(before && { previousText: lastSentence(before.text) }),
		...(behind && { nextText: firstSentence(behind.text) }),
	};
}

function refuseTooLong(vendor: SpeechVendor, sceneId: string, { text, model }: SpeechPiece): void {
	const limit = vendor.longest(model);
	const isBytes = 'bytes' in limit;
	const most = isBytes ? limit.bytes : limit.characters;
	const length = isBytes ? new TextEncoder().encode(text).length : text.length;
	if (length <= most) return;
	throw new ProviderError({
		// Another vendor may take it.
		kind: 'configuration-invalid',
		title: `The scene '${sceneId}' has ${length} ${isBytes ? 'bytes' : 'characters'}, and ${vendor.label} takes ${most} at once`,
		fix: 'Make two scenes of it, or put another provider behind it',
		field: 'story',
	});
}
