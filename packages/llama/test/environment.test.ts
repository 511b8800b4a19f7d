import { expect, test, vi } from 'vitest';
import { clientOf, NEVER } from './client-fixture.ts';
import { PROMPT } from './prompt-fixture.ts';
import { completion, http, rawEndpoint } from './raw-endpoint.ts';

test('nothing in the environment changes where a call goes, with which key, or what is printed', async () => {
  vi.stubEnv('TOGETHER_BASE_URL', 'http://127.0.0.1:1/elsewhere');
  vi.stubEnv('TOGETHER_API_KEY', 'environment-key');
  vi.stubEnv('TOGETHER_PROJECT_ID', 'environment-project');
  vi.stubEnv('TOGETHER_LOG', 'debug');
  vi.stubEnv('TOGETHER_CUSTOM_HEADERS', 'Authorization: Bearer environment-key\nX-Extra: environment-header');
  const printed = (['debug', 'info', 'log', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
  try {
    const endpoint = await rawEndpoint((socket) => socket.write(http(200, completion())));
    await clientOf(endpoint.url).llama.ask(PROMPT, NEVER);
    expect(endpoint.requests).toHaveLength(1);
    expect(endpoint.requests[0]?.head).toMatch(/authorization: Bearer secret-key\r\n/i);
    expect(endpoint.requests[0]?.head).not.toMatch(/environment-|x-stainless/i);
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  } finally {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  }
});
