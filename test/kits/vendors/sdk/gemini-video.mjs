import { GoogleGenAI } from '@google/genai';

const { baseUrl, secret, call } = JSON.parse(process.argv[2]);
const { mediaType, sizeBytes, videoMetadata, content } = call;
const client = new GoogleGenAI({ apiKey: secret, httpOptions: { baseUrl } });
const blob = new Blob([Buffer.alloc(sizeBytes, 'showrunner')], { type: mediaType });
let file = await client.files.upload({ file: blob, config: { mimeType: mediaType } });
do file = await client.files.get({ name: file.name });
while (file.state === 'PROCESSING');
const [first] = content.contents;
const video = { fileData: { fileUri: file.uri, mimeType: mediaType }, videoMetadata };
await client.models.generateContent({ ...content, contents: [{ ...first, parts: [video, ...first.parts] }] });
await client.files.delete({ name: file.name });
