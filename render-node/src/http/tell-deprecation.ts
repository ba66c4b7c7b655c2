import type { Deprecation } from '@showrunner/contract';
import type { Response } from 'express';

type Deprecating = { deprecated?: Deprecation; deprecatedFields?: Readonly<Record<string, Deprecation>> };

const isUsed = (part: unknown, name: string) => typeof part === 'object' && part !== null && Object.hasOwn(part, name);

/** What of this request is on its way out: the route, or members that it has. The one that ends first comes first. */
export function deprecationsOf(route: Deprecating, sent: { query: unknown; body: unknown }): Deprecation[] {
	const fields = Object.entries(route.deprecatedFields ?? {})
		.filter(([name]) => isUsed(sent.query, name) || isUsed(sent.body, name))
		.map(([, deprecation]) => deprecation);
	const end = ({ sunset = '9999-12-31' }: Deprecation) => Date.parse(sunset);
	return [...(route.deprecated ? [route.deprecated] : []), ...fields].sort((a, b) => end(a) - end(b));
}

/** Tells it by the headers Deprecation (RFC 9745), Sunset (RFC 8594) and Link. */
export function tellDeprecations(response: Response, deprecations: readonly Deprecation[]): void {
	const [first] = deprecations;
	if (!first) return;
	response.set('Deprecation', `@${Date.parse(first.since) / 1000}`);
	if (first.sunset !== undefined) response.set('Sunset', new Date(first.sunset).toUTCString());
	for (const { link, sunset } of deprecations) {
		response.append('Link', `<${link}>; rel="deprecation"; type="text/html"`);
		if (sunset !== undefined) response.append('Link', `<${link}>; rel="sunset"; type="text/html"`);
	}
}
