import type { ModelClient } from './model-client.ts'

/**
 * A client that tells no secret and hears none, whatever a knowledge file, a model or a server says: requests and
 * answers go through `hide`. Of live text each piece goes by itself; what is kept is whole.
 */
export const withoutSecrets = (client: ModelClient, hide: (text: string) => string): ModelClient => ({
  call: async (call, calling) => {
    const messages = call.messages.map((message) => ({ ...message, text: hide(message.text) }))
    const onText = (text: string): void => calling.onText(hide(text))
    const reply = await client.call({ ...call, messages }, { ...calling, onText })
    return { ...reply, content: hide(reply.content) }
  },
})
