import { bundle } from '@remotion/bundler';
import { renderMedia, selectComposition } from '@remotion/renderer';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Bundles the composition beside it and renders it, as `npx remotion render` does. */
const { inputProps, out, browserExecutable, encoder } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const here = import.meta.dirname;
const browser = { browserExecutable, chromeMode: /** @type {const} */ ('chrome-for-testing') };
const serveUrl = await bundle({ entryPoint: path.join(here, 'story.jsx'), publicDir: path.join(here, 'public') });
const composition = await selectComposition({ serveUrl, id: 'story', inputProps, ...browser });
await renderMedia({
	...{ composition, serveUrl, inputProps, outputLocation: out, codec: 'h264' },
	...(encoder === 'same' && { crf: 20, x264Preset: /** @type {const} */ ('superfast') }),
	...{ timeoutInMilliseconds: 120_000, ...browser },
});
