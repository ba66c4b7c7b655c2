import type { VendorRequest } from '../../../providers/core/vendor-http';

/** The body of a request as bytes, and its type: n8n's helper then sends it just as it is. */
export async function vendorBody({
	json,
	form,
	bytes,
}: Pick<VendorRequest, 'json' | 'form' | 'bytes'>): Promise<{ body?: Buffer; contentType?: string }> {
	if (json !== undefined) return { body: Buffer.from(JSON.stringify(json)), contentType: 'application/json' };
	if (bytes) return { body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
	if (!form) return {};
	const encoded = new Response(form);
	const contentType = encoded.headers.get('content-type') ?? 'multipart/form-data';
	return { body: Buffer.from(await encoded.arrayBuffer()), contentType };
}
