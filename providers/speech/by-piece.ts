import { inLanes } from '../core/in-lanes';
import type { Warning } from '../core/run-chain';
import type { VendorContext } from '../core/vendor-context';
import { alignPieces } from './align-pieces';
import { buyPiece } from './buy-piece';
import { planPieces, type PlannedScene } from './plan-pieces';
import type { SpeechProvider, SpeechRequest, SpeechVendor, Spoken } from './port';
import { voiceId } from './voice-ids';
import { onceEach } from '../core/once-each';

/**
 * Makes a provider of a vendor that says one piece a call. A scene that is too long for one call takes several, and its
 * sound is joined. Pieces are bought a few at once; where one fails, those that were bought stay in the books, and the next
 * try buys the rest alone. One voice speaks the whole story: a scene that a vendor refuses goes to no other voice.
 * @param vendors all vendors of speech: voices are told apart by their ids, and prices are compared
 */
export function byPiece(vendor: SpeechVendor, vendors: readonly SpeechVendor[]): SpeechProvider {
	const { id, label, note, credential, addressField, operations, proof, models, prices, listModels } = vendor;
	return {
		...{ id, label, note, credential, operations, proof, models, prices },
		...(addressField !== undefined && { addressField }),
		...(listModels && { listModels }),
		speak: async (request, context) => await speakPieces(vendor, request, context, vendors),
		listVoices: async (reach) =>
			(await vendor.listVoices(reach)).map(({ locales, ...voice }) => ({
				...voice,
				...{ id: voiceId(id, voice.id), provider: id, locale: locales.length === 1 ? (locales[0] ?? null) : null },
			})),
	};
}

async function speakPieces(
	vendor: SpeechVendor,
	request: SpeechRequest,
	context: VendorContext,
	vendors: readonly SpeechVendor[],
): Promise<{ value: Spoken; warnings: Warning[] }> {
	const ids = vendors.map(({ id }) => id);
	const others = vendors.filter(({ id }) => id !== vendor.id);
	const plan = await planPieces(vendor, request, context, ids);
	const prices = await context.prices();
	const parts = plan.scenes.flatMap((scene) => scene.pieces.map((piece) => ({ scene, piece })));
	const bought = await inLanes(parts, vendor.lanes, async ({ scene: { id }, piece }) => {
		return await buyPiece(vendor, { id, piece, others }, prices, context);
	});
	// By the scene itself, for nobody promised that ids are told apart.
	const keptOf = (scene: PlannedScene) =>
		bought.flatMap(({ result }, index) => (parts[index]?.scene === scene ? [result] : []));
	const said = plan.scenes.map((scene) => ({ id: scene.id, text: scene.text, kept: keptOf(scene) }));
	const { warnings: heard, ...speech } = await alignPieces(request.locale, said, context);
	const voice = { id: voiceId(vendor.id, plan.voice), provider: vendor.id };
	const warnings = [...plan.warnings, ...onceEach(bought.flatMap((piece) => piece.warnings)), ...heard];
	return { value: { speech: { ...speech, voice }, model: plan.model, pieces: bought }, warnings };
}
