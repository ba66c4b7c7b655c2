import { globSync } from 'node:fs';
import path from 'node:path';
import { NodeHelpers, type ICredentialType, type INodeProperties } from 'n8n-workflow';

const root = path.resolve(__dirname, '..', '..');

/** Every credential type of the pack from its source, by its type name. */
export function packCredentials(): Record<string, ICredentialType> {
	return Object.fromEntries(
		globSync('credentials/*.credentials.ts', { cwd: root }).map((file) => {
			const [name = ''] = path.basename(file).split('.');
			const exported = require(path.join(root, file)) as Record<string, (new () => ICredentialType) | undefined>;
			const Type = exported[name];
			if (!Type) throw new Error(`${file} exports no class ${name}`);
			const type = new Type();
			return [type.name, type];
		}),
	);
}

const hidden = (name: string, value: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'hidden',
	default: value,
});
/** What credentials of the pack inherit from n8n's own, as far as requests need it. */
const foreign: Record<string, ICredentialType> = {
	oAuth2Api: {
		name: 'oAuth2Api',
		displayName: 'OAuth2 API',
		properties: ['clientId', 'clientSecret', 'scope'].map((name) => hidden(name, '')),
	},
	googleOAuth2Api: {
		name: 'googleOAuth2Api',
		displayName: 'Google OAuth2 API',
		extends: ['oAuth2Api'],
		properties: [
			hidden('grantType', 'authorizationCode'),
			hidden('authUrl', 'https://accounts.google.com/o/oauth2/v2/auth'),
			hidden('accessTokenUrl', 'https://oauth2.googleapis.com/token'),
			hidden('authentication', 'body'),
		],
	},
};

let known: Record<string, ICredentialType> | undefined;
export function credentialType(name: string): ICredentialType {
	known ??= { ...foreign, ...packCredentials() };
	const type = known[name];
	if (!type) throw new Error(`No credential type ${name}`);
	return type;
}

export function parentTypes(name: string): string[] {
	return (credentialType(name).extends ?? []).flatMap((parent) => [parent, ...parentTypes(parent)]);
}

/** A type's own fields after those that it inherits. */
export function credentialFields(name: string): INodeProperties[] {
	const fields: INodeProperties[] = [];
	for (const parent of credentialType(name).extends ?? [])
		NodeHelpers.mergeNodeProperties(fields, credentialFields(parent));
	NodeHelpers.mergeNodeProperties(fields, credentialType(name).properties);
	return fields;
}
