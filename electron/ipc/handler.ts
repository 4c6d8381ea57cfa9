import type { Application } from '#electron/application.ts'
import type { Services } from '#electron/services.ts'
import type { Api, Channel, Output } from '#shared/ipc/api.ts'
import type { z } from 'zod'

/** What a handler is given: the input, already through the channel's schema. */
export type Validated<C extends Channel> = z.output<Api[C]['input']>

type SessionChannel = Extract<Channel, `session.${string}`>

/** Works on an open workspace. */
export type Handler<C extends Channel> = (services: Services, input: Validated<C>) => Output<C> | Promise<Output<C>>

/** Works on the application: opening and closing workspaces. */
export type SessionHandler<C extends Channel> = (application: Application, input: Validated<C>) => Output<C> | Promise<Output<C>>

/** A topic's table of handlers. */
export type Handlers<Prefix extends string> = { readonly [C in Exclude<Extract<Channel, `${Prefix}.${string}`>, SessionChannel>]: Handler<C> }
export type SessionHandlers = { readonly [C in SessionChannel]: SessionHandler<C> }
