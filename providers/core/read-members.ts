import { isJsonObject, type JsonObject } from './read-json';

/** A number of tokens as a vendor tells it; 0 where it tells none. */
export function countIn(object: unknown, name: string): number {
	const value = isJsonObject(object) ? object[name] : undefined;
	return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.round(value) : 0;
}

/** An object inside an object; empty where there is none. */
export function objectIn(object: unknown, name: string): JsonObject {
	const value = isJsonObject(object) ? object[name] : undefined;
	return isJsonObject(value) ? value : {};
}

/** The objects of a list inside an object; none where there is no list. */
export function objectsIn(object: unknown, name: string): JsonObject[] {
	const value = isJsonObject(object) ? object[name] : undefined;
	return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

export function textIn(object: unknown, name: string): string | undefined {
	const value = isJsonObject(object) ? object[name] : undefined;
	return typeof value === 'string' && value !== '' ? value : undefined;
}
