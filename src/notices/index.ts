export * from './calendar-feed.ts'
export * from './outbox.ts'
export * from './reminders.ts'
export * from './senders.ts'
