/** A mail server. */
export type Mail = { send(message: { to: string; subject: string; text: string }): Promise<void> }
