/** A process that is there once at most, however often it is begun anew. */
import type { ChildProcess } from 'node:child_process'

export interface OneProcess {
  /** Ends it, and begins it anew once it has ended. */
  restart(): void
  stop(): void
}

/** Starts it. `failed` hears when it ends by itself. */
export function oneProcess(start: () => ChildProcess, failed: () => void): OneProcess {
  let state: 'running' | 'ended' | 'restarting' | 'stopping'
  let child = begin()

  function begin(): ChildProcess {
    state = 'running'
    return start().once('exit', (code) => {
      if (state === 'restarting') child = begin()
      else if (state === 'running') {
        state = 'ended'
        if (code !== 0) failed()
      }
    })
  }

  return {
    restart() {
      if (state === 'ended') child = begin()
      else if (state === 'running') {
        state = 'restarting'
        child.kill('SIGTERM')
      }
    },
    stop() {
      state = 'stopping'
      child.kill('SIGTERM')
    },
  }
}
