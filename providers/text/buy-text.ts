import type { SpendService } from '../../contract/vocabulary';
import { toBase64 } from '../core/base64';
import { buy, type Bought, type Made } from '../core/buy';
import { knownModels } from '../core/known-models';
import { chooseModel } from '../core/model-card';
import { lendingMs, lendVideo, whyUnseen, type Loan } from '../core/lend-video';
import { ProviderError } from '../core/provider-error';
import type { Warning } from '../core/run-chain';
import type { VendorContext } from '../core/vendor-context';
import { callTimeoutMs } from './call-timeout';
import type { JsonOf, JsonSchema } from './json-schema';
import type { TextCall, TextRequest, TextVendor } from './port';
import { priceElsewhere } from './price-elsewhere';
import { costOfUsage, priceBefore } from './price-text';
import { writeChecked } from './write-checked';

export type TextOrder<S extends JsonSchema> = TextRequest<S> & {
	/** Such as `script.generate`: in the books, and part of what makes two texts the same. */
	operation: string;
	/** Default: text. */
	service?: SpendService;
	/** What the form cannot say: faults that the model is to put right, in words; none where all is well. */
	check?(json: JsonOf<S>): string[];
	/** The text is not taken again after this time; left out, it always is. */
	keepForMs?: number;
	/** Whether an uploaded video is deleted at the vendor's at once. Left out, it lies there until it runs out. */
	deleteUpload?: boolean;
};

export type BoughtText<S extends JsonSchema> = Omit<Bought<object>, 'result'> & { json: JsonOf<S>; model: string };

type Kept = { json: unknown; model: string };

/**
 * Has a vendor write one text, unless it was bought before: asks for the price, holds it, calls, checks what came against
 * the form, and has it put right once. What both calls used is the cost. Throws `ProviderError`.
 */
export async function buyText<const S extends JsonSchema>(
	vendor: TextVendor,
	order: TextOrder<S>,
	context: VendorContext,
): Promise<BoughtText<S>> {
	const { operation, service = 'text', check, keepForMs, deleteUpload = false, model: wanted, ...request } = order;
	refuseImages(vendor, request.images?.length ?? 0);
	refuseVideo(vendor, request.video);
	const named = wanted || (await modelOfServer(vendor, context));
	const { model, warnings: modelWarnings } = await chooseWriter(vendor, named, context);
	const call: TextCall = { ...request, model };
	const overrides = await context.prices();
	const { price, warnings: priceWarnings } = priceBefore(vendor, overrides, call);
	const alternatives = priceElsewhere(vendor, call, { overrides, nowMs: context.clock.now() });
	const offer = { vendor, service, operation, model, price, alternatives, shapedBy: shapeOf(call) };
	const callLimitMs = 2 * callTimeoutMs + 60_000 + (call.video ? lendingMs : 0);
	const limits = { callLimitMs, ...(keepForMs !== undefined && { keepForMs }) };
	const make = async (): Promise<Made<Kept>> => {
		const loan = await lend(vendor, call, { service, context });
		const checkJson = (json: unknown) => check?.(json as JsonOf<S>) ?? [];
		const cost = (usage: Parameters<typeof costOfUsage>[3]) => costOfUsage(vendor, overrides, model, usage);
		const lent = { ...call, ...(loan && { lent: loan.lent }) };
		const written = writeChecked(vendor, lent, { checkJson, cost }, context);
		const { json, warnings, costMicros, ...told } = await written.finally(async () => {
			// It runs out by itself: what was paid for is not lost for it.
			if (deleteUpload) await loan?.giveBack().catch(() => undefined);
		});
		return { result: { json, model: told.model }, assetIds: [], costMicros, warnings };
	};
	const bought = await buy<Kept>({ ...offer, ...limits }, { make }, context);
	const { result, warnings, ...paid } = bought;
	const all: Warning[] = [...modelWarnings, ...priceWarnings, ...warnings];
	return { ...paid, json: result.json as JsonOf<S>, model: result.model, warnings: all };
}

async function chooseWriter(vendor: TextVendor, wanted: string | undefined, context: VendorContext) {
	const { id, models, tellsEnds = false, listModels } = vendor;
	const teller = { id, ...(tellsEnds && { listEnds: listModels }) };
	const known = await knownModels(teller, { models, wanted, service: 'text' }, context);
	return chooseModel(known, wanted, context.clock.now());
}

/** A server of one's own: nobody knows its models before it is asked. Undefined where the vendor's are known. */
async function modelOfServer({ label, models, listModels }: TextVendor, { http, clock }: VendorContext) {
	if (models.length > 0) return undefined;
	const [first] = await listModels(http, clock.now());
	if (first) return first.id;
	throw new ProviderError({
		kind: 'configuration-invalid',
		title: `${label}: the server has no model`,
		fix: 'Load one on the server, or put its id into the field',
		field: 'model',
	});
}

async function lend(
	{ id, label, videos }: TextVendor,
	{ video }: TextCall,
	{ service, context }: { service: SpendService; context: VendorContext },
): Promise<Loan | undefined> {
	if (!video || !videos) return undefined;
	return await lendVideo({ id, label, videos }, { video, service }, context);
}

function refuseVideo(vendor: TextVendor, video: TextCall['video']): void {
	const reason = video && whyUnseen(vendor, video);
	if (reason === undefined) return;
	const fix = 'Choose a provider that does, or show it stills of the video';
	throw new ProviderError({ kind: 'configuration-invalid', title: reason, fix, field: 'providers' });
}

function refuseImages({ label, takesImages }: TextVendor, count: number): void {
	if (count === 0 || takesImages) return;
	throw new ProviderError({
		kind: 'configuration-invalid',
		title: `${label} does not look at pictures`,
		fix: 'Choose a provider that does',
		field: 'providers',
	});
}

function shapeOf({ images = [], ...call }: TextCall) {
	return { ...call, images: images.map(({ mediaType, bytes }) => ({ mediaType, bytes: toBase64(bytes) })) };
}
