import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * What n8n would only complain about at run time, or not at all: codex files, icons, the lists in
 * package.json and the node types of the templates. Needs a built `dist`.
 * @param {string} root
 * @returns {string[]} one sentence per finding
 */
export function checkPack(root) {
	const manifest = readJson(path.join(root, 'package.json'));
	return [...checkLists(root, manifest.n8n), ...checkNodes(root, manifest), ...checkTemplates(root, manifest.name)];
}

/** @param {string} root @param {{ nodes: string[], credentials: string[] }} listed */
function checkLists(root, listed) {
	const inTree = {
		nodes: globSync('nodes/*/*.node.ts', { cwd: root }),
		credentials: globSync('credentials/*.credentials.ts', { cwd: root }),
	};
	/** @param {'nodes' | 'credentials'} kind */
	const compare = (kind) => {
		const expected = inTree[kind].map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
		return [
			...expected
				.filter((file) => !listed[kind].includes(file))
				.map((file) => `package.json n8n.${kind} lacks ${file}`),
			...listed[kind]
				.filter((file) => !expected.includes(file))
				.map((file) => `package.json n8n.${kind} lists ${file}, which has no source`),
		];
	};
	return [...compare('nodes'), ...compare('credentials')];
}

/** @param {string} root @param {{ name: string, n8n: { nodes: string[] } }} manifest */
function checkNodes(root, manifest) {
	const typesFile = path.join(root, 'dist/types/nodes.json');
	if (!existsSync(typesFile)) return ['dist/types/nodes.json is missing: the metadata step did not run'];
	const names = new Set(readJson(typesFile).map((/** @type {{ name: string }} */ type) => type.name));
	return manifest.n8n.nodes
		.flatMap((file) => {
			const codexFile = path.join(root, file.replace(/\.js$/, '.json'));
			if (!existsSync(codexFile)) return [`${file} has no codex file beside it`];
			const codex = readJson(codexFile);
			const [prefix, name] = String(codex.node).split('.');
			const findings = [];
			if (prefix !== manifest.name || !names.has(name))
				findings.push(`${codexFile} names the unknown node '${codex.node}'`);
			if (!(codex.categories?.length > 0)) findings.push(`${codexFile} has no category`);
			return findings;
		})
		.concat(checkIcons(root));
}

/** @param {string} root */
function checkIcons(root) {
	const kinds = /** @type {const} */ (['nodes', 'credentials']);
	return kinds.flatMap((kind) => {
		const file = path.join(root, `dist/types/${kind}.json`);
		if (!existsSync(file)) return [];
		return readJson(file).flatMap(
			(/** @type {{ name: string, iconUrl?: string | { light: string, dark: string } }} */ type) => {
				const urls = typeof type.iconUrl === 'string' ? [type.iconUrl] : Object.values(type.iconUrl ?? {});
				if (urls.length === 0) return type.name.endsWith('Tool') ? [] : [`${kind}: '${type.name}' has no icon`];
				return urls
					.filter((url) => !existsSync(path.join(root, url.replace(/^icons\/[^/]+\//, ''))))
					.map((url) => `${kind}: '${type.name}' points at ${url}, which is not in dist`);
			},
		);
	});
}

/** @param {string} root @param {string} packName */
function checkTemplates(root, packName) {
	const known = new Set(
		(existsSync(path.join(root, 'dist/types/nodes.json'))
			? readJson(path.join(root, 'dist/types/nodes.json'))
			: []
		).map((/** @type {{ name: string }} */ type) => `${packName}.${type.name}`),
	);
	return globSync('workflows/*.json', { cwd: root }).flatMap((file) =>
		readJson(path.join(root, file))
			.nodes.map((/** @type {{ type: string }} */ node) => node.type)
			.filter((/** @type {string} */ type) => !type.startsWith('n8n-nodes-base.') && !known.has(type))
			.map((/** @type {string} */ type) => `${file} uses the unknown node type '${type}'`),
	);
}
