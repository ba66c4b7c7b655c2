import { knownModels } from '../core/known-models';
import { chooseModel } from '../core/model-card';
import { ownModel } from '../core/own-model';
import type { Warning } from '../core/run-chain';
import type { VendorContext } from '../core/vendor-context';
import { firstSentence, lastSentence } from './neighbour-sentences';
import type { SpeechManner, SpeechPiece, SpeechRequest, SpeechVendor, SpeechWish } from './port';
import { refuseRequest } from './refuse-request';
import { splitText } from './split-text';
import { voiceFor } from './voice-ids';
import { onceEach } from '../core/once-each';

/** `pieces`: one for a scene, several where it is too long for one call, none where there is nothing to say. */
export type PlannedScene = { id: string; text: string; pieces: SpeechPiece[] };
export type SpeechPlan = { model: string; voice: string; scenes: PlannedScene[]; warnings: Warning[] };

/**
 * What the vendor is to be asked: its voice and model, the wishes that it meets, and the pieces of each scene. Refuses before money moves what the vendor would refuse afterwards.
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
		if (!isSayable(text)) return { scene: { id, text, pieces: [] }, warnings: [] };
		const around = vendor.hearsContext?.(chosen.model) ? neighbours(request.scenes, index) : {};
		const piece = { ...base, ...around, text };
		const { piece: able, warnings } = vendor.adjust?.(piece) ?? { piece, warnings: [] };
		return { scene: { id, text, pieces: partsOf(vendor, able) }, warnings };
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
	const known = await knownModels(vendor, { models: vendor.models, wanted: named, service: 'speech' }, context);
	return chooseModel(known, named, context.clock.now());
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

/** A scene as so many calls as the vendor needs for it. */
function partsOf(vendor: SpeechVendor, piece: SpeechPiece): SpeechPiece[] {
	const texts = splitText(piece.text, vendor.longest(piece))
		.map((text) => text.trim())
		.filter(isSayable);
	return texts.map((text, index) => {
		const [before, behind] = [texts[index - 1], texts[index + 1]];
		const { previousText, nextText, ...part } = { ...piece, text };
		if (!vendor.hearsContext?.(piece.model)) return part;
		const previous = before === undefined ? previousText : lastSentence(before);
		const next = behind === undefined ? nextText : firstSentence(behind);
		return { ...part, ...(previous && { previousText: previous }), ...(next && { nextText: next }) };
	});
}

const isSayable = (text: string) => /[\p{L}\p{N}]/u.test(text);
