import type { CommercialUse } from '@showrunner/contract';

/** What a licence asks of those who use it in a video. */
export type LicenceTerms = {
	commercialUse: CommercialUse;
	creditRequired: boolean;
	/** Whether it may be cut, cropped and mixed with other things. */
	changesAllowed: boolean;
	/** Free of charge for everyone, so that there is no receipt to ask for. */
	isFree: boolean;
};

const free: LicenceTerms = { commercialUse: 'allowed', creditRequired: false, changesAllowed: true, isFree: true };

/**
 * Licences by their names, the first that matches. Creative Commons: creativecommons.org/share-your-work/cclicenses,
 * Pexels: pexels.com/license, Pixabay: pixabay.com/service/license-summary, Unsplash: unsplash.com/license, models: as
 * their model pages state them; looked up on 2026-11-26. Software licences are those of engines and voices: what these
 * make is not the software and carries none of its duties.
 */
const known: [RegExp, LicenceTerms][] = [
	[/^cc0\b|public domain|^pdm\b|^pd\b/, free],
	[/non[- ]?commercial/, { ...free, commercialUse: 'forbidden' }],
	[/^own (work|recording)\b/, free],
	[/^as its parts$/, free],
	[/\b(pexels|pixabay|unsplash)\b/, free],
	[/open ?rail/, free],
	[/^ltx-2-community$/, { ...free, commercialUse: 'conditional' }],
	[/^speech made with espeak/, free],
	[/^(mit|isc|0bsd|apache(-| licen[cs]e )?|bsd|cmu)\b/, free],
];

const creativeCommons = /^cc[- ]by((?:[- ](?:nc|nd|sa))*)(?:[- ]\d|$|\s)/;

/** What is known of a licence by its name; null where that says nothing. */
export function licenceTerms(name: string): LicenceTerms | null {
	const plain = name.trim().toLowerCase();
	const parts = creativeCommons.exec(plain)?.[1];
	if (parts !== undefined)
		return {
			commercialUse: parts.includes('nc') ? 'forbidden' : 'allowed',
			creditRequired: true,
			changesAllowed: !parts.includes('nd'),
			isFree: true,
		};
	return known.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
